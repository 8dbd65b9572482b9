/** The colours of every page, for light and dark screens. Text has a contrast of at least 4.5 to its background. */
export const STYLE_TOKENS = `
:root {
  color-scheme: light dark;
  --ground: #f3f5f7; --surface: #ffffff; --raised: #f8fafb;
  --ink: #16212c; --muted: #50606f; --faint: #6a7783; --line: #d9e0e6; --edge: #75838f;
  --accent: #0b6a5e; --accent-strong: #084f46; --on-accent: #ffffff; --accent-soft: #e2f2ef;
  --good: #17703f; --good-soft: #e1f4e8; --bad: #b1271f; --bad-soft: #fdecea;
  --wait: #7a5200; --wait-soft: #fff4d6; --over: #50606f; --over-soft: #e9edf1;
  --shadow: 0 1px 2px rgb(22 33 44 / 6%), 0 8px 24px rgb(22 33 44 / 7%);
  --radius: 0.75rem;
  font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif;
  line-height: 1.5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f151b; --surface: #18212a; --raised: #1e2832;
    --ink: #e8eef3; --muted: #a7b5c1; --faint: #8796a4; --line: #2e3a45; --edge: #7d8c99;
    --accent: #57cfba; --accent-strong: #86e0cf; --on-accent: #05201b; --accent-soft: #14352f;
    --good: #6fd69a; --good-soft: #143322; --bad: #ff9b93; --bad-soft: #3b1e1d;
    --wait: #f5cd6b; --wait-soft: #382c10; --over: #a7b5c1; --over-soft: #26313b;
    --shadow: 0 1px 2px rgb(0 0 0 / 30%), 0 8px 24px rgb(0 0 0 / 30%);
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); }
h1, h2, h3, p, ul, ol, dl, dd, table { margin: 0; padding: 0; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
a { color: var(--accent); text-underline-offset: 0.15em; }
button, input, select { font: inherit; color: inherit; }
table { width: 100%; border-collapse: collapse; }
th { font-weight: 500; }
th, td { padding: 0; text-align: start; vertical-align: top; }
.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
bdi { overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.visually-hidden {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.languages { display: flex; justify-content: center; gap: 0.25rem; padding: 0.25rem 1rem; color: var(--faint); font-size: 0.9375rem; align-items: center; }
.languages a { padding: 0.5rem; color: var(--accent); }
.languages a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.simulation {
  padding: 0.5rem 1rem; background: var(--wait-soft); color: var(--wait); font-size: 0.875rem; text-align: center;
  text-wrap: balance;
}
button, .button {
  display: inline-block; min-height: 3rem; padding: 0.7rem 1.25rem; border: 1px solid transparent; border-radius: 0.5rem;
  font-weight: 600; line-height: 1.4; text-align: center; text-decoration: none; cursor: pointer;
}
.primary { background: var(--accent); color: var(--on-accent); }
.primary:hover { background: var(--accent-strong); }
.quiet { background: transparent; border-color: var(--edge); color: var(--ink); }
.quiet:hover { background: var(--raised); border-color: var(--ink); }
@media (forced-colors: active) { button, .button { border-color: ButtonText; } }
`;

const FRAME = `
main { max-width: 32rem; margin: 0 auto; padding: 1rem; }
main.wide { padding: 0; }
.columns > section, .card { background: var(--surface); padding: 1.25rem; }
.card { border-radius: var(--radius); box-shadow: var(--shadow); display: grid; gap: 1.25rem; }
.columns > .summary { border-bottom: 1px solid var(--line); }
.actions { display: grid; gap: 0.75rem; }
`;

const SUMMARY = `
.summary .merchant { margin-bottom: 0.25rem; font-weight: 700; }
.many-items { border-top: 1px solid var(--line); }
.many-items summary { padding-block: 0.75rem; min-height: 2.75rem; cursor: pointer; font-weight: 500; }
.summary h2 { font-size: 0.9375rem; font-weight: 500; color: var(--muted); }
.summary .amount { margin: 0.125rem 0 0.75rem; font-size: 1.875rem; font-weight: 700; line-height: 1.2; letter-spacing: -0.01em; }
.summary .description { margin-bottom: 0.75rem; overflow-wrap: anywhere; }
.summary table { font-size: 0.9375rem; }
.summary td + td { padding-inline-start: 1rem; }
.items { border-top: 1px solid var(--line); margin-bottom: 0.25rem; }
.items td { padding-block: 0.625rem; border-bottom: 1px solid var(--line); }
.items td:first-child { overflow-wrap: anywhere; }
.items .detail { display: block; color: var(--muted); font-size: 0.875rem; }
.totals tr:first-child > * { padding-top: 0.625rem; }
.totals th, .totals td { padding-block: 0.25rem; }
.totals th { color: var(--muted); }
.totals tr:nth-last-child(2) > * { padding-bottom: 0.625rem; }
.totals .total th, .totals .total td { padding-top: 0.625rem; font-weight: 700; color: var(--ink); }
.totals tr:not(.total) + .total th, .totals tr:not(.total) + .total td { border-top: 1px solid var(--line); }
`;

const FORM = `
.paying h2 { font-size: 1.25rem; margin-bottom: 1rem; }
.fields { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-bottom: 1.25rem; }
.field { grid-column: 1 / -1; min-width: 0; }
.field.expiry, .field.cvv { grid-column: auto; }
.field > label { display: block; margin-bottom: 0.25rem; font-weight: 600; }
.field input[type='text'] { width: 100%; min-height: 3rem; padding: 0.625rem 0.75rem; font-size: 1.0625rem; background: var(--surface);
  border: 1px solid var(--edge); border-radius: 0.5rem; font-variant-numeric: tabular-nums; }
[dir='rtl'] .field input[type='text'] { text-align: right; }
.field input[type='text']:hover { border-color: var(--ink); }
.field input[type='text']:focus-visible { outline-offset: 0; border-color: var(--accent); }
.field input[aria-invalid='true'] { border-color: var(--bad); box-shadow: inset 0 0 0 1px var(--bad); }
.field input::placeholder { color: var(--faint); opacity: 1; }
.hint { margin-top: 0.25rem; color: var(--muted); font-size: 0.875rem; }
.error { margin-top: 0.25rem; color: var(--bad); font-size: 0.9375rem; font-weight: 500; }
.choice { display: flex; align-items: center; gap: 0.75rem; min-height: 2.75rem; }
.choice input { flex: none; width: 1.375rem; height: 1.375rem; margin: 0; accent-color: var(--accent); }
.choice label { flex: 1; padding-block: 0.5rem; }
.test-cards { margin-top: 1.25rem; padding-top: 0.25rem; border-top: 1px solid var(--line); color: var(--muted); font-size: 0.9375rem; }
.test-cards summary { padding-block: 0.625rem; cursor: pointer; font-weight: 500; }
.test-cards ul { display: grid; gap: 0.5rem; margin-top: 0.5rem; list-style: none; }
.test-cards a { display: flex; align-items: center; justify-content: space-between; gap: 0.75rem; min-height: 3rem; padding: 0.5rem 0.75rem;
  border: 1px solid var(--edge); border-radius: 0.5rem; color: var(--ink); text-decoration: none; }
.test-cards a:hover { border-color: var(--accent); background: var(--raised); }
.test-cards bdi { font-variant-numeric: tabular-nums; font-weight: 500; }
.test-cards .detail { display: block; color: var(--muted); font-size: 0.875rem; }
.test-cards .use { flex: none; color: var(--accent); font-weight: 600; }
`;

const ENDINGS = `
.outcome { display: grid; justify-items: center; gap: 0.5rem; padding-top: 0.5rem; text-align: center; }
.outcome h1 { font-size: 1.5rem; }
.outcome p { color: var(--muted); text-wrap: balance; }
.icon { margin-bottom: 0.25rem; fill: none; stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
.icon circle { stroke: none; }
.icon.good { stroke: var(--good); } .icon.good circle { fill: var(--good-soft); }
.icon.waiting { stroke: var(--wait); } .icon.waiting circle { fill: var(--wait-soft); }
.icon.bad { stroke: var(--bad); } .icon.bad circle { fill: var(--bad-soft); }
.icon.over { stroke: var(--over); } .icon.over circle { fill: var(--over-soft); }
.card .summary { padding: 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 0.5rem; }
.card .summary .amount { font-size: 1.5rem; }
.closing { color: var(--muted); text-align: center; }
.bank { border-top: 4px solid var(--accent); }
.bank-name { color: var(--muted); font-weight: 600; }
.question { text-wrap: pretty; }
.bank h1 { font-size: 1.5rem; margin-top: -1rem; }
`;

const DESKTOP = `
@media (min-width: 40rem) {
  @supports selector(::details-content) {
    .many-items summary { display: none; }
    .many-items { border-top: 0; }
    .many-items::details-content { display: block; content-visibility: visible; block-size: auto; }
  }
  main { padding-block: 3rem; }
  main.wide { padding: 2rem 1rem; }
  .columns > .summary { border-start-start-radius: var(--radius); border-start-end-radius: var(--radius); }
  .columns > .paying { border-end-start-radius: var(--radius); border-end-end-radius: var(--radius); }
  .columns > section, .card { padding: 2rem; }
  .columns { border-radius: var(--radius); box-shadow: var(--shadow); }
}
@media (min-width: 56rem) {
  main.wide { max-width: 60rem; padding-block: 3rem; }
  .columns { display: grid; grid-template-columns: 5fr 6fr; }
  .columns > .summary { background: var(--raised); border-bottom: 0; border-inline-end: 1px solid var(--line);
    border-radius: 0; border-start-start-radius: var(--radius); border-end-start-radius: var(--radius); }
  .columns > .paying { border-radius: 0; border-start-end-radius: var(--radius); border-end-end-radius: var(--radius); }
  .actions { grid-template-columns: 1fr auto; }
  .actions > :only-child { grid-column: 1 / -1; }
}
`;

/** The stylesheet of the shopper's pages: for a phone first, then for wider screens. */
export const STYLESHEET = STYLE_TOKENS + FRAME + SUMMARY + FORM + ENDINGS + DESKTOP;
