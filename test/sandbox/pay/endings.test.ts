import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endingUrl } from '../../../src/sandbox/pay/endings.js';
import { openSandbox } from '../open-sandbox.js';
import { CARD_AT_ONCE, CARD_DECLINED, payWith, submit } from '../shopper.js';

describe('the page after a checkout', () => {
  it.each(['mobile', 'link', 'qr', 'terminal'] as const)(
    'is a confirmation endpoint of the pay host for a %s checkout',
    async (channel) => {
      const { sandbox, merchant } = openSandbox();
      const { checkoutKey, redirectUrl } = await merchant.create(channel);
      expect(await payWith(sandbox, redirectUrl, CARD_AT_ONCE)).toBe(
        `https://sandbox.invalid/success-redirect/${checkoutKey}`,
      );
    },
  );

  it.each([
    ['paid', (url: string, sandbox: Parameters<typeof payWith>[0]) => payWith(sandbox, url, CARD_AT_ONCE)],
    [
      'declined',
      (url: string, sandbox: Parameters<typeof payWith>[0]) => payWith(sandbox, url, CARD_DECLINED),
    ],
    [
      'cancelled',
      async (url: string, sandbox: Parameters<typeof payWith>[0]) =>
        (await submit(sandbox, url, { action: 'cancel' })).location,
    ],
  ])('is the return URL of a web checkout that was %s', async (_case, act) => {
    const { sandbox, merchant } = openSandbox();
    const { id, redirectUrl } = await merchant.create('web', {
      requestId: 'a&b=c d',
      returnUrl: 'https://shop.example.com/',
    });
    expect(await act(redirectUrl, sandbox)).toBe(
      `https://shop.example.com/?reference=a%26b%3Dc+d&checkout=${id}`,
    );
  });

  it.each([
    ['https://shop.example.com/return', 'https://shop.example.com/return?'],
    ['https://shop.example.com/return?', 'https://shop.example.com/return?'],
    ['https://shop.example.com/return?a=b%20c&d', 'https://shop.example.com/return?a=b%20c&d&'],
    ['https://shop.example.com/return#top', 'https://shop.example.com/return?', '#top'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/?'],
  ])('adds its parameters to %s and keeps the others', (returnUrl, before, after = '') => {
    const checkout = { returnUrl, requestId: 'r', id: '1', checkoutKey: 'k', status: 'PAID' } as never;
    expect(endingUrl(checkout, 'https://pay.example')).toBe(`${before}reference=r&checkout=1${after}`);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'myapp://done',
    '/relative',
    '',
    'x y',
  ])('is a confirmation endpoint when the return URL %j is not http(s)', async (returnUrl) => {
    const { sandbox, merchant } = openSandbox();
    const { checkoutKey, redirectUrl } = await merchant.create('web', { returnUrl });
    expect(await payWith(sandbox, redirectUrl, CARD_AT_ONCE)).toBe(
      `https://sandbox.invalid/success-redirect/${checkoutKey}`,
    );
    expect(await (await sandbox.fetch(redirectUrl)).text()).not.toContain('href="javascript');
  });

  it('has parameters that the merchant can read, for any requestId and return URL', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (returnUrl, requestId) => {
        const checkout = { returnUrl, requestId, id: '17', checkoutKey: 'k', status: 'PAID' } as never;
        const { searchParams } = new URL(endingUrl(checkout, 'https://pay.example'));
        expect(searchParams.getAll('reference').at(-1)).toBe(requestId);
        expect(searchParams.getAll('checkout').at(-1)).toBe('17');
      }),
      { seed: 20260301, numRuns: 100 },
    );
  });

  it('has the origin that the browser used', async () => {
    const { sandbox, merchant } = openSandbox();
    const { checkoutKey } = await merchant.create('mobile');
    const end = await payWith(sandbox, `http://10.0.2.2:8080/checkout/${checkoutKey}`, CARD_AT_ONCE);
    expect(end).toBe(`http://10.0.2.2:8080/success-redirect/${checkoutKey}`);
  });
});

describe('a confirmation endpoint', () => {
  it.each(['complete', 'success-redirect', 'payment-confirmation'])(
    '/%s tells how a checkout stands',
    async (name) => {
      const { sandbox, merchant } = openSandbox();
      const { id, checkoutKey } = await merchant.create('mobile');
      const page = async () =>
        await (await sandbox.fetch(`https://sandbox.invalid/${name}/${checkoutKey}`)).text();
      expect(await page()).toContain('Payment not completed');
      sandbox.bank.pay(id);
      expect(await page()).toContain('Payment received');
      sandbox.bank.chargeback(id);
      expect(await page()).toContain('Payment charged back');
    },
  );

  it('answers without a key and with an unknown key', async () => {
    const { sandbox } = openSandbox();
    for (const path of ['/complete', '/success-redirect', '/payment-confirmation', '/complete/unknown']) {
      const response = await sandbox.fetch(`https://sandbox.invalid${path}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Payment finished');
    }
  });

  it('changes no checkout', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, checkoutKey } = await merchant.create('mobile');
    await sandbox.fetch(`https://sandbox.invalid/complete/${checkoutKey}`);
    await sandbox.fetch(`https://sandbox.invalid/complete/${checkoutKey}?status=PAID`, { method: 'POST' });
    expect(await merchant.statusOf(id)).toBe('PENDING');
  });
});
