import { isConfirmationUrl, isFinal, matchConfirmationUrl, PaymenntClient, parseReturnUrl } from 'paymennt';
import { createSandbox, SANDBOX_CARDS, SANDBOX_IDS, type SandboxOptions } from 'paymennt/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ORDER } from '../support/answers.js';
import { Browser, TEST_CARD } from '../support/browser.js';

const EXPECTED = { orderId: ORDER.orderId, amount: ORDER.amount, currency: ORDER.currency };

/** A gateway on a port of its own, a backend that knows it, and the webview of an app. */
async function start(options: SandboxOptions = {}) {
  const sandbox = createSandbox(options);
  const { environment } = await sandbox.serve();
  onTestFinished(() => sandbox.close());
  const paymennt = new PaymenntClient({ ...sandbox.credentials, environment });
  const webview = new Browser((url) => isConfirmationUrl(url, paymennt.environment));
  return { sandbox, paymennt, webview };
}

describe('a mobile payment over HTTP, form by form', () => {
  it('is paid with the vendor’s test card and 3-D Secure, and verified', async () => {
    const { paymennt, webview } = await start();
    const checkout = await paymennt.checkouts.createMobile(ORDER);
    expect(checkout.status).toBe('PENDING');

    await webview.open(String(checkout.redirectUrl));
    await webview.press('pay', TEST_CARD);
    expect(webview.html).toContain('3-D Secure');
    await webview.press('approve');
    expect(matchConfirmationUrl(webview.url, paymennt.environment)).toBe('complete');
    expect(webview.history.filter((url) => isConfirmationUrl(url, paymennt.environment))).toHaveLength(1);

    const result = await paymennt.checkouts.verify(checkout.id, EXPECTED);
    expect(result.verified).toBe(true);
    expect(result.checkout.status).toBe('PAID');
    expect(result.checkout.amount).toBe(105.5);
  });

  it('is paid at once with a card that asks nothing', async () => {
    const { paymennt, webview } = await start();
    const checkout = await paymennt.checkouts.createMobile(ORDER);
    await webview.open(String(checkout.redirectUrl));
    await webview.press('pay', { ...TEST_CARD, cardNumber: SANDBOX_CARDS.frictionless.number });

    expect(matchConfirmationUrl(webview.url, paymennt.environment)).toBe('success-redirect');
    expect((await paymennt.checkouts.verify(checkout.id, EXPECTED)).verified).toBe(true);
  });

  it.each([
    ['declined by the bank', 'FAILED', 'pay', SANDBOX_CARDS.declined.number, undefined],
    ['declined in 3-D Secure', 'FAILED', 'pay', SANDBOX_CARDS.threeDSecure.number, 'decline'],
    ['cancelled', 'CANCELLED', 'cancel', undefined, undefined],
  ] as const)('is %s, which is an ending and no payment', async (_, status, button, cardNumber, answer) => {
    const { paymennt, webview } = await start();
    const checkout = await paymennt.checkouts.createMobile(ORDER);
    await webview.open(String(checkout.redirectUrl));
    await webview.press(button, cardNumber === undefined ? {} : { ...TEST_CARD, cardNumber });
    if (answer !== undefined) await webview.press(answer);

    expect(isConfirmationUrl(webview.url, paymennt.environment)).toBe(true);
    const result = await paymennt.checkouts.verify(checkout.id, EXPECTED);
    if (result.verified) throw new Error('verified');
    expect(result.reason).toBe('not_paid');
    expect(result.checkout.status).toBe(status);
    expect(isFinal(result.checkout)).toBe(true);
  });

  it('goes on after a mistyped card: the page says what is wrong, and takes the right one', async () => {
    const { paymennt, webview } = await start();
    const checkout = await paymennt.checkouts.createMobile(ORDER);
    await webview.open(String(checkout.redirectUrl));
    await webview.press('pay', { ...TEST_CARD, cardNumber: '4242 4242 4242 4241' });
    expect(webview.status).toBe(422);
    expect(webview.asksForSomething).toBe(true);
    expect((await paymennt.checkouts.get(checkout.id)).status).toBe('PENDING');

    await webview.press('pay', TEST_CARD);
    await webview.press('approve');
    expect((await paymennt.checkouts.verify(checkout.id, EXPECTED)).verified).toBe(true);
  });

  it('expires, and leaves nothing to fill in', async () => {
    const { paymennt, sandbox, webview } = await start();
    const checkout = await paymennt.checkouts.createMobile(ORDER);
    await sandbox.clock.advance('2d');
    await webview.open(String(checkout.redirectUrl));

    expect(webview.asksForSomething).toBe(false);
    const result = await paymennt.checkouts.verify(checkout.id, EXPECTED);
    expect(result.verified).toBe(false);
    expect(result.checkout.status).toBe('EXPIRED');
  });

  it('is authorised, captured, and only then verified', async () => {
    const { paymennt, sandbox, webview } = await start({ capture: 'manual' });
    const checkout = await paymennt.checkouts.createMobile(ORDER);
    await webview.open(String(checkout.redirectUrl));
    await webview.press('pay', TEST_CARD);
    await webview.press('approve');
    const before = await paymennt.checkouts.verify(checkout.id, EXPECTED);
    expect(before.verified).toBe(false);
    expect(before.checkout.status).toBe('AUTHORIZED');

    const [paymentId] = sandbox.state.checkout(checkout.id)?.paymentIds.slice(-1) ?? [];
    await paymennt.payments.capture(String(paymentId));
    expect((await paymennt.checkouts.verify(checkout.id, EXPECTED)).verified).toBe(true);
  });

  it('is authorised and cancelled by the merchant: the money was never taken', async () => {
    const { paymennt, webview } = await start({ capture: 'manual' });
    const checkout = await paymennt.checkouts.createMobile(ORDER);
    await webview.open(String(checkout.redirectUrl));
    await webview.press('pay', { ...TEST_CARD, cardNumber: SANDBOX_CARDS.frictionless.number });

    expect((await paymennt.checkouts.cancel(checkout.id)).status).toBe('CANCELLED');
    expect((await paymennt.checkouts.verify(checkout.id, EXPECTED)).verified).toBe(false);
  });
});

describe('a payment on the web over HTTP', () => {
  const returnUrl = 'https://shop.example/return?lang=en';

  it('comes back to the shop with the names of the checkout, which is then verified', async () => {
    const { paymennt } = await start();
    const browser = new Browser((url) => url.startsWith('https://shop.example/'));
    const checkout = await paymennt.checkouts.createWeb({ ...ORDER, returnUrl });
    await browser.open(String(checkout.redirectUrl));
    await browser.press('pay', { ...TEST_CARD, cardNumber: SANDBOX_CARDS.frictionless.number });

    const hint = parseReturnUrl(browser.url);
    expect(hint).toEqual({ checkoutId: checkout.id, requestId: ORDER.requestId });
    expect((await paymennt.checkouts.verify(String(hint.checkoutId), EXPECTED)).verified).toBe(true);
  });

  it('does not pay for an order whose return URL names another, paid one', async () => {
    const { paymennt } = await start();
    const browser = new Browser((url) => url.startsWith('https://shop.example/'));
    const cheap = await paymennt.checkouts.createWeb({
      ...ORDER,
      requestId: 'ORD-9-r1',
      orderId: 'ORD-9',
      amount: '1.00',
      returnUrl,
    });
    await browser.open(String(cheap.redirectUrl));
    await browser.press('pay', { ...TEST_CARD, cardNumber: SANDBOX_CARDS.frictionless.number });
    const forged = browser.url.replace('ORD-9-r1', ORDER.requestId);

    const result = await paymennt.checkouts.verify(String(parseReturnUrl(forged).checkoutId), EXPECTED);
    if (result.verified) throw new Error('verified');
    expect(result.reason).toBe('mismatch');
    expect(result.mismatches.map(({ field }) => field)).toEqual(['orderId', 'amount']);
  });
});

describe('a payment at a counter over HTTP', () => {
  it('is sent to the terminal again, paid there, and verified', async () => {
    const { paymennt, sandbox } = await start();
    const { items, billingAddress, ...order } = ORDER;
    const checkout = await paymennt.checkouts.createTerminal({
      ...order,
      terminalId: SANDBOX_IDS.terminals[0],
    });
    await paymennt.checkouts.resendToTerminal(checkout.id);
    sandbox.bank.pay(checkout.id);

    expect((await paymennt.checkouts.verify(checkout.id, EXPECTED)).verified).toBe(true);
  });
});
