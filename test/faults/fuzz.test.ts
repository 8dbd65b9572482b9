import { describe, expect, it } from 'vitest';
import { answerWith, type FuzzResult, fuzz, intolerant } from './fuzz.js';
import { RECORDED_CALLS } from './recorded-calls.js';

const METHODS = Object.entries(RECORDED_CALLS);
const results: FuzzResult[] = [];

describe('every field of every recorded answer dropped, nulled, retyped, renamed and nested', () => {
  it.each(METHODS)('never makes %s throw while the id and the status can be read', async (name, recorded) => {
    const result = await fuzz(name, recorded);
    results.push(result);

    expect(result.failures).toEqual([]);
    expect(result.mutations).toBeGreaterThan(20);
    expect(result.survived).toBeGreaterThan(0);
  });

  it('covers all 36 operations, and refuses what says too little', () => {
    const sum = (count: (result: FuzzResult) => number) => results.reduce((all, one) => all + count(one), 0);
    const [mutations, survived, refused] = [
      sum((result) => result.mutations),
      sum((result) => result.survived),
      sum((result) => result.refused),
    ];
    console.log(
      `${mutations} mutations of ${results.length} answers: ${survived} survived, ${refused} refused`,
    );

    expect(results).toHaveLength(36);
    expect(survived + refused).toBe(mutations);
    expect(refused).toBeGreaterThan(100);
  });

  it.each(METHODS.slice(0, 6))(
    'finds that %s does throw once nothing is tolerated',
    async (name, recorded) => {
      const { failures } = await fuzz(name, recorded, intolerant);

      expect(failures.length).toBeGreaterThan(3);
    },
  );

  it('starts from answers that every method takes as they are', async () => {
    for (const [, recorded] of METHODS) await answerWith(recorded, recorded.answer);
  });
});
