import { describe, expect, it } from 'vitest';
import { FULLEST_ROWS, fullestRow } from '../contract/fullest-rows.js';
import { fuzz, intolerant } from './fuzz.js';

describe('every field of an answer dropped, nulled, retyped, renamed and nested', () => {
  it.each(FULLEST_ROWS)(
    'never makes $operation throw while its essential fields can be read',
    async (row) => {
      const { failures, survived, refused } = await fuzz(row);

      expect(failures).toEqual([]);
      expect(survived).toBeGreaterThan(5);
      expect(refused).toBeGreaterThan(1);
    },
  );

  it('makes a call throw where nothing is tolerated', async () => {
    const { failures } = await fuzz(fullestRow('checkouts.get'), intolerant);

    expect(failures.length).toBeGreaterThan(50);
  });
});
