import { STYLE_TOKENS } from '../pages/style.js';

const FRAME = `
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.5rem; padding: 0.75rem 1rem; background: var(--surface);
  border-bottom: 1px solid var(--line); }
.brand { font-weight: 700; font-size: 1.0625rem; }
.brand a { color: var(--ink); text-decoration: none; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem; list-style: none; }
nav li a { display: block; padding: 0.5rem 0.75rem; border-radius: 0.5rem; color: var(--muted); text-decoration: none; font-weight: 500; }
nav li a:hover { background: var(--raised); color: var(--ink); }
nav li a[aria-current] { background: var(--accent-soft); color: var(--accent-strong); }
.clock { display: flex; flex-wrap: wrap; gap: 0 0.75rem; margin-inline-start: auto; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.label, .detail { color: var(--muted); font-size: 0.875rem; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1rem; }
main > *, [data-live] { min-width: 0; }
[data-live] { display: grid; gap: 1rem; }
.clock [data-live] { display: block; }
.heading { display: flex; flex-wrap: wrap; align-items: end; justify-content: space-between; gap: 0.75rem 1.5rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.0625rem; margin-bottom: 0.75rem; }
h3 { font-size: 0.9375rem; margin: 1.25rem 0 0.5rem; }
.back { font-size: 0.9375rem; }
.sum { display: flex; align-items: center; gap: 0.75rem; font-size: 1.25rem; font-weight: 600; margin-inline-end: auto; }
.sum .badge { font-size: 0.8125rem; }
.panel { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: 1rem; min-width: 0; }
.halves { display: grid; gap: 1rem; align-items: start; }
.halves > div { display: grid; gap: 1rem; }
.notice { padding: 0.75rem 1rem; border-radius: 0.5rem; font-weight: 500; }
.notice.done { background: var(--good-soft); color: var(--good); }
.notice.problem { background: var(--bad-soft); color: var(--bad); }
.empty { padding: 1rem; color: var(--muted); text-align: center; }
.panel .empty { padding: 0.25rem 0; text-align: start; }
div.empty { display: grid; gap: 0.75rem; justify-items: center; padding: 3rem 1rem; background: var(--surface);
  border: 1px dashed var(--edge); border-radius: var(--radius); }
div.empty h2 { margin: 0; color: var(--ink); }
`;

const CONTENT = `
.badge { display: inline-block; padding: 0.125rem 0.625rem; border-radius: 1rem; font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
.badge.good { background: var(--good-soft); color: var(--good); } .badge.waiting { background: var(--wait-soft); color: var(--wait); }
.badge.bad { background: var(--bad-soft); color: var(--bad); } .badge.over { background: var(--over-soft); color: var(--over); }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', monospace; font-size: 0.875em; overflow-wrap: anywhere; }
thead th { padding-block: 0.25rem 0.5rem; color: var(--muted); font-size: 0.875rem; }
tbody td { padding-block: 0.625rem; border-top: 1px solid var(--line); vertical-align: middle; }
th + th, td + td { padding-inline-start: 0.625rem; }
tbody td { font-size: 0.9375rem; }
td:first-child { min-width: 5.5rem; }
td .badge { padding-inline: 0.5rem; font-size: 0.75rem; white-space: normal; }
td .detail { display: block; }
td a { font-weight: 600; overflow-wrap: anywhere; }
.roomy { display: none; }
.paging { display: flex; justify-content: center; gap: 1rem; color: var(--muted); font-size: 0.9375rem; }
.facts { display: grid; gap: 0.5rem; }
.facts dt { color: var(--muted); font-size: 0.875rem; }
.facts dd { overflow-wrap: anywhere; }
.plain, .history { list-style: none; display: grid; gap: 0.75rem; }
.history li { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.75rem; }
.delivery { display: grid; gap: 0.375rem; padding-bottom: 0.75rem; border-bottom: 1px solid var(--line); min-width: 0; }
.delivery:last-child { padding-bottom: 0; border-bottom: 0; }
.delivery-line { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; }
.delivery-line .address { flex: 1 0 100%; order: 1; }
.delivery-line .badge { margin-inline-end: auto; }
.why { font-size: 0.9375rem; overflow-wrap: anywhere; }
.add { margin-top: 1rem; }
.attempts { margin: 0; padding-inline-start: 1.5rem; font-size: 0.9375rem; }
details summary { cursor: pointer; color: var(--muted); font-size: 0.875rem; padding-block: 0.25rem; }
pre { margin: 0.25rem 0 0; padding: 0.75rem; max-height: 20rem; overflow: auto; background: var(--raised); border: 1px solid var(--line);
  border-radius: 0.5rem; white-space: pre-wrap; }
`;

const FORMS = `
.filters { display: flex; flex-wrap: wrap; align-items: end; gap: 0.75rem; }
.filters > div { flex: 1 1 9rem; min-width: 0; }
.filters > .broad { flex: 1 1 17rem; }
.filters > .short { flex: 0 1 5rem; }
.filters > .medium { flex: 0 1 11rem; }
.filters label { display: block; margin-bottom: 0.125rem; color: var(--muted); font-size: 0.875rem; }
.filters input, .filters select { width: 100%; min-height: 2.75rem; padding: 0.375rem 0.625rem; background: var(--surface);
  border: 1px solid var(--edge); border-radius: 0.5rem; }
.filters input::placeholder { color: var(--faint); opacity: 1; }
button.copy { display: none; min-height: 2rem; padding: 0.125rem 0.625rem; font-size: 0.8125rem; }
.scripted button.copy { display: inline-block; }
.body { margin-top: 0.5rem; }
.body .detail { display: inline-block; margin-inline-end: 0.5rem; }
.exports { width: 100%; max-width: 40rem; text-align: start; }
tbody th { padding-block: 0.625rem; vertical-align: middle; border-top: 1px solid var(--line); color: var(--muted); }
button, .button { min-height: 2.75rem; padding: 0.5rem 1rem; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.75rem; }
.panel > h2 + .buttons { margin-top: 0; }
.buttons + .filters { margin-top: 1rem; }
@media (min-width: 48rem) {
  main { padding: 1.5rem; gap: 1.25rem; }
  .bar { padding-inline: 1.5rem; }
  .panel { padding: 1.25rem; }
  th + th, td + td { padding-inline-start: 1.25rem; }
  tbody td { font-size: 1rem; }
  td .badge { padding-inline: 0.625rem; font-size: 0.8125rem; }
  .delivery-line .address { flex: 1; order: 0; }
  .delivery-line .badge { margin-inline-end: 0; }
  .roomy { display: table-cell; }
  .halves { grid-template-columns: 1fr 1fr; }
  .facts > div { display: grid; grid-template-columns: 7rem 1fr; align-items: baseline; }
}
`;

/** The stylesheet of the dashboard. */
export const DASHBOARD_STYLESHEET = STYLE_TOKENS + FRAME + CONTENT + FORMS;
