import { describe, expect, it } from 'vitest';
import { ORDER_ID, openShop } from './support/shop.js';

describe('a payment', () => {
  it('goes from none to paid, and is fulfilled once however often it is confirmed', async () => {
    const { flow, gateway, fulfilled, findings, ready } = openShop();

    expect(await flow.confirm(ORDER_ID)).toBe('none');
    const id = await ready();
    expect(await flow.confirm(ORDER_ID)).toBe('pending');
    gateway.move(id, 'PAID');
    expect(await flow.state(ORDER_ID)).toBe('pending');
    expect(await flow.confirm(ORDER_ID)).toBe('paid');
    expect(await flow.confirm(ORDER_ID)).toBe('paid');
    expect(await flow.state(ORDER_ID)).toBe('paid');
    expect(await flow.start(ORDER_ID)).toEqual({ state: 'paid' });
    expect(fulfilled).toEqual([ORDER_ID]);
    expect(findings).toEqual([]);
  });

  it('sends the app what it needs and keeps it the same while the attempt is open', async () => {
    const { flow, gateway } = openShop();

    const first = await flow.start(ORDER_ID);

    expect(first).toEqual({
      state: 'ready',
      checkoutId: '10000',
      checkoutKey: 'key-10000',
      redirectUrl: 'https://pay.test.paymennt.com/checkout/10000',
      confirmationUrls: [
        'https://pay.test.paymennt.com/complete',
        'https://pay.test.paymennt.com/success-redirect',
        'https://pay.test.paymennt.com/payment-confirmation',
      ],
    });
    expect(await flow.start(ORDER_ID)).toEqual(first);
    expect(gateway.rows).toHaveLength(1);
  });

  it('gives the same checkout to two taps at once', async () => {
    const { flow, gateway } = openShop();

    const [first, second] = await Promise.all([flow.start(ORDER_ID), flow.start(ORDER_ID)]);

    expect(first).toEqual(second);
    expect(gateway.payable(ORDER_ID)).toHaveLength(1);
  });

  it('gives the same new checkout to two taps after a decline', async () => {
    const { flow, gateway, failedAttempt } = openShop();
    await failedAttempt();

    const [first, second] = await Promise.all([flow.start(ORDER_ID), flow.start(ORDER_ID)]);

    expect(first).toEqual(second);
    expect(gateway.payable(ORDER_ID).map(({ requestId }) => requestId)).toEqual(['ORD-1-2']);
  });

  it('begins the next attempt only after the last one came to nothing', async () => {
    const { flow, gateway, ready } = openShop();
    const id = await ready();

    for (const status of ['PENDING_CONFIRMATION', 'AUTHORIZED', 'UNKNOWN'] as const) {
      gateway.move(id, status);
      expect(await flow.start(ORDER_ID)).toEqual({ state: 'pending' });
    }
    gateway.move(id, 'EXPIRED');
    expect(await flow.confirm(ORDER_ID)).toBe('unsuccessful');
    expect(await ready()).not.toBe(id);
    expect(gateway.rows.map(({ requestId }) => requestId)).toEqual(['ORD-1-1', 'ORD-1-2']);
  });

  it('is unknown when there is no such order', async () => {
    const { flow, gateway } = openShop();

    expect(await flow.start('ORD-9')).toEqual({ state: 'unknown_order' });
    expect(await flow.confirm('ORD-9')).toBe('unknown_order');
    expect(await flow.state('ORD-9')).toBe('unknown_order');
    expect(gateway.calls).toEqual([]);
  });
});
