import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { PaymenntValidationError, type WebhookBody } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { webhookCheckoutId } from '../../src/checkouts/webhook-body.js';
import { CHECKOUT, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection, thrownBy } from '../support/failure.js';

const ID = CHECKOUT.id;
const text = JSON.stringify({ ...CHECKOUT, status: 'PAID' });
const bytes = new TextEncoder().encode(text);

describe('the body of a webhook', () => {
  it.each<[string, WebhookBody]>([
    ['text', text],
    ['bytes', bytes],
    ['a Buffer', Buffer.from(text)],
    ['an ArrayBuffer', bytes.buffer as ArrayBuffer],
    ['an object', JSON.parse(text) as object],
    ['an object without prototype', Object.assign(Object.create(null), { id: ID }) as object],
    ['text with a number for an id', `{"id":${ID}}`],
    ['an object with a bigint for an id', { id: BigInt(ID) }],
  ])('may be %s', (_, body) => {
    expect(webhookCheckoutId(body)).toBe(ID);
  });

  const elsewhere = (code: string): object => runInNewContext(code, { text }) as object;
  const inShared = () => {
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    return shared;
  };

  it.each<[string, () => WebhookBody]>([
    ['bytes of another realm', () => elsewhere('Uint8Array.from(text, (c) => c.charCodeAt(0))')],
    ['a buffer of another realm', () => elsewhere('Uint8Array.from(text, (c) => c.charCodeAt(0)).buffer')],
    ['an object of another realm', () => elsewhere('JSON.parse(text)')],
    ['a DataView', () => new DataView(bytes.buffer)],
    ['clamped bytes', () => new Uint8ClampedArray(bytes)],
    ['signed bytes', () => new Int8Array(bytes)],
    ['shared bytes', () => new Uint8Array(inShared())],
    ['a shared buffer', () => inShared()],
    ['text with a byte order mark', () => `\uFEFF${text}`],
    ['bytes with a byte order mark', () => Buffer.from(`\uFEFF${text}`)],
  ])('may be %s', (_, body) => {
    expect(webhookCheckoutId(body())).toBe(ID);
  });

  it.each<[string, () => WebhookBody]>([
    ['a request', () => new Request('https://shop.example', { method: 'POST', body: text })],
    ['a blob', () => new Blob([text])],
    ['a web stream', () => new Blob([text]).stream()],
    ['a Node stream', () => Readable.from([text])],
  ])('is refused while nobody has read it: %s', (_, body) => {
    const error = thrownBy(PaymenntValidationError, () => webhookCheckoutId(body()));

    expect(error.issues).toEqual([
      {
        path: 'body',
        message: 'must be read first: pass await request.text(), the bytes, or the parsed object',
      },
    ]);
  });

  it('may have a short number for an id', () => {
    expect(webhookCheckoutId('{"id":7}')).toBe('7');
    expect(webhookCheckoutId({ id: 7 })).toBe('7');
  });

  it('is read as the bytes of a view, not of what lies around it', () => {
    const around = Buffer.from(`xx{"id":"1"}xx`);

    expect(webhookCheckoutId(around.subarray(2, -2))).toBe('1');
  });

  it.each<[unknown, string, string]>([
    ['', 'body', 'must be JSON; pass the request body unchanged'],
    ['id=1', 'body', 'must be JSON; pass the request body unchanged'],
    [text.slice(0, -3), 'body', 'must be JSON; pass the request body unchanged'],
    [new Uint8Array([0xff, 0xfe]), 'body', 'must be JSON; pass the request body unchanged'],
    ['null', 'body', 'must be a JSON object'],
    ['5', 'body', 'must be a JSON object'],
    [`"${ID}"`, 'body', 'must be a JSON object'],
    [undefined, 'body', 'must be a JSON object'],
    [null, 'body', 'must be a JSON object'],
    [5, 'body', 'must be a JSON object'],
    [[], 'body.id', 'must be the id of a checkout, as a string'],
    [{}, 'body.id', 'must be the id of a checkout, as a string'],
    [{ checkoutId: ID }, 'body.id', 'must be the id of a checkout, as a string'],
    [{ id: '' }, 'body.id', 'must be the id of a checkout, as a string'],
    [{ id: ' ' }, 'body.id', 'must be the id of a checkout, as a string'],
    [{ id: null }, 'body.id', 'must be the id of a checkout, as a string'],
    [{ id: {} }, 'body.id', 'must be the id of a checkout, as a string'],
    [{ id: [ID] }, 'body.id', 'must be the id of a checkout, as a string'],
    [{ id: 1.5 }, 'body.id', 'must be the id of a checkout, as a string'],
    [{ id: 2 ** 60 }, 'body.id', 'must be the id of a checkout, as a string'],
    [Object.create({ id: ID }), 'body.id', 'must be the id of a checkout, as a string'],
    ['{"__proto__":{"id":"1"}}', 'body.id', 'must be the id of a checkout, as a string'],
  ])('is refused when it names no checkout: %j', (body, path, message) => {
    const error = thrownBy(PaymenntValidationError, () => webhookCheckoutId(body as WebhookBody));

    expect(error.operation).toBe('checkouts.fromWebhook');
    expect(error.outcome).toBe('not_sent');
    expect(error.issues).toEqual([{ path, message }]);
  });

  it('is not repeated in the error', () => {
    const error = thrownBy(PaymenntValidationError, () =>
      webhookCheckoutId('{"email":"shopper@example.com"'),
    );

    expect(JSON.stringify(error)).not.toContain('shopper');
  });
});

describe('fromWebhook', () => {
  it('gives what the API says, and nothing of what the body says', async () => {
    const { client, requests } = scripted([yes({ ...CHECKOUT, status: 'PENDING' })]);
    const forged = {
      ...CHECKOUT,
      status: 'PAID',
      amount: 1,
      orderId: 'ORD-9',
      customer: { email: 'x@y.example' },
    };
    const checkout = await client.checkouts.fromWebhook(JSON.stringify(forged));

    expect(checkout.status).toBe('PENDING');
    expect(checkout.amount).toBe(CHECKOUT.amount);
    expect(checkout.orderId).toBe(CHECKOUT.orderId);
    expect(checkout.customer).toBeUndefined();
    expect(requests.map(({ method, target }) => `${method} ${target}`)).toEqual([`GET /checkout/${ID}`]);
  });

  it.each(['..', '.', '../branches/1', `${ID}/refund?amount=1`])(
    'cannot be led to another resource: %j',
    async (id) => {
      const { client, requests } = scripted([yes(CHECKOUT)]);
      await client.checkouts.fromWebhook({ id }).catch((error: unknown) => {
        if (!PaymenntValidationError.is(error)) throw error;
      });

      for (const { url } of requests) expect(url.pathname.split('/')).toHaveLength(5);
    },
  );

  it('rejects, and does not throw, when the body is junk', async () => {
    const { client, requests } = scripted([]);
    const error = await rejection(PaymenntValidationError, client.checkouts.fromWebhook('junk'));

    expect(error.operation).toBe('checkouts.fromWebhook');
    expect(requests).toHaveLength(0);
  });
});
