import { PaymenntAbortError, PaymenntResponseError } from 'paymennt';
import { describe, expect, it, vi } from 'vitest';
import { link, mobile, qr, terminal, web } from '../schemas/requests.js';
import { yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';

const BARE = {
  id: '7',
  status: 'PENDING',
  requestId: 'ORD-1-r1',
  orderId: 'ORD-1',
  currency: 'AED',
  amount: 25,
};
const PAGE = 'https://pay.test.paymennt.com/checkout/key';
const WHOLE = { ...BARE, checkoutKey: 'key', redirectUrl: PAGE };

const targets = (requests: readonly { method: string; target: string }[]) =>
  requests.map(({ method, target }) => `${method} ${target}`);

describe('a created checkout', () => {
  it('that has its pay page is not fetched', async () => {
    const { client, requests } = scripted([yes(WHOLE)]);
    const { redirectUrl, checkoutKey } = await client.checkouts.createMobile(mobile);

    expect([redirectUrl, checkoutKey]).toEqual([PAGE, 'key']);
    expect(targets(requests)).toEqual(['POST /checkout/mobile']);
  });

  it.each([
    ['redirectUrl', { redirectUrl: null }],
    ['redirectUrl', { redirectUrl: '' }],
    ['redirectUrl', { redirectUrl: { href: PAGE } }],
    ['checkoutKey', { checkoutKey: undefined }],
  ])('without %s is fetched once, and completed: %j', async (_, hole) => {
    const templates: string[] = [];
    const hooks = { onRequest: ({ urlTemplate }: { urlTemplate: string }) => templates.push(urlTemplate) };
    const { client, requests } = scripted([yes({ ...WHOLE, ...hole }), yes(WHOLE)], { hooks });
    const checkout = await client.checkouts.createMobile(mobile);

    expect(checkout.redirectUrl).toBe(PAGE);
    expect(checkout.checkoutKey).toBe('key');
    expect(targets(requests)).toEqual(['POST /checkout/mobile', 'GET /checkout/7']);
    expect(templates).toEqual(['/checkout/mobile', '/checkout/{checkoutId}']);
  });

  it('keeps what only the answer to the creation has', async () => {
    const { client } = scripted([yes({ ...BARE, base64QR: 'AAAA' }), yes(WHOLE)]);
    const checkout = await client.checkouts.createQr(qr);

    expect(checkout.base64QR).toBe('AAAA');
    expect(checkout.redirectUrl).toBe(PAGE);
  });

  it.each([
    ['still without it', () => yes(BARE)],
    ['another checkout', () => yes({ ...WHOLE, id: '8' })],
    ['a refusal', () => new Response('{"success":false,"error":"Checkout not found"}', { status: 400 })],
    ['no JSON', () => new Response('<html>', { status: 404 })],
  ])(
    'that is incomplete after it was fetched fails with its id and outcome unknown: %s',
    async (_, fetched) => {
      for (const create of ['createWeb', 'createLink', 'createQr', 'createMobile'] as const) {
        const params = { createWeb: web, createLink: link, createQr: qr, createMobile: mobile }[create];
        const { client, requests } = scripted([yes(BARE), fetched()]);
        const error = await rejection(PaymenntResponseError, client.checkouts[create](params as never));

        expect(error.code).toBe('invalid_response');
        expect(error.outcome).toBe('unknown');
        expect(error.checkoutId).toBe('7');
        expect(error.operation).toBe(`checkouts.${create}`);
        expect(error.message).toContain('checkout 7');
        const message = 'is required and must be a non-empty string';
        expect(error.issues).toEqual([{ path: 'result.redirectUrl', message }]);
        expect(requests).toHaveLength(2);
      }
    },
  );

  it('is not fetched when a call may be one request only', async () => {
    const { client, requests } = scripted([yes(BARE)], { maxRetries: 0 });
    const error = await rejection(PaymenntResponseError, client.checkouts.createMobile(mobile));

    expect(error.checkoutId).toBe('7');
    expect(requests).toHaveLength(1);
  });

  it('ends with the call, also while it is fetched', async () => {
    const controller = new AbortController();
    const { client } = scripted([
      yes(BARE),
      () => {
        controller.abort();
        return yes(WHOLE);
      },
    ]);
    const call = client.checkouts.createMobile(mobile, { signal: controller.signal });

    expect((await rejection(PaymenntAbortError, call)).outcome).toBe('unknown');
  });

  it.each([{}, { redirectUrl: '' }])('on a terminal needs no pay page: %j', async (none) => {
    const onDrift = vi.fn();
    const { client, requests } = scripted([yes({ ...BARE, ...none })], { hooks: { onDrift } });

    expect((await client.checkouts.createTerminal(terminal)).id).toBe('7');
    expect(onDrift).not.toHaveBeenCalled();
    expect(requests).toHaveLength(1);
  });
});

describe('a pay page elsewhere', () => {
  it.each([
    'https://pay.pointcheckout.com/checkout/key',
    'https://pay.test.paymennt.com.evil.example/',
    'no URL',
  ])('is reported as drift, and never an error: %s', async (redirectUrl) => {
    const drifts: unknown[] = [];
    const { client } = scripted([yes({ ...WHOLE, redirectUrl })], {
      strictResponses: true,
      hooks: { onDrift: (drift) => drifts.push(drift) },
    });
    const checkout = await client.checkouts.createMobile(mobile);

    expect(checkout.redirectUrl).toBe(redirectUrl);
    expect(drifts).toEqual([
      {
        operation: 'checkouts.createMobile',
        path: 'redirectUrl',
        expected: 'a URL on https://pay.test.paymennt.com',
        received: 'a URL elsewhere',
      },
    ]);
  });

  it('is not reported where it is the environment’s own', async () => {
    const drifts: unknown[] = [];
    const { client } = scripted([yes(WHOLE)], { hooks: { onDrift: (drift) => drifts.push(drift) } });
    await client.checkouts.createMobile(mobile);

    expect(drifts).toEqual([]);
  });
});
