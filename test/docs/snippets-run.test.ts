import { describe, expect, it } from 'vitest';
import type { Fence } from './fences.js';
import { runSnippet } from './run-snippet.js';
import { allSnippets, placeOf } from './snippets.js';

const IMPORTS_VALUES = /^import (?!type\b)/m;
const IMPORTS_ITS_OWN_FILES = /^import .* from '\.\/(?!shop\.js)/m;
/** `declare const app`: something that only the reader has. */
const DECLARES = /^declare /m;

/** Whether there is something to run, and all that it needs. */
const canRun = ({ code, marks }: Fence) =>
  !marks.includes('no-run') &&
  IMPORTS_VALUES.test(code) &&
  !IMPORTS_ITS_OWN_FILES.test(code) &&
  !DECLARES.test(code);

const snippet = (code: string): Fence => ({
  path: 'docs/made-up.md',
  line: 1,
  language: 'ts',
  marks: [],
  code,
});

describe('code on the pages, run against the sandbox', () => {
  const runnable = allSnippets().filter(canRun);

  it.each(runnable.map((fence) => [placeOf(fence), fence] as const))('runs: %s', async (_, fence) => {
    await runSnippet(fence);
  });

  it('reaches the gateway with what it asks for', async () => {
    const { requests } = await runSnippet(
      snippet(
        "import { PaymenntClient } from 'paymennt';\nawait PaymenntClient.fromEnv().checkouts.get('1653241101733169556');",
      ),
    );
    expect(requests).toEqual(['GET /mer/v2.0/checkout/1653241101733169556']);
  });

  it('fails when the gateway refuses, and when a comment claims another result', async () => {
    const code =
      "import { PaymenntClient } from 'paymennt';\nawait PaymenntClient.fromEnv().checkouts.get('1');";
    await expect(runSnippet(snippet(code))).rejects.toThrow(/checkouts\.get was refused/);
    const value = "import { isPaid } from 'paymennt';\nisPaid('PENDING'); // true";
    await expect(runSnippet(snippet(value))).rejects.toThrow(/deeply equal/);
    await expect(runSnippet(snippet('console.log(1 + 1); // 3'))).rejects.toThrow(/to be '3'/);
  });

  it('checks what the pages claim', async () => {
    const money = runnable.filter(({ path }) => path === 'docs/money.md');
    const runs = await Promise.all(money.slice(0, 1).map((fence) => runSnippet(fence)));
    expect(runs.map(({ checked }) => checked)).toEqual([6]);
  });
});
