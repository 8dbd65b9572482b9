import { describe, expect, it } from 'vitest';
import { openFrozenSandbox, openSandbox } from '../open-sandbox.js';
import { CARD_AT_ONCE, payWith } from '../shopper.js';

async function paidCheckout(overrides: { currency?: string; amount?: number } = {}) {
  const { sandbox, merchant } = openFrozenSandbox();
  const { id, redirectUrl } = await merchant.create('mobile', overrides);
  await payWith(sandbox, redirectUrl, CARD_AT_ONCE);
  const refund = (query: string) => merchant.post(`/checkout/${id}/refund?${query}`);
  return { sandbox, merchant, id, refund };
}

describe('refunding a checkout', () => {
  it('refunds a part, then the rest', async () => {
    const { sandbox, refund, id } = await paidCheckout();
    const part = await refund('amount=30.5&currency=AED&note=Out%20of%20stock&referenceId=REF-1');
    expect(part.result).toMatchObject({ status: 'PARTIALLY_REFUNDED', totalRefunded: 30.5 });
    expect(sandbox.state.payments[0]?.status).toBe('PARTIALLY_REVERSED');
    const rest = await refund('amount=69.50&currency=AED&note=Rest');
    expect(rest.result).toMatchObject({ status: 'REFUNDED', totalRefunded: 100 });
    expect(sandbox.state.payments[0]?.status).toBe('REVERSED');
    expect(sandbox.state.checkout(id)?.refunds).toEqual([
      { amount: '30.50', note: 'Out of stock', referenceId: 'REF-1', at: '2026-03-01T12:00:00.000Z' },
      { amount: '69.50', note: 'Rest', at: '2026-03-01T12:00:00.000Z' },
    ]);
  });

  it('adds amounts exactly, unlike binary fractions', async () => {
    const { refund } = await paidCheckout({ amount: 0.3 });
    await refund('amount=0.1&currency=AED&note=x');
    expect((await refund('amount=0.2&currency=AED&note=x')).result).toMatchObject({
      status: 'REFUNDED',
      totalRefunded: 0.3,
    });
  });

  it('accepts three decimals for KWD', async () => {
    const { refund } = await paidCheckout({ currency: 'KWD', amount: 1.25 });
    const answer = await refund('amount=1.249&currency=KWD&note=x');
    expect(answer.result).toMatchObject({ status: 'PARTIALLY_REFUNDED', totalRefunded: 1.249 });
    expect(answer.text).toContain('"totalRefunded":1.249,');
  });

  it('is refused above the remaining amount, and changes nothing', async () => {
    const { sandbox, refund, id } = await paidCheckout();
    await refund('amount=60&currency=AED&note=x');
    const before = sandbox.state.checkout(id);
    const answer = await refund('amount=40.01&currency=AED&note=x');
    expect([answer.status, answer.error]).toEqual([
      400,
      'Refund amount exceeds the remaining amount of the checkout.',
    ]);
    expect(sandbox.state.checkout(id)).toEqual(before);
  });

  it.each([
    ['amount=0&currency=AED&note=x', 'amount must be greater than 0.'],
    ['amount=-5&currency=AED&note=x', 'amount must be greater than 0.'],
    ['amount=ten&currency=AED&note=x', 'amount must be a number.'],
    ['amount=1e9999999&currency=AED&note=x', 'amount must be a number.'],
    ['currency=AED&note=x', 'amount is required.'],
    ['amount=5&note=x', 'currency is required.'],
    ['amount=5&currency=AE&note=x', 'currency must have 3 characters.'],
    ['amount=5&currency=USD&note=x', 'Refund currency must be the currency of the checkout, AED.'],
    ['amount=5&currency=AED', 'note is required.'],
    ['amount=5&currency=AED&note=', 'note is required.'],
    ['amount=5&currency=AED&note=x&reference=1', 'reference is not a parameter of this operation.'],
    ['amount=5&amount=6&currency=AED&note=x', 'amount must not be repeated.'],
  ])('refuses %s', async (query, error) => {
    const { refund, id, merchant } = await paidCheckout();
    const answer = await refund(query);
    expect([answer.status, answer.error]).toEqual([400, error]);
    expect(await merchant.statusOf(id)).toBe('PAID');
  });

  it('is refused for an unpaid checkout', async () => {
    const { merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const answer = await merchant.post(`/checkout/${id}/refund?amount=5&currency=AED&note=x`);
    expect(answer.error).toBe('Checkout cannot be refunded.');
  });

  it('is refused with the parameters in a body, as older SDKs send them', async () => {
    const { merchant, id } = await paidCheckout();
    const answer = await merchant.post(`/checkout/${id}/refund?note=x`, { amount: 5, currency: 'AED' });
    expect(answer.success).toBe(false);
    expect(await merchant.statusOf(id)).toBe('PAID');
  });
});
