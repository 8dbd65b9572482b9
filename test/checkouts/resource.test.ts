import type { PaymenntClient } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT, ORDER, page, yes } from '../support/answers.js';
import { sentBy } from '../support/expect-request.js';

const ID = CHECKOUT.id;
const { items, customer, billingAddress, ...order } = ORDER;
const made = () => yes(CHECKOUT);
const BODY = '"requestId":"ORD-1234-r1","orderId":"ORD-1234","currency":"AED","amount":105.50';

describe('creating a checkout', () => {
  it('for an app posts to /checkout/mobile', async () => {
    const { line, body, contentType, result } = await sentBy(
      ({ checkouts }) => checkouts.createMobile(ORDER),
      made(),
    );

    expect(line).toBe('POST /checkout/mobile');
    expect(contentType).toBe('application/json');
    expect(body).toContain(BODY);
    expect(JSON.parse(body ?? '')).toEqual({
      ...ORDER,
      amount: 105.5,
      items: [{ name: 'Coffee beans', quantity: 2, linetotal: 105.5 }],
    });
    expect(result).toEqual({ ...CHECKOUT, rawStatus: 'PENDING' });
  });

  it('for a website posts to /checkout/web, with where to come back to', async () => {
    const params = { ...ORDER, returnUrl: 'https://shop.example/paid' };
    const { line, body } = await sentBy(({ checkouts }) => checkouts.createWeb(params), made());

    expect(line).toBe('POST /checkout/web');
    expect(body).toContain('"returnUrl":"https://shop.example/paid"');
  });

  it('for a message posts to /checkout/link, and knows the subscription', async () => {
    const params = { ...order, customer, description: 'Beans', sendEmail: true, expiresIn: 60 };
    const answer = yes({ ...CHECKOUT, subscriptionId: '7' });
    const { line, body, result } = await sentBy(({ checkouts }) => checkouts.createLink(params), answer);

    expect(line).toBe('POST /checkout/link');
    expect(body).toContain('"description":"Beans"');
    expect(body).toContain('"expiresIn":60');
    expect(result.subscriptionId).toBe('7');
  });

  it('for a counter posts to /checkout/qr, and has the picture', async () => {
    const params = { ...order, items, billingAddress, qrSize: 600, deviceReference: 'till-2' };
    const answer = yes({ ...CHECKOUT, base64QR: 'iVBORw0KGgo=' });
    const { line, body, result } = await sentBy(({ checkouts }) => checkouts.createQr(params), answer);

    expect(line).toBe('POST /checkout/qr');
    expect(body).toContain('"qrSize":600');
    expect(result.base64QR).toBe('iVBORw0KGgo=');
  });

  it('for a card terminal posts to /checkout/terminal, with the terminal’s id as text', async () => {
    const params = { ...order, terminalId: '1653241101733169888' };
    const answer = yes({ ...CHECKOUT, terminalId: '1653241101733169888', terminalAlias: 'Counter 1' });
    const { line, body, result } = await sentBy(({ checkouts }) => checkouts.createTerminal(params), answer);

    expect(line).toBe('POST /checkout/terminal');
    expect(body).toContain('"terminalId":"1653241101733169888"');
    expect(result.terminalAlias).toBe('Counter 1');
  });
});

describe('working with a checkout', () => {
  it.each<[string, (client: PaymenntClient) => Promise<unknown>, string]>([
    ['get', ({ checkouts }) => checkouts.get(ID), `GET /checkout/${ID}`],
    ['cancel', ({ checkouts }) => checkouts.cancel(ID), `POST /checkout/${ID}/cancel`],
    [
      'resendToTerminal',
      ({ checkouts }) => checkouts.resendToTerminal(ID),
      `POST /checkout/${ID}/resend-to-terminal`,
    ],
    ['waitForFinal', ({ checkouts }) => checkouts.waitForFinal(ID), `GET /checkout/${ID}`],
    ['fromWebhook', ({ checkouts }) => checkouts.fromWebhook({ id: ID }), `GET /checkout/${ID}`],
    [
      'verify',
      ({ checkouts }) => checkouts.verify(ID, { orderId: 'ORD-1234', amount: 1, currency: 'AED' }),
      `GET /checkout/${ID}`,
    ],
    ['an id that needs encoding', ({ checkouts }) => checkouts.get('a/b?c'), 'GET /checkout/a%2Fb%3Fc'],
  ])('has no body: %s', async (_, call, expected) => {
    const { line, body, contentType } = await sentBy(call, yes({ ...CHECKOUT, status: 'PAID' }));

    expect(line).toBe(expected);
    expect(body).toBeUndefined();
    expect(contentType).toBeNull();
  });

  it('refunds with everything in the query, and no body', async () => {
    const params = {
      amount: '1500.00',
      currency: 'USD',
      note: 'Fish & chips #1 (50% off)',
      referenceId: 'REF-1',
    };
    const answer = yes({ ...CHECKOUT, status: 'PARTIALLY_REFUNDED', totalRefunded: 1500 });
    const { line, body, result } = await sentBy(({ checkouts }) => checkouts.refund(ID, params), answer);

    expect(line).toBe(
      `POST /checkout/${ID}/refund?amount=1500.00&currency=USD&note=Fish%20%26%20chips%20%231%20(50%25%20off)&referenceId=REF-1`,
    );
    expect(body).toBeUndefined();
    expect(result.totalRefunded).toBe(1500);
    expect(result.status).toBe('PARTIALLY_REFUNDED');
  });
});

describe('searching', () => {
  it('sends every filter under the name that the API has for it', async () => {
    const { line } = await sentBy(
      ({ checkouts }) =>
        checkouts.search({
          type: 'MOBILE',
          requestId: 'ORD-1-r1',
          orderId: 'ORD-1',
          status: ['PENDING', 'PARTIALLY_REFUNDED'],
          customer: { reference: 'C 1', email: 'a+b@x.example', phone: '+971' },
          afterId: 1653241101733169556n,
          afterTimestamp: '2026-01-31 10:00:00',
          page: 0,
          size: 50,
        }),
      page([CHECKOUT]),
    );
    const { pathname, searchParams } = new URL(`https://x.example${line.slice(4)}`);

    expect(pathname).toBe('/checkout');
    expect([...searchParams].sort()).toEqual([
      ['afterId', '1653241101733169556'],
      ['afterTimestamp', '2026-01-31 10:00:00'],
      ['customer.email', 'a+b@x.example'],
      ['customer.phone', '+971'],
      ['customer.reference', 'C 1'],
      ['orderId', 'ORD-1'],
      ['page', '0'],
      ['requestId', 'ORD-1-r1'],
      ['size', '50'],
      ['status', 'PARTIALLY_REFUNDED'],
      ['status', 'PENDING'],
      ['type', 'MOBILE'],
    ]);
  });
});
