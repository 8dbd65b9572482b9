import { SANDBOX_TOKENS } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { CUSTOMER, checkoutBody, type Merchant } from '../merchant.js';
import { openSandbox } from '../open-sandbox.js';
import { submit } from '../shopper.js';

const BROWSER = {
  screenWidth: 1024,
  screenHeight: 768,
  colorDepth: 24,
  userAgent: 'Test',
  timeZoneOffset: -240,
  acceptHeader: 'text/html',
};

function details(overrides = {}) {
  const { returnUrl: _returnUrl, ...body } = checkoutBody('web');
  return { ...body, ...overrides };
}

const byToken = (token: string, also = {}) => ({ type: 'TOKEN', token, ...also });

async function storedToken(merchant: Merchant, token: string = SANDBOX_TOKENS.visa): Promise<string> {
  const source = byToken(token, { storeCardDetails: true });
  await merchant.post('/payment/debit', { source, checkoutDetails: details() });
  const { result } = await merchant.get(`/card/list?customerReferenceId=${CUSTOMER.id}`);
  return (result['content'] as { token: string }[])[0]?.token ?? 'none';
}

describe('creating a payment', () => {
  it('pays for an existing checkout', async () => {
    const { merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const { result } = await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.visa),
      checkoutId: id,
    });
    expect(result).toMatchObject({ amount: 100, currency: 'AED', status: 'CAPTURED' });
    expect(result).not.toHaveProperty('redirectUrl');
    expect(result['checkoutDetails']).toMatchObject({ id, status: 'PAID', usedPaymentMethod: 'CARD' });
  });

  it('creates the checkout from checkoutDetails', async () => {
    const { sandbox, merchant } = openSandbox();
    const { result } = await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.mastercard),
      checkoutDetails: details({ orderId: 'direct' }),
    });
    expect(result['checkoutDetails']).toMatchObject({ orderId: 'direct', status: 'PAID' });
    expect(sandbox.state.checkouts.map(({ orderId }) => orderId)).toEqual(['direct']);
  });

  it('makes the payment and the checkout FAILED for a declined card', async () => {
    const { merchant } = openSandbox();
    const { result } = await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.declined),
      checkoutDetails: details(),
    });
    expect(result).toMatchObject({ status: 'FAILED', checkoutDetails: { status: 'FAILED' } });
  });

  it('asks for 3-D Secure with a page that leads to the return URL', async () => {
    const { sandbox, merchant } = openSandbox();
    const { result } = await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.visaThreeDSecure),
      checkoutDetails: { ...details({ requestId: 'r-3ds' }), returnUrl: 'https://shop.example.com/back?x=1' },
    });
    expect(result['status']).toBe('REDIRECT');
    const { id: checkoutId } = result['checkoutDetails'] as { id: string };
    expect(await merchant.statusOf(checkoutId)).toBe('PENDING');
    const page = await sandbox.fetch(String(result['redirectUrl']));
    expect(page.status).toBe(200);
    const approved = await submit(sandbox, String(result['redirectUrl']), { action: 'approve' });
    expect(approved.location).toBe(
      `https://shop.example.com/back?x=1&reference=r-3ds&checkout=${checkoutId}`,
    );
    const payment = await merchant.get(`/payment/${result['id']}`);
    expect(payment.result).toMatchObject({ status: 'CAPTURED', checkoutDetails: { status: 'PAID' } });
    expect(payment.result).not.toHaveProperty('redirectUrl');
  });

  it('does not charge a second time for a checkout that is paid', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const body = { source: byToken(SANDBOX_TOKENS.visa), checkoutId: id };
    await merchant.post('/payment/debit', body);
    const again = await merchant.post('/payment/debit', body);
    expect([again.status, again.error]).toEqual([400, 'Checkout is not pending.']);
    expect(sandbox.state.payments).toHaveLength(1);
  });

  it('fails the first 3-D Secure payment when the shopper starts again', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const start = () =>
      merchant.post('/payment/debit', { source: byToken(SANDBOX_TOKENS.visaThreeDSecure), checkoutId: id });
    const [first, second] = [await start(), await start()];
    expect(sandbox.state.payments.map(({ status }) => status)).toEqual(['FAILED', 'REDIRECT']);
    expect((await submit(sandbox, String(first.result['redirectUrl']), { action: 'approve' })).status).toBe(
      409,
    );
    expect(await merchant.statusOf(id)).toBe('PENDING');
    await submit(sandbox, String(second.result['redirectUrl']), { action: 'approve' });
    expect(await merchant.statusOf(id)).toBe('PAID');
  });

  it('accepts a token with a suffix for one checkout only', async () => {
    const { sandbox, merchant } = openSandbox();
    const source = byToken(`${SANDBOX_TOKENS.visa}:order-7`);
    await merchant.post('/payment/debit', { source, checkoutDetails: details() });
    const again = await merchant.post('/payment/debit', { source, checkoutDetails: details() });
    expect(again.error).toBe('The same token cannot be used for different checkouts.');
    expect(sandbox.state.checkouts).toHaveLength(1);
  });

  it.each([
    ['a source without type', { source: { token: 'x' } }, 'source.type is required.'],
    ['an unknown type', { source: { type: 'CASH' } }, 'source.type must be one of TOKEN, STORED_CARD.'],
    [
      'a field of the other kind',
      { source: byToken(SANDBOX_TOKENS.visa, { cvv: '100' }) },
      'source.cvv is not a known field.',
    ],
    ['an unknown token', { source: byToken('ptk_live_x'), checkoutId: '1' }, 'Card token not found.'],
    [
      'an unknown stored card',
      { source: { type: 'STORED_CARD', token: 'x', shopperInteraction: 'ECOMMERCE' }, checkoutId: '1' },
      'Stored card not found for the provided token',
    ],
    [
      'neither checkout nor details',
      { source: byToken(SANDBOX_TOKENS.visa) },
      'checkoutDetails is required when checkoutId is not provided.',
    ],
    [
      'an unknown checkout',
      { source: byToken(SANDBOX_TOKENS.visa), checkoutId: '1' },
      'Checkout not found for API merchant',
    ],
  ])('refuses %s', async (_case, body, error) => {
    const { sandbox, merchant } = openSandbox();
    const answer = await merchant.post('/payment/debit', body);
    expect([answer.status, answer.error]).toEqual([400, error]);
    expect(sandbox.state.payments).toEqual([]);
  });

  it('names the path of a mistake in the details of the checkout', async () => {
    const { merchant } = openSandbox();
    const answer = await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.visa),
      checkoutDetails: details({ items: [{ name: 'x', quantity: 0, linetotal: 1 }] }),
    });
    expect(answer.error).toBe('checkoutDetails.items[0].quantity must be greater than 0.');
  });
});

describe('stored cards', () => {
  it('belong to the customer of the checkout and have no card number', async () => {
    const { sandbox, merchant } = openSandbox();
    const token = await storedToken(merchant);
    expect((await merchant.get(`/card?cardToken=${token}`)).result).toEqual({
      customerReferenceId: CUSTOMER.id,
      token,
      cardBrand: 'VISA',
      cardBin: '401288',
      cardLast4: '1881',
      cardHolderName: 'TEST USER',
      expiry: '2099-12-31',
    });
    expect(JSON.stringify(sandbox.state)).not.toContain('4012888888881881');
  });

  it('are refused without a customer id of three characters, before anything is charged', async () => {
    const { sandbox, merchant } = openSandbox();
    const answer = await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.visa, { storeCardDetails: true }),
      checkoutDetails: details({ customer: { ...CUSTOMER, id: 'ab' } }),
    });
    expect(answer.error).toBe('customer.id of at least 3 characters is required to store the card.');
    expect(sandbox.state.checkouts).toEqual([]);
  });

  it('are stored after the shopper approved 3-D Secure, not before', async () => {
    const { sandbox, merchant } = openSandbox();
    const { result } = await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.visaThreeDSecure, { storeCardDetails: true }),
      checkoutDetails: details(),
    });
    expect(sandbox.state.cards).toEqual([]);
    await submit(sandbox, String(result['redirectUrl']), { action: 'approve' });
    expect(sandbox.state.cards.map(({ card }) => card.last4)).toEqual(['4242']);
  });

  it('are not stored for a declined card', async () => {
    const { sandbox, merchant } = openSandbox();
    await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.declined, { storeCardDetails: true }),
      checkoutDetails: details(),
    });
    expect(sandbox.state.cards).toEqual([]);
  });

  it('need 3-D Secure with the shopper, but not for a charge without the shopper', async () => {
    const { sandbox, merchant } = openSandbox();
    const { result } = await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.visaThreeDSecure, { storeCardDetails: true }),
      checkoutDetails: details(),
    });
    await submit(sandbox, String(result['redirectUrl']), { action: 'approve' });
    const token = sandbox.state.cards[0]?.token;
    const statusFor = async (shopperInteraction: string, also = {}) => {
      const source = { type: 'STORED_CARD', token, shopperInteraction, ...also };
      const answer = await merchant.post('/payment/debit', { source, checkoutDetails: details() });
      return answer.result['status'];
    };
    const atTheShop = { browserInfo: BROWSER, shopperIpAddress: '192.0.2.1', cvv: '100' };
    expect(await statusFor('ECOMMERCE', atTheShop)).toBe('REDIRECT');
    expect(await statusFor('UNSCHEDULED')).toBe('CAPTURED');
    expect(await statusFor('SUBSCRIPTION')).toBe('CAPTURED');
  });

  it('are listed for one customer, newest first', async () => {
    const { merchant } = openSandbox();
    await storedToken(merchant);
    await storedToken(merchant, SANDBOX_TOKENS.mastercard);
    const list = async (query: string) => (await merchant.get(`/card/list?${query}`)).result;
    const { content } = await list(`customerReferenceId=${CUSTOMER.id}`);
    expect((content as { cardBrand: string }[]).map(({ cardBrand }) => cardBrand)).toEqual([
      'MASTERCARD',
      'VISA',
    ]);
    expect((await list('customerReferenceId=somebody'))['content']).toEqual([]);
    expect((await merchant.get('/card/list')).error).toBe('customerReferenceId is required.');
  });

  it('cannot be used after they were deleted', async () => {
    const { merchant } = openSandbox();
    const token = await storedToken(merchant);
    expect((await merchant.post(`/card/delete?cardToken=${token}`)).result['token']).toBe(token);
    const source = { type: 'STORED_CARD', token, shopperInteraction: 'UNSCHEDULED' };
    for (const answer of [
      await merchant.get(`/card?cardToken=${token}`),
      await merchant.post(`/card/delete?cardToken=${token}`),
      await merchant.post('/payment/debit', { source, checkoutDetails: details() }),
    ]) {
      expect(answer.error).toBe('Stored card not found for the provided token');
    }
  });
});

describe('capturing', () => {
  it('captures an authorised payment, once', async () => {
    const { merchant } = openSandbox({ capture: 'manual' });
    const { result } = await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.visa),
      checkoutDetails: details(),
    });
    expect(result).toMatchObject({ status: 'AUTHORIZED', checkoutDetails: { status: 'AUTHORIZED' } });
    const captured = await merchant.post(`/payment/${result['id']}/capture`);
    expect(captured.result).toMatchObject({ status: 'CAPTURED', checkoutDetails: { status: 'PAID' } });
    const again = await merchant.post(`/payment/${result['id']}/capture`);
    expect([again.status, again.error]).toEqual([400, 'Payment cannot be captured.']);
  });

  it('is refused after the authorisation was cancelled, which voids the payment', async () => {
    const { merchant } = openSandbox({ capture: 'manual' });
    const { result } = await merchant.post('/payment/debit', {
      source: byToken(SANDBOX_TOKENS.visa),
      checkoutDetails: details(),
    });
    const { id } = result['checkoutDetails'] as { id: string };
    await merchant.post(`/checkout/${id}/cancel`);
    expect((await merchant.get(`/payment/${result['id']}`)).result['status']).toBe('VOIDED');
    expect((await merchant.post(`/payment/${result['id']}/capture`)).success).toBe(false);
    expect(await merchant.statusOf(id)).toBe('CANCELLED');
  });
});
