/** The colours of every page, for light and dark screens. Text on its ground has a contrast of 4.5 or more. */
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
