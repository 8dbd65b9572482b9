import { describe, expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.js';
import { CARD_AT_ONCE, payWith } from '../shopper.js';
import { developerAt } from './developer.js';

const EVIL = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;

describe('the list of checkouts', () => {
  it('shows the address of the API while it is empty', async () => {
    const { sandbox } = openSandbox();
    const page = await developerAt(sandbox).read('/');
    expect(page).toContain('No checkouts yet');
    expect(page).toContain('https://sandbox.invalid/mer/v2.0');
  });

  it('shows the newest first, and filters by status, type and order', async () => {
    const { sandbox, merchant } = openSandbox();
    await merchant.create('mobile', { orderId: 'A-1' });
    await merchant.create('link', { orderId: 'A-2' });
    const { id } = await merchant.create('link', { orderId: 'B-3' });
    sandbox.bank.decline(id);
    const { read } = developerAt(sandbox);
    const orders = async (query: string) =>
      [...(await read(`/${query}`)).matchAll(/id="open-\d+"><bdi>([^<]*)</g)].map(([, order]) => order);
    expect(await orders('')).toEqual(['B-3', 'A-2', 'A-1']);
    expect(await orders('?status=FAILED')).toEqual(['B-3']);
    expect(await orders('?type=LINK')).toEqual(['B-3', 'A-2']);
    expect(await orders('?type=LINK&status=PENDING&order=a-')).toEqual(['A-2']);
    expect(await orders('?order=c')).toEqual([]);
    expect(await orders('?status=LOST&type=FAX&page=-1')).toEqual(['B-3', 'A-2', 'A-1']);
    expect(await read('/?status=FAILED')).toContain('<option value="FAILED" selected>');
  });

  it('has pages of fifty that keep the filter', async () => {
    const { sandbox, merchant } = openSandbox();
    for (let count = 0; count < 51; count += 1) await merchant.create('link');
    const { read } = developerAt(sandbox);
    const [first, second] = [await read('/?type=LINK'), await read('/?type=LINK&page=2')];
    expect(first.match(/id="open-/g)).toHaveLength(50);
    expect(first).toContain('<a href="/?type=LINK&amp;page=2" rel="next">');
    expect(second.match(/id="open-/g)).toHaveLength(1);
    expect(second).toContain('Page 2 of 2, 51 checkouts');
  });
});

describe('a checkout', () => {
  it('shows its history, its payments and its deliveries', async () => {
    const { sandbox, merchant } = openSandbox({
      webhookFetch: async () => new Response(null, { status: 500 }),
    });
    await merchant.post('/webhooks', { address: 'http://127.0.0.1:9/hook' });
    const { id, redirectUrl } = await merchant.create('mobile');
    await payWith(sandbox, redirectUrl, CARD_AT_ONCE);
    await sandbox.webhooks.settled();
    const page = await developerAt(sandbox).read(`/dashboard/checkouts/${id}`);
    for (const text of [
      'created',
      'card accepted',
      'VISA •••• 1881',
      'AED 100.00',
      'HTTP 500',
      'Next attempt',
    ]) {
      expect(page).toContain(text);
    }
    // Brand and last four digits are all that is ever shown of a card.
    expect(page).not.toMatch(/401288|4012 ?8888/);
  });

  it('that does not exist has a page that says so', async () => {
    const { sandbox } = openSandbox();
    const response = await sandbox.fetch('https://sandbox.invalid/dashboard/checkouts/1');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is nothing at this address.');
  });
});

describe('the webhooks', () => {
  it('never show a key', async () => {
    const { sandbox, merchant } = openSandbox();
    const created = await merchant.post('/webhooks', { address: 'http://127.0.0.1:9/hook' });
    const key = String(created.result['hmacKey']);
    const page = await developerAt(sandbox).read('/dashboard/webhooks');
    expect(key.length).toBeGreaterThan(12);
    expect(page).not.toContain(key);
    expect(page).not.toContain(key.slice(0, 12));
    expect(page).toContain(`••••••••${key.slice(-4)}`);
  });

  it('show which of them failed', async () => {
    const webhook = {
      id: '1',
      address: 'http://127.0.0.1:9/x',
      hmacKey: 'short',
      enabled: false,
      failed: true,
    };
    const { sandbox } = openSandbox({ seed: { webhooks: [webhook] } });
    const page = await developerAt(sandbox).read('/dashboard/webhooks');
    expect(page).toContain('<span class="badge bad">failed</span>');
    expect(page).not.toContain('short');
  });
});

describe('text of a request on the dashboard', () => {
  it('is escaped on every page', async () => {
    const webhook = {
      id: '1',
      address: `http://127.0.0.1:9/${EVIL}`,
      hmacKey: EVIL,
      enabled: true,
      failed: false,
    };
    const { sandbox, merchant } = openSandbox({
      seed: { webhooks: [webhook] },
      webhookFetch: () => Promise.reject(new Error(EVIL)),
    });
    const { id } = await merchant.create('web', {
      requestId: EVIL.slice(0, 50),
      orderId: EVIL.slice(0, 50),
      returnUrl: EVIL,
      customer: { firstName: EVIL, lastName: EVIL, email: 'a@example.com' },
    });
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    const { read, press } = developerAt(sandbox);
    const paths = [
      '/',
      `/?order=${encodeURIComponent(EVIL)}`,
      `/dashboard/checkouts/${id}`,
      '/dashboard/webhooks',
    ];
    for (const path of paths) {
      const page = await read(path);
      expect(page).toContain('&lt;script&gt;');
      expect(page.replaceAll(/<script src="\/dashboard\/script\.js" defer><\/script>/g, '')).not.toMatch(
        /<script|<img|onerror='/,
      );
    }
    expect(await press('/dashboard/clock', { duration: EVIL })).toContain('&lt;script&gt;');
  });
});
