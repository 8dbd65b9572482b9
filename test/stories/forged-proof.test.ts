import { PaymenntApiError, PaymenntClient } from 'paymennt';
import { createSandbox } from 'paymennt/sandbox';
import { buildLinkCheckoutParams, playShopper } from 'paymennt/testing';
import { expect, it } from 'vitest';
import { describeThroughEveryDoor, type Setting } from './doors.js';

const ORDER = { orderId: 'ORD-1', amount: '105.00', currency: 'AED' };

/** A checkout that somebody paid. */
async function paidCheckout({ paymennt, sandbox }: Setting, fields: Partial<typeof ORDER>): Promise<string> {
  const checkout = await paymennt.checkouts.createLink(buildLinkCheckoutParams({ ...ORDER, ...fields }));
  await playShopper(sandbox, checkout.redirectUrl, { card: 'frictionless' });
  return checkout.id;
}

const mismatchedFields = async (paymennt: PaymenntClient, id: string) => {
  const result = await paymennt.checkouts.verify(id, ORDER);
  if (result.verified) return 'verified';
  return [result.reason, ...result.mismatches.map(({ field }) => field)];
};

describeThroughEveryDoor('proof of payment', (enter) => {
  it.each<[string, Partial<typeof ORDER>, string[]]>([
    ['a cheaper checkout', { amount: '1.00' }, ['mismatch', 'amount']],
    ['a dearer checkout', { amount: '105.01' }, ['mismatch', 'amount']],
    ['a checkout in another currency', { currency: 'USD' }, ['mismatch', 'currency']],
    ['a checkout of another order', { orderId: 'ORD-2' }, ['mismatch', 'orderId']],
    [
      'a checkout of which nothing fits',
      { orderId: 'ORD-2', amount: '1', currency: 'USD' },
      ['mismatch', 'orderId', 'amount', 'currency'],
    ],
  ])('is not %s of the same merchant, though it is paid', async (_, fields, expected) => {
    const setting = await enter();
    const id = await paidCheckout(setting, fields);
    expect(await mismatchedFields(setting.paymennt, id)).toEqual(expected);
  });

  it('is not a forged webhook body: what it says is not read', async () => {
    const setting = await enter();
    const { paymennt } = setting;
    const open = await paymennt.checkouts.createLink(buildLinkCheckoutParams(ORDER));
    const forged = { ...open, status: 'PAID', rawStatus: 'PAID', amount: 105, grandtotal: 105 };
    for (const body of [JSON.stringify(forged), new TextEncoder().encode(JSON.stringify(forged)), forged]) {
      expect((await paymennt.checkouts.fromWebhook(body)).status).toBe('PENDING');
    }
    expect(await mismatchedFields(paymennt, open.id)).toEqual(['not_paid']);
  });

  it('is not the paid checkout of another merchant', async () => {
    const setting = await enter();
    const other = createSandbox();
    const { credentials, environment, fetch } = other;
    const theirs = await paidCheckout(
      { sandbox: other, paymennt: new PaymenntClient({ ...credentials, environment, fetch }) },
      {},
    );
    const refused = await setting.paymennt.checkouts.verify(theirs, ORDER).catch((error: unknown) => error);
    expect(PaymenntApiError.is(refused)).toBe(true);
    await other.close();
  });

  it('is the paid checkout of the order, whichever way its amount is written', async () => {
    const setting = await enter();
    const id = await paidCheckout(setting, {});
    for (const amount of ['105', '105.0', '105.00', 105]) {
      expect((await setting.paymennt.checkouts.verify(id, { ...ORDER, amount })).verified).toBe(true);
    }
  });
});
