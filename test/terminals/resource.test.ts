import { describe, expect, it } from 'vitest';
import { json, yes } from '../support/answers.js';
import { sentBy } from '../support/expect-request.js';

const TERMINAL = { id: '7', alias: 'Counter 1', deviceType: 'POS', branchId: '1', active: true };

describe('a terminal', () => {
  it('is fetched by its id', async () => {
    const { line, result } = await sentBy(({ terminals }) => terminals.get('7'), yes(TERMINAL));

    expect(line).toBe('GET /terminals/7');
    expect(result).toEqual(TERMINAL);
  });

  it('is one of a list', async () => {
    const answer = json([{ success: true, elapsed: 1, result: TERMINAL }]);
    const { line, result } = await sentBy(({ terminals }) => terminals.list(), answer);

    expect(line).toBe('GET /terminals');
    expect(result.items).toEqual([TERMINAL]);
  });
});
