import type { PaymenntClient } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { yes } from '../support/answers.js';
import { sentBy } from '../support/expect-request.js';

const BRANCH = { id: '1601731695315563241', name: 'Main', currency: 'AED', enabled: true };

describe('a branch', () => {
  it('is created', async () => {
    const params = { name: 'Main', currency: 'AED', description: '' };
    const { line, body, result } = await sentBy(({ branches }) => branches.create(params), yes(BRANCH));

    expect(line).toBe('POST /branches');
    expect(JSON.parse(body ?? '')).toEqual(params);
    expect(result).toEqual(BRANCH);
  });

  it.each<[string, (client: PaymenntClient) => Promise<unknown>]>([
    [`GET /branches/${BRANCH.id}`, ({ branches }) => branches.get(BRANCH.id)],
    [`POST /branches/${BRANCH.id}/enable`, ({ branches }) => branches.enable(BRANCH.id)],
    [`POST /branches/${BRANCH.id}/disable`, ({ branches }) => branches.disable(BRANCH.id)],
  ])('has no body in %s', async (expected, call) => {
    const { line, body, result } = await sentBy(call, yes(BRANCH));

    expect(line).toBe(expected);
    expect(body).toBeUndefined();
    expect(result).toEqual(BRANCH);
  });

  it('is one of a list', async () => {
    const { line, result } = await sentBy(
      ({ branches }) => branches.list({ page: 2, size: 1 }),
      yes([BRANCH]),
    );

    expect(line).toBe('GET /branches?page=2&size=1');
    expect(result.items).toEqual([BRANCH]);
    expect(result.page).toBe(2);
  });
});
