import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exploreSeeds } from './model/explore.js';
import { everyPair } from './model/pairs.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const MODES = ['transaction', 'lease'] as const;

describe.each(MODES)('the model of a flow with a %s', { timeout: 300_000 }, (mode) => {
  it.each([
    [0, 0],
    [0.02, 0.02],
    [0.06, 0.05],
  ])(
    'finds nothing wrong in three thousand orders, with a crash at %d and a lost answer at %d of all steps',
    async (crashes, losses) => {
      const found = await exploreSeeds({ mode, crashes, losses, from: 1_000, to: 4_000 });

      expect(found.failures).toEqual([]);
    },
  );

  it('finds nothing wrong after any pair of calls in any situation, with a crash at any await', async () => {
    const found = await everyPair({ mode }, [1]);

    expect(found.failures).toEqual([]);
    expect(found.crashes).toBeGreaterThan(2_000);
  });
});
