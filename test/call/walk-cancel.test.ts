import { PaymenntClient } from 'paymennt';
import { createSandbox } from 'paymennt/sandbox';
import { expect, it } from 'vitest';

it('a walk through pending checkouts that cancels each of them leaves none', async () => {
  const { credentials, environment, fetch } = createSandbox();
  const { checkouts } = new PaymenntClient({ ...credentials, environment, fetch });
  for (let number = 1; number <= 45; number += 1) {
    const order = { orderId: `ORD-${number}`, requestId: `ORD-${number}-1`, description: 'Tea' };
    await checkouts.createLink({ ...order, currency: 'AED', amount: 25 });
  }
  const cancelled: string[] = [];
  for await (const { id } of checkouts.search({ status: ['PENDING'], size: 10 })) {
    await checkouts.cancel(id);
    cancelled.push(id);
  }

  expect(new Set(cancelled).size).toBe(45);
  expect(cancelled).toHaveLength(45);
  expect((await checkouts.search({ status: ['PENDING'] })).items).toEqual([]);
});
