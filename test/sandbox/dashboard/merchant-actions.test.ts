import { describe, expect, it } from 'vitest';
import { ADDRESS } from '../merchant.js';
import { openSandbox } from '../open-sandbox.js';
import { developerAt } from './developer.js';

describe('an empty dashboard', () => {
  it('has the three export lines, and creates a payable test checkout', async () => {
    const { sandbox, merchant } = openSandbox();
    const { read, post } = developerAt(sandbox);
    expect(await read('/')).toContain(
      'export PAYMENNT_API_KEY=sandbox-api-key\nexport PAYMENNT_API_SECRET=sandbox-api-secret\n' +
        'export PAYMENNT_ENVIRONMENT=https://sandbox.invalid',
    );
    const { status, headers } = await post('/dashboard/checkouts');
    const [checkout] = sandbox.state.checkouts;
    expect(status).toBe(303);
    expect(headers.get('location')).toMatch(`/dashboard/checkouts/${checkout?.id}?notice=`);
    expect(await read(headers.get('location') ?? '')).toContain('A test checkout was created.');
    expect(await merchant.statusOf(checkout?.id ?? '')).toBe('PENDING');
    await post('/dashboard/checkouts');
    expect(sandbox.state.checkouts.map(({ orderId }) => orderId)).toEqual(['TEST-1', 'TEST-2']);
  });

  it('creates no checkout for another page', async () => {
    const { sandbox } = openSandbox();
    const { post } = developerAt(sandbox);
    for (const path of ['/dashboard/checkouts', '/dashboard/webhooks']) {
      expect((await post(path, {}, { origin: 'https://evil.example' })).status).toBe(403);
      expect((await post(path, { token: 'guess', address: 'http://localhost/' })).status).toBe(403);
    }
    expect(sandbox.state.checkouts).toEqual([]);
    expect(sandbox.state.webhooks).toEqual([]);
  });
});

describe('the page of a checkout', () => {
  it('shows items, customer, addresses and the JSON of the API, with buttons that copy', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, requestId, redirectUrl } = await merchant.create('mobile', {
      items: [{ name: 'Sunglasses', sku: 'SUN-1', quantity: 2, linetotal: 100 }],
      deliveryAddress: { ...ADDRESS, name: 'Neighbour', address2: 'Flat 9', zip: '12345' },
    });
    const page = await developerAt(sandbox).read(`/dashboard/checkouts/${id}`);
    for (const text of [
      'Sunglasses',
      'SUN-1',
      'shopper@example.com',
      'customer-1',
      'Neighbour',
      'Flat 9',
      '12345',
    ]) {
      expect(page).toContain(text);
    }
    for (const text of [id, requestId, redirectUrl]) expect(page).toContain(`data-copy="${text}"`);
    expect(page).toContain('&quot;amount&quot;: 100.00');
    expect(page).toContain(`&quot;id&quot;: `);
  });

  it('refunds a part, then the rest', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const { press, read } = developerAt(sandbox);
    const page = `/dashboard/checkouts/${id}`;
    expect(await read(page)).not.toContain('merchant-refund');
    sandbox.bank.pay(id);
    expect(await read(page)).toContain('name="amount" value="100.00"');
    expect(await press(`${page}/refund`, { amount: ' 30.5 ', note: '' })).toBe(
      'The checkout is PARTIALLY_REFUNDED now.',
    );
    expect(await read(page)).toContain('name="amount" value="69.50"');
    expect(await press(`${page}/refund`, { amount: '69.50', note: 'returned' })).toBe(
      'The checkout is REFUNDED now.',
    );
    expect(sandbox.state.checkouts[0]?.refunds.map(({ amount, note }) => [amount, note])).toEqual([
      ['30.50', 'Refunded on the dashboard'],
      ['69.50', 'returned'],
    ]);
    expect(await read(page)).not.toContain('merchant-refund');
  });

  it.each([
    ['', 'amount must be a number such as 100.00.'],
    ['1e999999999', 'amount must be a number such as 100.00.'],
    ['-5', 'amount must be greater than 0.'],
    ['100.01', 'Refund amount exceeds the remaining amount of the checkout.'],
  ])('refuses to refund %j and says why', async (amount, said) => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    expect(await developerAt(sandbox).press(`/dashboard/checkouts/${id}/refund`, { amount })).toBe(said);
    expect(await merchant.statusOf(id)).toBe('PAID');
  });

  it('captures an authorised payment, once', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const { press, read } = developerAt(sandbox);
    const page = `/dashboard/checkouts/${id}`;
    expect(await read(page)).not.toContain('merchant-capture');
    sandbox.bank.authorize(id);
    expect(await read(page)).toContain('merchant-capture');
    expect(await press(`${page}/capture`)).toBe('The checkout is PAID now.');
    expect(sandbox.state.payments[0]?.status).toBe('CAPTURED');
    expect(await press(`${page}/capture`)).toBe('A checkout that is PAID has no payment to capture.');
  });

  it('says that the checkout no longer exists after a reset', async () => {
    const { sandbox } = openSandbox();
    const { post } = developerAt(sandbox);
    const { headers } = await post('/dashboard/checkouts/1/refund', { amount: '1' });
    expect(headers.get('location')).toContain('/dashboard/checkouts/1?notice=');
  });
});
