import type { PaymentParams } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT, ORDER, yes } from '../support/answers.js';
import { sentBy } from '../support/expect-request.js';

const TOKEN = { type: 'TOKEN', token: 'token-from-the-card-form' } as const;

const pay = (params: PaymentParams, result: object = { id: '7', status: 'CAPTURED' }) =>
  sentBy(({ payments }) => payments.create(params), yes(result));

describe('a payment', () => {
  it('pays a checkout that exists', async () => {
    const { line, body } = await pay({ source: TOKEN, checkoutId: CHECKOUT.id });

    expect(line).toBe('POST /payment/debit');
    expect(JSON.parse(body ?? '')).toEqual({ source: TOKEN, checkoutId: CHECKOUT.id });
  });

  it('creates its own checkout on the way', async () => {
    const { body, result } = await pay(
      { source: { ...TOKEN, storeCardDetails: false }, checkoutDetails: ORDER },
      { id: '7', status: 'Redirect', redirectUrl: 'https://pay.example/3ds', checkoutDetails: CHECKOUT },
    );

    expect(JSON.parse(body ?? '')).toHaveProperty('checkoutDetails.amount', 105.5);
    expect(result.status).toBe('REDIRECT');
    expect(result.rawStatus).toBe('Redirect');
    expect(result.redirectUrl).toBe('https://pay.example/3ds');
    expect(result.checkoutDetails?.status).toBe('PENDING');
  });

  it('with a stored card is ECOMMERCE unless told otherwise', async () => {
    const stored = { type: 'STORED_CARD', token: 'stored-token' } as const;
    const first = await pay({ source: stored, checkoutId: '1' });
    const second = await pay({ source: { ...stored, shopperInteraction: 'UNSCHEDULED' }, checkoutId: '1' });

    expect(JSON.parse(first.body ?? '')).toHaveProperty('source.shopperInteraction', 'ECOMMERCE');
    expect(JSON.parse(second.body ?? '')).toHaveProperty('source.shopperInteraction', 'UNSCHEDULED');
  });

  it('is fetched by its id', async () => {
    const { line, result } = await sentBy(
      ({ payments }) => payments.get('7'),
      yes({ id: '7', status: 'VOIDED' }),
    );

    expect(line).toBe('GET /payment/7');
    expect(result.status).toBe('VOIDED');
  });

  it('is captured without a body', async () => {
    const { line, body, result } = await sentBy(
      ({ payments }) => payments.capture('7'),
      yes({ id: '7', status: 'CAPTURED', amount: 105.5 }),
    );

    expect(line).toBe('POST /payment/7/capture');
    expect(body).toBeUndefined();
    expect(result.amount).toBe(105.5);
  });
});
