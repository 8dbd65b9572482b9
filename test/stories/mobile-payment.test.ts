import { type Checkout, isAwaitingCapture, isConfirmationUrl, isUnsuccessful } from 'paymennt';
import { buildMobileCheckoutParams, playShopper, type ShopperOptions } from 'paymennt/testing';
import { expect, it } from 'vitest';
import { describeThroughEveryDoor, type Setting } from './doors.js';

const ORDER = { orderId: 'ORD-1234', amount: '105.00', currency: 'AED' };

const startCheckout = ({ paymennt }: Setting): Promise<Checkout> =>
  paymennt.checkouts.createMobile(buildMobileCheckoutParams({ ...ORDER, requestId: 'ORD-1234-1' }));

describeThroughEveryDoor('a mobile payment', (enter) => {
  it('is paid: the webview reaches a confirmation URL, and the order is proven paid', async () => {
    const setting = await enter();
    const { paymennt, sandbox } = setting;
    const checkout = await startCheckout(setting);
    expect(checkout).toMatchObject({
      status: 'PENDING',
      requestId: 'ORD-1234-1',
      amount: 105,
      currency: 'AED',
    });
    expect(checkout.checkoutKey).toMatch(/^\w{20,}$/);
    expect(isConfirmationUrl(String(checkout.redirectUrl), paymennt.environment)).toBe(false);

    const visit = await playShopper(sandbox, checkout.redirectUrl);
    expect(isConfirmationUrl(visit.url, paymennt.environment)).toBe(true);
    // Nothing on the way there counted as the end.
    const confirmed = visit.visited.filter((url) => isConfirmationUrl(url, paymennt.environment));
    expect(confirmed).toEqual([visit.url]);

    const result = await paymennt.checkouts.verify(checkout.id, ORDER);
    expect(result).toMatchObject({ verified: true, checkout: { id: checkout.id, status: 'PAID' } });
    expect(result.checkout.usedPaymentMethod).toBe('CARD');
  });

  it.each<[string, ShopperOptions, string]>([
    ['declined by the bank', { card: 'declined' }, 'FAILED'],
    ['refused in 3-D Secure', { threeDSecure: 'decline' }, 'FAILED'],
    ['cancelled by the shopper', { action: 'cancel' }, 'CANCELLED'],
  ])('is %s: a confirmation URL all the same, and no proof', async (_, shopper, status) => {
    const setting = await enter();
    const { paymennt, sandbox } = setting;
    const checkout = await startCheckout(setting);
    const visit = await playShopper(sandbox, checkout.redirectUrl, shopper);
    expect(isConfirmationUrl(visit.url, paymennt.environment)).toBe(true);
    const result = await paymennt.checkouts.verify(checkout.id, ORDER);
    expect(result).toMatchObject({ verified: false, reason: 'not_paid', checkout: { status } });
    expect(isUnsuccessful(result.checkout)).toBe(true);
  });

  it('expires: the shopper finds no form, and the order stays open', async () => {
    const setting = await enter();
    const { paymennt, sandbox } = setting;
    const checkout = await startCheckout(setting);
    await sandbox.clock.advance('25h');
    const visit = await playShopper(sandbox, checkout.redirectUrl);
    expect(visit.confirmation).toBeUndefined();
    const result = await paymennt.checkouts.verify(checkout.id, ORDER);
    expect(result).toMatchObject({ verified: false, reason: 'not_paid', checkout: { status: 'EXPIRED' } });
  });

  it('is authorised: not paid before it is captured', async () => {
    const setting = await enter({ capture: 'manual' });
    const { paymennt, sandbox } = setting;
    const checkout = await startCheckout(setting);
    await playShopper(sandbox, checkout.redirectUrl);
    const before = await paymennt.checkouts.verify(checkout.id, ORDER);
    expect(before).toMatchObject({ verified: false, reason: 'not_paid' });
    expect(isAwaitingCapture(before.checkout)).toBe(true);

    const payment = sandbox.state.payments.find(({ checkoutId }) => checkoutId === checkout.id);
    expect((await paymennt.payments.capture(String(payment?.id))).status).toBe('CAPTURED');
    expect((await paymennt.checkouts.verify(checkout.id, ORDER)).verified).toBe(true);
  });

  it('is tried again under a new requestId; the used one is refused', async () => {
    const setting = await enter();
    const { paymennt, sandbox } = setting;
    const first = await startCheckout(setting);
    await playShopper(sandbox, first.redirectUrl, { card: 'declined' });
    await expect(startCheckout(setting)).rejects.toMatchObject({
      name: 'PaymenntApiError',
      code: 'request_id_used',
      checkoutId: first.id,
      checkoutStatus: 'FAILED',
      outcome: 'no_effect',
    });
    const second = await paymennt.checkouts.createMobile(
      buildMobileCheckoutParams({ ...ORDER, requestId: 'ORD-1234-2' }),
    );
    await playShopper(sandbox, second.redirectUrl);
    expect((await paymennt.checkouts.verify(second.id, ORDER)).verified).toBe(true);
    expect(
      (await paymennt.checkouts.search({ orderId: 'ORD-1234' })).items.map(({ status }) => status),
    ).toEqual(['PAID', 'FAILED']);
  });

  it('is waited for while the shopper pays', async () => {
    const setting = await enter();
    const { paymennt, sandbox } = setting;
    const checkout = await startCheckout(setting);
    const [final] = await Promise.all([
      paymennt.checkouts.waitForFinal(checkout.id, { timeoutMs: 15_000 }),
      playShopper(sandbox, checkout.redirectUrl),
    ]);
    expect(final.status).toBe('PAID');
  });

  it('is created once when the answer to its creation is lost', async () => {
    const setting = await enter();
    setting.sandbox.failNext({ operation: 'checkouts.createMobile', fault: 'reset-after-commit' });
    const checkout = await startCheckout(setting);
    expect(setting.sandbox.state.checkouts.map(({ id }) => id)).toEqual([checkout.id]);
    expect(checkout.redirectUrl).toContain('/checkout/');
  });
});
