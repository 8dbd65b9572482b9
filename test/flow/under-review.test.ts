import { describe, expect, it } from 'vitest';
import { ORDER_ID, openShop, orderOver } from './support/shop.js';

describe('money of an ended attempt that a person must look at', () => {
  it('keeps the shopper from paying again until it is refunded', async () => {
    const { gateway, flow, orders, keys, failedAttempt, ready } = openShop();
    const late = await failedAttempt();
    orders.set(ORDER_ID, orderOver('120.00'));
    gateway.move(late, 'PAID');
    await flow.receiveWebhook({ id: late });

    expect(await flow.state(ORDER_ID)).toBe('under_review');
    expect(await flow.start(ORDER_ID)).toEqual({ state: 'pending' });
    expect(gateway.payable(ORDER_ID)).toEqual([]);
    gateway.move(late, 'REFUNDED', { totalRefunded: 105 });
    await flow.receiveWebhook({ id: late });

    expect(gateway.row(await ready())).toMatchObject({ requestId: 'ORD-1-2', amount: 120 });
    expect(keys()).toEqual([`mismatch:${late}`, `reversed:${late}:REFUNDED:105`]);
  });
});
