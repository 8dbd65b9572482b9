import { get } from 'node:http';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.js';
import { CARD_AT_ONCE, cardFields, payWith, submit } from '../shopper.js';
import { developerAt } from './developer.js';

const REQUESTS = '/dashboard/requests';

/** The text of a page without its tags. */
const textOf = (page: string) =>
  page
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

describe('the request log', () => {
  it('shows method, path, status, time and bodies, with a link to the checkout', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile', { orderId: 'ORD-1' });
    await merchant.get(`/checkout/${id}`);
    await merchant.get('/checkout/1');
    const page = await developerAt(sandbox).read(REQUESTS);
    expect(page.match(/id="request-of-\d+">checkout (\d+)</g)).toEqual([
      `id="request-of-2">checkout ${id}<`,
      `id="request-of-1">checkout ${id}<`,
    ]);
    const text = textOf(page);
    expect(text).toContain('200 POST /mer/v2.0/checkout/mobile');
    expect(text).toMatch(/checkouts\.createMobile, \d+ ms, \d{4}-/);
    expect(text).toContain('400 GET /mer/v2.0/checkout/1');
    expect(text).toContain('"orderId": "ORD-1"');
    expect(text).toContain('Checkout not found for API merchant');
  });

  it('has requests that were refused before they reached an operation, and broken connections', async () => {
    const { sandbox, merchant } = openSandbox();
    await merchant.call('GET', '/terminals', { headers: { 'X-Paymennt-Api-Secret': 'wrong' } });
    await merchant.call('DELETE', '/terminals');
    await merchant.get('/nowhere');
    sandbox.failNext({ fault: 'reset-after-commit' });
    await expect(merchant.get('/terminals')).rejects.toThrow('fetch failed');
    const text = textOf(await developerAt(sandbox).read(REQUESTS));
    expect(text).toContain('401 GET /mer/v2.0/terminals');
    expect(text).toContain('405 DELETE /mer/v2.0/terminals');
    expect(text).toContain('404 GET /mer/v2.0/nowhere');
    expect(text).toContain('broken GET /mer/v2.0/terminals');
    expect(text).toContain('fault: reset-after-commit');
    expect(text).not.toContain('wrong');
  });

  it('has requests to a foreign host name and to a path without a page, and says why they failed', async () => {
    const { sandbox } = openSandbox();
    const { url } = await sandbox.serve();
    const { port } = new URL(url);
    for (const [path, host] of [
      ['/mer/v2.0/terminals', 'evil.example'],
      ['/dashboard/controls', 'evil.example'],
      ['/mer/v1.0/terminals', `127.0.0.1:${port}`],
    ] as const) {
      await new Promise((resolve) => get({ port, path, headers: { host } }, resolve));
    }
    const text = textOf(await developerAt(sandbox).read(REQUESTS));
    expect(text).toMatch(/421 GET \/mer\/v2\.0\/terminals wrong host name, /);
    expect(text).toMatch(/421 GET \/dashboard\/controls wrong host name, /);
    expect(text).toContain('This sandbox does not answer to the name evil.example');
    expect(text).toMatch(/404 GET \/mer\/v1\.0\/terminals no such page, /);
  });

  it('keeps the digits of long numbers', async () => {
    const { sandbox, merchant } = openSandbox();
    await merchant.call('POST', '/checkout/qr', {
      text: '{"requestId":"r","orderId":"o","currency":"AED","amount":1.10,"branchId":1700000000000000101}',
    });
    const text = textOf(await developerAt(sandbox).read(REQUESTS));
    expect(text).toContain('"branchId": 1700000000000000101');
    expect(text).toContain('"amount": 1.10');
  });

  it('cuts out keys, tokens and card numbers, in bodies that cannot be read as well', async () => {
    const { sandbox, merchant } = openSandbox();
    const created = await merchant.post('/webhooks', { address: 'http://127.0.0.1:9/hook' });
    const hmacKey = String(created.result['hmacKey']);
    await merchant.post('/payment/debit', { source: { type: 'TOKEN', token: 'ptk_one' } });
    await merchant.call('POST', '/payment/debit', {
      text: '{"\\u0074oken":"ptk_two","note":"4242 4242 4242 4242","n":4012888888881881}',
    });
    await merchant.call('POST', '/payment/debit', {
      text: '{"token":"ptk_three","cvv":987,"x":"4242424242424242',
    });
    await merchant.get('/card?cardToken=ptk_four');
    const page = await developerAt(sandbox).read(REQUESTS);
    expect(hmacKey.length).toBeGreaterThan(12);
    for (const secret of [hmacKey, 'ptk_', '4242', '401288', '987', 'sandbox-api-secret']) {
      expect(page).not.toContain(secret);
    }
    expect(page.match(/••••••••/g)?.length).toBeGreaterThan(7);
  });

  it('keeps nothing of the forms of pay pages', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, redirectUrl } = await merchant.create('mobile');
    await submit(sandbox, redirectUrl, cardFields({ cvv: '987', name: 'AMINA', cardNumber: '4242' }));
    await payWith(sandbox, redirectUrl, CARD_AT_ONCE);
    const page = await developerAt(sandbox).read(REQUESTS);
    expect(textOf(page)).toContain('422 POST /checkout/');
    expect(textOf(page)).toContain('303 POST /checkout/');
    expect(page).not.toMatch(/987|AMINA|4012/);
    // The page of the checkout has them too: two posts to its pay page and its creation.
    const own = await developerAt(sandbox).read(`/dashboard/checkouts/${id}`);
    expect(own.match(/id="request-of-\d+"/g)).toHaveLength(3);
  });

  it('keeps the newest two hundred requests, on pages of fifty, and the start of long bodies', async () => {
    const { sandbox, merchant } = openSandbox();
    await merchant.get('/terminals?afterId=first');
    for (let count = 0; count < 200; count += 1) await merchant.get('/nowhere');
    await merchant.call('POST', '/payment/debit', { text: `{"note":"${'x'.repeat(30_000)}` });
    const { read } = developerAt(sandbox);
    const first = await read(REQUESTS);
    expect(first).toContain('Page 1 of 4, 200 requests');
    expect(first).toContain('(30009 characters)');
    expect(first).not.toContain('x'.repeat(20_001));
    const last = await read(`${REQUESTS}?page=4`);
    expect(last.match(/<li class="delivery">/g)).toHaveLength(50);
    expect(last).not.toContain('afterId');
    expect(await read(`${REQUESTS}?page=none`)).toContain('Page 1 of 4');
  });

  it('is empty after a reset, and escapes what it shows', async () => {
    const { sandbox, merchant } = openSandbox();
    await merchant.post('/payment/debit', { note: '</pre><script>alert(1)</script>' });
    const { read } = developerAt(sandbox);
    expect(await read(REQUESTS)).toContain('&lt;script&gt;');
    expect(await read(REQUESTS)).not.toContain('<script>');
    sandbox.reset();
    expect(await read(REQUESTS)).toContain('No request yet.');
  });
});
