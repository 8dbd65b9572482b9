import { isRefundable, parseReturnUrl } from 'paymennt';
import { SANDBOX_IDS, SANDBOX_TOKENS } from 'paymennt/sandbox';
import {
  buildLinkCheckoutParams,
  buildPaymentParams,
  buildQrCheckoutParams,
  buildSubscriptionParams,
  buildTerminalCheckoutParams,
  buildWebCheckoutParams,
  playShopper,
} from 'paymennt/testing';
import { expect, it } from 'vitest';
import { respond } from '../support/acts.js';
import { scriptedGateway } from '../support/gateway.js';
import { describeThroughEveryDoor } from './doors.js';

describeThroughEveryDoor('a merchant', (enter) => {
  it('sells on the web: the return URL names the checkout, and only the API says that it is paid', async () => {
    const { paymennt, sandbox } = await enter();
    const params = buildWebCheckoutParams({ returnUrl: 'https://shop.example/back?lang=en' });
    const checkout = await paymennt.checkouts.createWeb(params);
    const visit = await playShopper(sandbox, checkout.redirectUrl);
    const { checkoutId, requestId } = parseReturnUrl(visit.url);
    expect(requestId).toBe(params.requestId);
    expect(checkoutId).toBe(checkout.id);
    const { orderId, amount, currency } = params;
    const result = await paymennt.checkouts.verify(String(checkoutId), { orderId, amount, currency });
    expect(result.verified).toBe(true);
  });

  it('sends a link and shows a QR code', async () => {
    const { paymennt, sandbox } = await enter();
    const link = await paymennt.checkouts.createLink(buildLinkCheckoutParams({ expiresIn: 15 }));
    const qr = await paymennt.checkouts.createQr(buildQrCheckoutParams({ qrSize: 128 }));
    expect(Buffer.from(String(qr.base64QR), 'base64').subarray(1, 4).toString()).toBe('PNG');
    await playShopper(sandbox, link.redirectUrl);
    await sandbox.clock.advance('16m');
    expect((await paymennt.checkouts.get(link.id)).status).toBe('PAID');
  });

  it('reserves, captures, gives a part back, then the rest, and not a fil more', async () => {
    const { paymennt } = await enter({ capture: 'manual' });
    const payment = await paymennt.payments.create(
      buildPaymentParams({ source: { token: SANDBOX_TOKENS.visa }, checkoutDetails: { amount: '105.00' } }),
    );
    expect(payment.status).toBe('AUTHORIZED');
    expect((await paymennt.payments.capture(payment.id)).status).toBe('CAPTURED');
    const checkoutId = String(payment.checkoutDetails?.id);
    const refund = (amount: string) =>
      paymennt.checkouts.refund(checkoutId, { amount, currency: 'AED', note: 'Out of stock & #1 + 2' });

    const partly = await refund('10.50');
    expect(partly).toMatchObject({ status: 'PARTIALLY_REFUNDED', totalRefunded: 10.5 });
    expect(isRefundable(partly)).toBe(true);
    await expect(refund('94.51')).rejects.toMatchObject({ code: 'api_error', outcome: 'no_effect' });
    expect(await refund('94.50')).toMatchObject({ status: 'REFUNDED', totalRefunded: 105 });
    await expect(refund('0.01')).rejects.toMatchObject({ code: 'api_error' });
  });

  it('stores a card, charges it again, and forgets it', async () => {
    const { paymennt } = await enter();
    await paymennt.payments.create(
      buildPaymentParams({
        source: { type: 'TOKEN', token: SANDBOX_TOKENS.mastercard, storeCardDetails: true },
        checkoutDetails: { customer: { id: 'CUST-7' } },
      }),
    );
    const [card, ...others] = (await paymennt.cards.list({ customerReferenceId: 'CUST-7' })).items;
    expect(others).toEqual([]);
    expect(card).toMatchObject({ cardBrand: 'MASTERCARD', cardLast4: '4444', customerReferenceId: 'CUST-7' });
    const token = String(card?.token);

    const again = await paymennt.payments.create({
      source: { type: 'STORED_CARD', token, shopperInteraction: 'UNSCHEDULED' },
      checkoutDetails: buildPaymentParams().checkoutDetails,
    });
    expect(again.status).toBe('CAPTURED');
    await paymennt.cards.delete(token);
    await expect(paymennt.cards.get(token)).rejects.toMatchObject({ code: 'api_error' });
    expect((await paymennt.cards.list({ customerReferenceId: 'CUST-7' })).items).toEqual([]);
  });

  it('sends a shopper through 3-D Secure', async () => {
    const { paymennt, sandbox } = await enter();
    const payment = await paymennt.payments.create(
      buildPaymentParams({ source: { token: SANDBOX_TOKENS.visaThreeDSecure } }),
    );
    expect(payment.status).toBe('REDIRECT');
    await playShopper(sandbox, payment.redirectUrl);
    expect((await paymennt.payments.get(payment.id)).status).toBe('CAPTURED');
  });

  it('bills a subscription, pauses it, resumes it, and sees it expire', async () => {
    const { paymennt, sandbox } = await enter({ now: '2030-01-01T00:00:00Z' });
    const subscription = await paymennt.subscriptions.create(
      buildSubscriptionParams({
        startDate: '2030-01-02',
        endDate: '2030-05-15',
        sendOnHour: 8,
        sendEvery: 'MONTH',
      }),
    );
    const billed = async () => (await paymennt.subscriptions.listPayments(subscription.id)).items.length;
    expect(await billed()).toBe(0);
    await sandbox.clock.advance('33d');
    expect(await billed()).toBe(2);

    const paused = await paymennt.subscriptions.pause(subscription.id);
    expect(paused.status).not.toBe('ACTIVE');
    await sandbox.clock.advance('31d');
    expect(await billed()).toBe(2);

    expect((await paymennt.subscriptions.resume(subscription.id)).status).toBe('ACTIVE');
    await sandbox.clock.advance('31d');
    expect(await billed()).toBe(3);
    await sandbox.clock.advance('90d');
    expect((await paymennt.subscriptions.get(subscription.id)).status).toBe('EXPIRED');
    expect(await billed()).toBe(4);
  });

  it('takes a payment at a till and sends it there again', async () => {
    const { paymennt } = await enter();
    const branch = await paymennt.branches.create({ name: 'Marina', currency: 'AED' });
    expect((await paymennt.branches.list()).items.map(({ name }) => name)).toContain('Marina');
    expect((await paymennt.branches.disable(branch.id)).enabled).toBe(false);
    expect((await paymennt.branches.enable(branch.id)).enabled).toBe(true);

    const [terminalId] = SANDBOX_IDS.terminals;
    const terminal = await paymennt.terminals.get(terminalId);
    const checkout = await paymennt.checkouts.createTerminal(buildTerminalCheckoutParams({ terminalId }));
    expect(checkout).toMatchObject({ terminalId, terminalAlias: terminal.alias, status: 'PENDING' });
    expect((await paymennt.checkouts.resendToTerminal(checkout.id)).status).toBe('PENDING');
    expect((await paymennt.checkouts.cancel(checkout.id)).status).toBe('CANCELLED');
    await expect(paymennt.checkouts.resendToTerminal(checkout.id)).rejects.toMatchObject({
      code: 'api_error',
    });
  });

  it('is told of payments by webhook, until it does not want to be', async () => {
    const { paymennt, sandbox } = await enter();
    const { origin, exchanges } = await scriptedGateway(respond(204, ''));
    const webhook = await paymennt.webhooks.create({ address: `${origin}/webhooks/paymennt` });
    expect(webhook.hmacKey).toBeTruthy();

    const checkout = await paymennt.checkouts.createLink(buildLinkCheckoutParams());
    await playShopper(sandbox, checkout.redirectUrl);
    await sandbox.webhooks.settled();
    expect(exchanges).not.toEqual([]);
    const reported = await paymennt.checkouts.fromWebhook(String(exchanges.at(-1)?.body));
    expect(reported).toMatchObject({ id: checkout.id, status: 'PAID' });

    await paymennt.webhooks.disable(webhook.id);
    const before = exchanges.length;
    const second = await paymennt.checkouts.createLink(buildLinkCheckoutParams());
    await playShopper(sandbox, second.redirectUrl);
    await sandbox.webhooks.settled();
    expect(exchanges).toHaveLength(before);
    await paymennt.webhooks.delete(webhook.id);
    expect((await paymennt.webhooks.list()).items).toEqual([]);
  });
});
