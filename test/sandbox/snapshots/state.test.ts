import { SANDBOX_TOKENS } from 'paymennt/sandbox';
import { describe, expect, it, vi } from 'vitest';
import { respond } from '../../support/acts.js';
import { scriptedGateway } from '../../support/gateway.js';
import { CUSTOMER, type Merchant } from '../merchant.js';
import { openFrozenSandbox, openSandbox } from '../open-sandbox.js';
import { CARD_3DS, cardFields, payWith, submit } from '../shopper.js';

/** Creates one record of most kinds: a refunded and a pending checkout, a card, a used token, a subscription, a webhook. */
async function fill(merchant: Merchant, sandbox: Parameters<typeof payWith>[0]) {
  await merchant.post('/webhooks', { address: 'https://shop.example.com/hook' });
  const paid = await merchant.create('web', { totals: { subtotal: 90, tax: 10 } });
  await payWith(sandbox, paid.redirectUrl, CARD_3DS);
  await merchant.post(`/checkout/${paid.id}/refund?amount=1.5&currency=AED&note=x`);
  const pending = await merchant.create('qr', { expiresIn: 30 });
  const stored = await merchant.create('mobile');
  await merchant.post('/payment/debit', {
    source: { type: 'TOKEN', token: `${SANDBOX_TOKENS.visa}:once`, storeCardDetails: true },
    checkoutId: stored.id,
  });
  await merchant.post('/subscription', {
    description: 'Cookies',
    currency: 'AED',
    amount: 10,
    customer: CUSTOMER,
    startDate: '2026-03-02',
    sendOnHour: 10,
    sendEvery: 'DAY',
  });
  await merchant.post('/branches', { name: 'Airport', currency: 'AED' });
  return { paid, pending };
}

describe('the state', () => {
  it('can be saved as JSON, loaded and continued', async () => {
    const first = openFrozenSandbox();
    const { pending } = await fill(first.merchant, first.sandbox);
    await first.sandbox.clock.advance('10m');
    const saved: unknown = JSON.parse(JSON.stringify(first.sandbox.state));
    const second = openFrozenSandbox({ now: '2030-01-01T00:00:00Z' });
    second.sandbox.state.load(saved);
    expect(JSON.parse(JSON.stringify(second.sandbox.state))).toEqual(saved);
    expect(second.sandbox.clock.now()).toEqual(new Date('2026-03-01T12:10:00.000Z'));
    for (const { sandbox } of [first, second]) await sandbox.clock.advance('1d');
    expect(await second.merchant.statusOf(pending.id)).toBe('EXPIRED');
    expect(second.sandbox.state.subscriptionPayments).toHaveLength(1);
    // Ids included: both count on from the same number.
    expect(second.sandbox.state.toJSON()).toEqual(first.sandbox.state.toJSON());
  });

  it('keeps used requestIds and used tokens', async () => {
    const first = openFrozenSandbox();
    const { paid } = await fill(first.merchant, first.sandbox);
    const { sandbox, merchant } = openSandbox();
    sandbox.state.load(first.sandbox.state.toJSON());
    const body = { requestId: paid.requestId, orderId: 'x', currency: 'AED', amount: 1, description: 'x' };
    expect((await merchant.post('/checkout/link', body)).error).toMatch(/same requestId/);
    const { id } = await merchant.create('link', { requestId: 'new' });
    const source = { type: 'TOKEN', token: `${SANDBOX_TOKENS.visa}:once` };
    expect((await merchant.post('/payment/debit', { source, checkoutId: id })).success).toBe(false);
  });

  it('keeps how far the clock is ahead of real time', async () => {
    vi.useFakeTimers({ now: new Date('2026-05-01T00:00:00Z') });
    try {
      const first = openSandbox();
      const { id } = await first.merchant.create('link', { expiresIn: 60 });
      await first.sandbox.clock.advance('20m');
      const saved = first.sandbox.state.toJSON();
      await first.sandbox.close();
      vi.setSystemTime(new Date('2026-05-01T00:30:00Z'));
      const second = openSandbox();
      second.sandbox.state.load(saved);
      expect(second.sandbox.clock.now()).toEqual(new Date('2026-05-01T00:50:00Z'));
      await vi.advanceTimersByTimeAsync(10 * 60_000);
      expect(second.sandbox.state.checkout(id)?.status).toBe('EXPIRED');
      await second.sandbox.close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('continues pending deliveries', async () => {
    const { origin } = await scriptedGateway(respond(500, ''));
    const first = openFrozenSandbox();
    await first.merchant.post('/webhooks', { address: `${origin}/` });
    const { id } = await first.merchant.create('mobile');
    first.sandbox.bank.pay(id);
    await first.sandbox.webhooks.settled();
    const bodies: unknown[] = [];
    const { sandbox } = openFrozenSandbox({
      webhookFetch: async (request) => {
        bodies.push(await request.json());
        return new Response();
      },
    });
    sandbox.state.load(first.sandbox.state.toJSON());
    await sandbox.clock.advance('1m');
    expect(bodies).toMatchObject([{ id, status: 'PAID' }]);
  });

  it('has no card number and no CVV, whatever field they were typed into', async () => {
    const { sandbox, merchant } = openSandbox();
    await fill(merchant, sandbox);
    const { redirectUrl } = await merchant.create('mobile');
    await submit(sandbox, redirectUrl, cardFields({ cvv: '738', expiry: 'x' }));
    await submit(sandbox, redirectUrl, cardFields({ cvv: '738', cardNumber: '5555555555554444' }));
    const text = JSON.stringify(sandbox.state);
    expect(text).not.toMatch(/4242\D?4242\D?4242|4012\D?8888\D?8888|5555\D?5555\D?5555|"738"|cvv/i);
  });

  it('consists of copies', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const [checkout] = sandbox.state.checkouts;
    if (checkout) checkout.status = 'PAID';
    const single = sandbox.state.checkout(id);
    if (single) single.history.length = 0;
    expect(sandbox.state.checkout(id)).toMatchObject({ status: 'PENDING', history: [{ status: 'PENDING' }] });
    expect(sandbox.state.checkout('42')).toBeUndefined();
  });

  it('calls a listener after each change until the listener is removed', async () => {
    const { sandbox, merchant } = openSandbox();
    const listener = vi.fn();
    const stop = sandbox.state.onChange(listener);
    const { id } = await merchant.create('mobile');
    expect(listener).toHaveBeenCalledTimes(1);
    await merchant.get(`/checkout/${id}`);
    expect(listener).toHaveBeenCalledTimes(1);
    sandbox.bank.pay(id);
    expect(listener).toHaveBeenCalledTimes(2);
    stop();
    sandbox.reset();
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it.each([
    [null, 'state must be a JSON object.'],
    [{}, 'state.version is required.'],
    [(saved: Record<string, unknown>) => ({ ...saved, version: '2' }), 'state.version must be one of 1.'],
    [(saved: Record<string, unknown>) => ({ ...saved, extra: 1 }), 'state.extra is not a known field.'],
    [(saved: Record<string, unknown>) => ({ ...saved, now: 'soon' }), 'state.now must be an ISO 8601 date'],
    [
      (saved: Record<string, unknown>) => ({
        ...saved,
        checkouts: (saved['checkouts'] as object[]).map((row) => ({ ...row, status: 'LOST' })),
      }),
      'state.checkouts[0].status must be one of PENDING',
    ],
    [
      (saved: Record<string, unknown>) => ({
        ...saved,
        checkouts: (saved['checkouts'] as object[]).map((row) => ({ ...row, amount: 'lots' })),
      }),
      'state.checkouts[0].amount must be a decimal number in a string.',
    ],
  ])('refuses a saved state with a mistake and changes nothing: %#', async (spoil, message) => {
    const { sandbox, merchant } = openFrozenSandbox();
    await merchant.create('mobile');
    const before = sandbox.state.toJSON();
    const saved = typeof spoil === 'function' ? spoil(JSON.parse(JSON.stringify(before))) : spoil;
    expect(() => sandbox.state.load(saved)).toThrow(`Cannot load the sandbox's state: ${message}`);
    expect(sandbox.state.toJSON()).toEqual(before);
  });
});
