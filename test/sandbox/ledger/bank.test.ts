import type { Sandbox } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.js';

type Verb = keyof Sandbox['bank'];

const PATHS: readonly (readonly [Verb[], string])[] = [
  [['pay'], 'PAID'],
  [['authorize'], 'AUTHORIZED'],
  [['authorize', 'pay'], 'PAID'],
  [['authorize', 'expire'], 'EXPIRED'],
  [['decline'], 'FAILED'],
  [['hold'], 'PENDING_CONFIRMATION'],
  [['hold', 'pay'], 'PAID'],
  [['hold', 'decline'], 'FAILED'],
  [['pay', 'chargeback'], 'CHARGEBACK'],
  [['expire'], 'EXPIRED'],
  [['cancelByShopper'], 'CANCELLED'],
];

const ILLEGAL: readonly (readonly [Verb[], Verb])[] = [
  [['pay'], 'pay'],
  [['pay'], 'decline'],
  [['pay'], 'expire'],
  [['pay'], 'cancelByShopper'],
  [['authorize'], 'cancelByShopper'],
  [['authorize'], 'decline'],
  [['decline'], 'pay'],
  [['expire'], 'pay'],
  [['cancelByShopper'], 'authorize'],
  [['pay', 'chargeback'], 'chargeback'],
  [[], 'chargeback'],
];

describe('the bank', () => {
  it.each(PATHS)('makes a checkout with %j %s', async (verbs, status) => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const seen = verbs.map((verb) => sandbox.bank[verb](id).status);
    expect(seen.at(-1)).toBe(status);
    expect(await merchant.statusOf(id)).toBe(status);
  });

  it.each(ILLEGAL)('after %j refuses %s with the reason', async (verbs, verb) => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    for (const step of verbs) sandbox.bank[step](id);
    const before = sandbox.state.checkout(id);
    expect(() => sandbox.bank[verb](id)).toThrow(new RegExp(`^bank\\.${verb}: a `));
    expect(sandbox.state.checkout(id)).toEqual(before);
  });

  it('adds a payment when it authorises', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    sandbox.bank.authorize(id);
    expect(sandbox.state.payments).toMatchObject([
      { checkoutId: id, status: 'AUTHORIZED', amount: '100.00' },
    ]);
    const paymentId = sandbox.state.payments[0]?.id;
    expect((await merchant.post(`/payment/${paymentId}/capture`)).result['status']).toBe('CAPTURED');
    sandbox.bank.chargeback(id);
    expect(sandbox.state.payments[0]?.status).toBe('CHARGEBACK');
  });

  it('charges back a partially refunded checkout', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await merchant.post(`/checkout/${id}/refund?amount=1&currency=AED&note=x`);
    expect(sandbox.bank.chargeback(id).status).toBe('CHARGEBACK');
    expect((await merchant.post(`/checkout/${id}/refund?amount=1&currency=AED&note=x`)).success).toBe(false);
  });

  it('refuses an unknown id', () => {
    const { sandbox } = openSandbox();
    expect(() => sandbox.bank.pay('42')).toThrow('bank.pay: there is no checkout "42".');
  });

  it('returns copies', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    sandbox.bank.hold(id).status = 'PAID';
    expect(await merchant.statusOf(id)).toBe('PENDING_CONFIRMATION');
  });
});
