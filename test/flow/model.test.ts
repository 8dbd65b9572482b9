import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BROKEN_FLOWS } from './model/broken-flows.js';
import { explore, exploreSeeds } from './model/explore.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const MODES = ['transaction', 'lease'] as const;
const FAULTY = { crashes: 0.03, losses: 0.03 };
const CALM = { crashes: 0, losses: 0 };

describe.each(MODES)('the model of a flow with a %s', (mode) => {
  it('finds no money without fulfilment or finding, and nothing fulfilled twice or wrongly', async () => {
    const found = await exploreSeeds({ mode, ...FAULTY, from: 1, to: 150 });

    expect(found.failures).toEqual([]);
    expect(found.crashes).toBeGreaterThan(50);
    expect(found.fulfilments).toBeGreaterThan(20);
    expect(found.findings).toBeGreaterThan(20);
  });

  it('finds the mistake of a storage whose update ignores the revision', async () => {
    const found = await exploreSeeds({ mode, ...CALM, ignoresRevision: true, from: 1, to: 300 });

    expect(found.failures.join('\n')).toMatch(/fulfilled \d+ times|paid_by was written twice/);
  });
});

describe('the model of a flow', () => {
  it.each(Object.entries(BROKEN_FLOWS))(
    'finds the mistake of one that %s',
    async (_, { createFlow, says }) => {
      const found = await exploreSeeds({ mode: 'lease', ...CALM, createFlow, from: 1, to: 400, until: says });

      expect(found.failures.join('\n')).toMatch(says);
    },
  );

  it('takes the same way for the same seed', async () => {
    const options = { mode: 'transaction', ...FAULTY, seed: 17 } as const;

    expect((await explore(options)).log).toEqual((await explore(options)).log);
  });
});
