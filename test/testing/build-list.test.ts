import { PaymenntClient } from 'paymennt';
import { buildCheckout, buildList } from 'paymennt/testing';
import { describe, expect, it, vi } from 'vitest';
import { CREDENTIALS } from '../support/client.js';

const idsOf = async (list: AsyncIterable<{ id: string }>) => {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
};

describe('a list that a test builds', () => {
  it('takes the place of a search, awaited or iterated, as often as it is called', async () => {
    const client = new PaymenntClient({ ...CREDENTIALS, environment: 'test' });
    const items = [buildCheckout({ id: '1' }), buildCheckout({ id: '2' })];
    vi.spyOn(client.checkouts, 'search').mockReturnValue(buildList(items));

    expect(await idsOf(client.checkouts.search({ status: ['PENDING'] }))).toEqual(['1', '2']);
    expect(await idsOf(client.checkouts.search())).toEqual(['1', '2']);
    const page = await client.checkouts.search();
    expect(page.items).toEqual(items);
    expect(page.page).toBe(0);
    expect(page.size).toBe(2);
    expect(page.totalPages).toBe(1);
    expect(page.totalElements).toBe(2);
    expect(page.hasNextPage).toBe(false);
    expect(await page.nextPage()).toBeUndefined();
    expect(await idsOf(page)).toEqual(['1', '2']);
  });

  it('may be empty, or hold the same item twice', async () => {
    const checkout = buildCheckout({ id: '1' });

    expect(await idsOf(buildList<typeof checkout>([]))).toEqual([]);
    expect(await idsOf(buildList([checkout, checkout]))).toEqual(['1', '1']);
  });
});
