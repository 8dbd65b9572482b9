import { beforeAll, describe, expect, it } from 'vitest';
import type { Fence } from './fences.js';
import { allSnippets } from './snippets.js';
import { typeErrors } from './type-check.js';

const MADE_UP = 'docs/made-up.md';

const madeUp = (line: number, code: string): Fence => ({
  path: MADE_UP,
  line,
  language: 'ts',
  marks: [],
  code,
});

const WRONG = [
  madeUp(10, "import { isPaid } from 'paymennt';\n\nisPaid('paid');"),
  madeUp(20, "import { markOrder } from './shop.js';"),
  madeUp(30, "import { PaymenntClient } from 'paymennt';\nnew PaymenntClient();"),
  madeUp(40, "import { createSandbox } from 'paymennt/sandboxes';"),
  madeUp(50, 'export const answer: = 42;'),
];

describe('code on the pages', () => {
  const snippets = allSnippets();
  let errors: string[] = [];

  // One program for everything: the compiler reads the package once.
  beforeAll(() => {
    errors = typeErrors([...snippets, ...WRONG]);
  }, 90_000);

  it('compiles, in every guide, README and doc comment', () => {
    expect(errors.filter((error) => !error.startsWith(MADE_UP))).toEqual([]);
  });

  it.each(['README.md', 'docs/README.md', 'docs/getting-started.md', 'src/checkouts/resource.ts'])(
    'is looked for in %s',
    (path) => {
      expect(snippets.filter((snippet) => snippet.path === path)).not.toHaveLength(0);
    },
  );

  it('is reported with the line of its page when it does not compile', () => {
    const found = errors.filter((error) => error.startsWith(MADE_UP));
    expect(found).toEqual([
      expect.stringMatching(/:12: .*"paid"/),
      expect.stringMatching(/:20: .*markOrder/),
      expect.stringMatching(/:31: Expected 1 argument/),
      expect.stringMatching(/:40: Cannot find module/),
      expect.stringMatching(/:50: Type expected/),
    ]);
  });
});
