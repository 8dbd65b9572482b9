import { describe, expect, it } from 'vitest';
import { ADDRESS, CUSTOMER, checkoutBody } from '../merchant.js';
import { openFrozenSandbox, openSandbox } from '../open-sandbox.js';
import { CARD_AT_ONCE, payWith } from '../shopper.js';

describe('creating a checkout', () => {
  it('returns every documented field with a value', async () => {
    const { merchant } = openFrozenSandbox();
    const body = checkoutBody('mobile', { deliveryAddress: ADDRESS, branchId: undefined });
    const { result } = await merchant.post('/checkout/mobile', body);
    expect(result).toEqual({
      id: expect.stringMatching(/^\d{19}$/),
      displayId: expect.stringMatching(/^[A-Z2-9]{6}$/),
      checkoutKey: expect.stringMatching(/^[0-9a-f]{48}$/),
      requestId: body['requestId'],
      orderId: body['orderId'],
      currency: 'AED',
      amount: 100,
      cashAmount: 0,
      status: 'PENDING',
      totalRefunded: 0,
      redirectUrl: `https://sandbox.invalid/checkout/${result['checkoutKey']}`,
      customer: {
        id: expect.stringMatching(/^\d{19}$/),
        reference: CUSTOMER.id,
        firstName: 'Test',
        lastName: 'User',
        email: 'shopper@example.com',
      },
      billingAddress: { ...ADDRESS, set: true },
      deliveryAddress: { ...ADDRESS, set: true },
      firebaseDatabase: 'paymennt-sandbox',
      firebaseCollection: 'checkouts',
      firebaseDocument: result['checkoutKey'],
      timestamp: '2026-03-01T12:00:00.000+00:00',
    });
  });

  it('returns null for fields without a value with emptyFields null', async () => {
    const { merchant } = openSandbox({ emptyFields: 'null' });
    const { id } = await merchant.create('link');
    const { result } = await merchant.get(`/checkout/${id}`);
    expect(result).toMatchObject({ customer: null, branchId: null, usedPaymentMethod: null });
  });

  it.each([
    ['web', 'WEB'],
    ['mobile', 'MOBILE'],
    ['link', 'LINK'],
    ['qr', 'QR'],
    ['terminal', 'TERMINAL'],
  ] as const)('of the channel %s gives it the type %s', async (channel, type) => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create(channel);
    expect(sandbox.state.checkout(id)?.type).toBe(type);
  });

  it('returns the terminal, which later responses do not', async () => {
    const { merchant } = openSandbox();
    const created = await merchant.create('terminal');
    expect(created).toMatchObject({ terminalId: '1700000000000000203', terminalAlias: 'Front counter' });
    const { result } = await merchant.get(`/checkout/${created.id}`);
    expect(result).not.toHaveProperty('terminalId');
    expect(result).not.toHaveProperty('terminalAlias');
    expect(result).toMatchObject({ branchId: '1700000000000000101', branchName: 'Main branch' });
  });

  it('keeps every digit of a branchId that JavaScript would round', async () => {
    const id = '1601731695315563241';
    const { merchant } = openSandbox({
      seed: { branches: [{ id, name: 'Harbour', currency: 'AED', enabled: true }] },
    });
    const text = JSON.stringify(checkoutBody('mobile')).replace('{', `{"branchId":${id},`);
    const { result } = await merchant.call('POST', '/checkout/mobile', { text });
    expect(result).toMatchObject({ branchId: id, branchName: 'Harbour' });
  });

  it.each([
    ['a string', '"1700000000000000101"', 'branchId must be a number.'],
    ['a rounded number', '1700000000000000000', 'Branch not found for API merchant.'],
    ['a number beyond 64 bits', '9223372036854775808', 'branchId must be a 64-bit whole number.'],
    ['a fraction', '17.5', 'branchId must be a 64-bit whole number.'],
  ])('refuses %s as branchId', async (_case, digits, error) => {
    const { merchant } = openSandbox();
    const text = JSON.stringify(checkoutBody('mobile')).replace('{', `{"branchId":${digits},`);
    expect((await merchant.call('POST', '/checkout/mobile', { text })).error).toBe(error);
  });

  it('refuses a disabled branch', async () => {
    const { merchant } = openSandbox();
    await merchant.post('/branches/1700000000000000101/disable');
    const text = JSON.stringify(checkoutBody('mobile')).replace('{', '{"branchId":1700000000000000101,');
    expect((await merchant.call('POST', '/checkout/mobile', { text })).error).toBe('Branch is disabled.');
  });

  it('refuses a used requestId in every channel and keeps the first checkout', async () => {
    const { sandbox, merchant } = openSandbox();
    const first = await merchant.create('mobile', { requestId: 'same' });
    for (const channel of ['web', 'mobile', 'link', 'qr', 'terminal'] as const) {
      const answer = await merchant.post(
        `/checkout/${channel}`,
        checkoutBody(channel, { requestId: 'same' }),
      );
      expect([answer.status, answer.error]).toEqual([
        400,
        'A checkout with the same requestId already exists.',
      ]);
    }
    expect(sandbox.state.checkouts.map(({ id }) => id)).toEqual([first.id]);
  });

  it('accepts the same orderId again', async () => {
    const { merchant } = openSandbox();
    await merchant.create('mobile', { orderId: 'order' });
    await expect(merchant.create('mobile', { orderId: 'order' })).resolves.toMatchObject({
      orderId: 'order',
    });
  });

  it('accepts the requestId of a refused request', async () => {
    const { merchant } = openSandbox();
    await merchant.post('/checkout/mobile', checkoutBody('mobile', { requestId: 'again', amount: 0 }));
    await expect(merchant.create('mobile', { requestId: 'again' })).resolves.toBeDefined();
  });

  it('checks the totals only with skipTotalsValidation false', async () => {
    const { merchant } = openSandbox();
    const totals = { subtotal: 90, tax: 4.5, shipping: 10, handling: 1, discount: 5.6 };
    const accepted = async (also: object) =>
      (await merchant.post('/checkout/mobile', checkoutBody('mobile', { totals: { ...totals, ...also } })))
        .success;
    expect(await accepted({})).toBe(true);
    expect(await accepted({ skipTotalsValidation: true })).toBe(true);
    expect(await accepted({ skipTotalsValidation: false })).toBe(false);
    expect(await accepted({ skipTotalsValidation: false, discount: 5.5 })).toBe(true);
  });

  it('uses the same customer for the same merchant reference', async () => {
    const { sandbox, merchant } = openSandbox();
    await merchant.create('mobile');
    await merchant.create('mobile');
    await merchant.create('mobile', { customer: { ...CUSTOMER, id: 'customer-2' } });
    expect(sandbox.state.customers.map(({ reference }) => reference)).toEqual(['customer-1', 'customer-2']);
  });

  it('refuses an unknown or inactive terminal', async () => {
    const { merchant } = openSandbox({
      seed: {
        terminals: [
          { id: '1800000000000000001', alias: 'Drawer', deviceType: 'POS', serialNumber: '1', active: false },
        ],
      },
    });
    const errorFor = async (terminalId: string) =>
      (await merchant.post('/checkout/terminal', checkoutBody('terminal', { terminalId }))).error;
    expect(await errorFor('42')).toBe('Terminal device not found');
    expect(await errorFor('1800000000000000001')).toBe('Terminal device is not active.');
  });
});

describe('searching checkouts', () => {
  it('lists the newest first, page by page', async () => {
    const { merchant } = openSandbox();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift((await merchant.create('mobile')).id);
    const page = async (query: string) => (await merchant.get(`/checkout?${query}`)).result;
    const first = await page('size=2');
    expect(first).toMatchObject({ page: 0, size: 2, totalPages: 3, totalElements: 5 });
    expect((first['content'] as { id: string }[]).map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const last = await page('size=2&page=2');
    expect((last['content'] as { id: string }[]).map(({ id }) => id)).toEqual(ids.slice(4));
    expect((await page('size=2&page=3'))['content']).toEqual([]);
  });

  async function threeCheckouts() {
    const { sandbox, merchant } = openFrozenSandbox();
    const paid = await merchant.create('mobile', { orderId: 'A' });
    await payWith(sandbox, paid.redirectUrl, CARD_AT_ONCE);
    await sandbox.clock.advance('1h');
    const cancelled = await merchant.create('web', {
      orderId: 'B',
      customer: { ...CUSTOMER, id: 'customer-2', email: 'two+tag@example.com', phone: '+971500000000' },
    });
    await merchant.post(`/checkout/${cancelled.id}/cancel`);
    await sandbox.clock.advance('1h');
    const pending = await merchant.create('link', { orderId: 'B' });
    const names = new Map([
      [paid.id, 'paid'],
      [cancelled.id, 'cancelled'],
      [pending.id, 'pending'],
    ]);
    const found = async (query: string) => {
      const { result } = await merchant.get(`/checkout?${query}`);
      return (result['content'] as { id: string }[]).map(({ id }) => names.get(id));
    };
    return { merchant, found, paid, cancelled, pending };
  }

  it('filters by type, requestId, orderId and status', async () => {
    const { found, paid } = await threeCheckouts();
    expect(await found('type=WEB')).toEqual(['cancelled']);
    expect(await found(`requestId=${paid.requestId}`)).toEqual(['paid']);
    expect(await found('orderId=B')).toEqual(['pending', 'cancelled']);
    expect(await found('orderId=B&type=LINK')).toEqual(['pending']);
    expect(await found('status=PAID')).toEqual(['paid']);
  });

  it('accepts several statuses as repeated keys and as one list', async () => {
    const { found } = await threeCheckouts();
    const expected = ['cancelled', 'paid'];
    expect(await found('status=PAID&status=CANCELLED')).toEqual(expected);
    expect(await found('status=PAID,CANCELLED')).toEqual(expected);
    expect(await found('status=PAID%2CCANCELLED&status=EXPIRED')).toEqual(expected);
  });

  it('filters by customer with decoded values', async () => {
    const { found } = await threeCheckouts();
    expect(await found('customer.reference=customer-2')).toEqual(['cancelled']);
    expect(await found('customer.email=two%2Btag%40example.com')).toEqual(['cancelled']);
    expect(await found('customer.email=two+tag@example.com')).toEqual([]);
    expect(await found('customer.phone=%2B971500000000')).toEqual(['cancelled']);
  });

  it('filters by afterId and afterTimestamp', async () => {
    const { found, paid, cancelled } = await threeCheckouts();
    expect(await found(`afterId=${paid.id}`)).toEqual(['pending', 'cancelled']);
    expect(await found(`afterId=${cancelled.id}`)).toEqual(['pending']);
    expect(await found('afterTimestamp=2026-03-01%2012:30:00')).toEqual(['pending', 'cancelled']);
    expect(await found('afterTimestamp=2026-03-01+13:00:00')).toEqual(['pending']);
  });

  it.each([
    ['size=0', 'size parameter must be a positive integer.'],
    ['size=-1', 'size parameter must be a positive integer.'],
    ['size=1.5', 'size parameter must be a positive integer.'],
    ['size=', 'size parameter must be a positive integer.'],
    ['page=-1', 'page parameter must be a non-negative integer.'],
    ['page=0&page=1', 'page must not be repeated.'],
    ['type=web', 'type must be one of QR, WEB, MOBILE, LINK, TERMINAL.'],
    ['status=Paid', /^status must be one of PENDING, /],
    ['status[]=PAID', 'status[] is not a parameter of this operation.'],
    ['afterId=x', 'afterId must be a number.'],
    ['afterId=1.5', 'afterId must be a whole number.'],
    ['afterTimestamp=yesterday', 'afterTimestamp must have the format yyyy-MM-dd HH:mm:ss.'],
    ['afterTimestamp=2026-13-01%2000:00:00', 'afterTimestamp must have the format yyyy-MM-dd HH:mm:ss.'],
  ])('refuses %s', async (query, error) => {
    const { merchant } = openSandbox();
    const answer = await merchant.get(`/checkout?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.error).toEqual(typeof error === 'string' ? error : expect.stringMatching(error));
  });
});

describe('cancelling a checkout', () => {
  it('cancels a pending checkout, once', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    expect((await merchant.post(`/checkout/${id}/cancel`)).result['status']).toBe('CANCELLED');
    const again = await merchant.post(`/checkout/${id}/cancel`);
    expect([again.status, again.error]).toEqual([400, 'Checkout cannot be cancelled.']);
    expect(sandbox.state.checkout(id)?.history.map(({ status }) => status)).toEqual(['PENDING', 'CANCELLED']);
  });

  it('is refused for a paid checkout', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, redirectUrl } = await merchant.create('mobile');
    await payWith(sandbox, redirectUrl, CARD_AT_ONCE);
    expect((await merchant.post(`/checkout/${id}/cancel`)).success).toBe(false);
    expect(await merchant.statusOf(id)).toBe('PAID');
  });
});

describe('resending to a terminal', () => {
  it('sends a pending terminal checkout again', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('terminal');
    expect((await merchant.post(`/checkout/${id}/resend-to-terminal`)).result['status']).toBe('PENDING');
    expect(sandbox.state.checkout(id)?.terminalSends).toBe(2);
  });

  it('is refused for other types and other statuses', async () => {
    const { merchant } = openSandbox();
    const errorFor = async (id: string) => (await merchant.post(`/checkout/${id}/resend-to-terminal`)).error;
    const mobile = await merchant.create('mobile');
    expect(await errorFor(mobile.id)).toBe('Checkout is not a terminal checkout.');
    const terminal = await merchant.create('terminal');
    await merchant.post(`/checkout/${terminal.id}/cancel`);
    expect(await errorFor(terminal.id)).toBe('Checkout is not pending.');
  });
});
