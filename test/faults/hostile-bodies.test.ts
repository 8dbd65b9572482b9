import { PaymenntResponseError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';
import { FULLEST_ROWS } from '../contract/fullest-rows.js';
import { operationNamed } from '../contract/merchant-api.js';
import { successText } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';

const ID = CHECKOUT_ANSWER.id;

const clientAnswered = (body: BodyInit, init?: ResponseInit) =>
  scripted(() => new Response(body, init), { maxRetries: 0 }).client;

const refund = { amount: 5, currency: 'AED', note: 'Out of stock' };
const checkoutText = successText(CHECKOUT_ANSWER);

describe('a body that is JSON, but no object', () => {
  const BODIES = ['null', '0', '1', 'true', '"x"', '""', '{}', '[null]', '[0]', '[{}]', '[[]]'];

  it.each(FULLEST_ROWS)('is an unreadable answer to $operation, and never an empty list', async (row) => {
    const { method, answer } = operationNamed(row.operation);
    // A list may be a bare array (see api-notes: bare-lists).
    for (const body of answer.shape === 'single' ? [...BODIES, '[]'] : BODIES) {
      const error = await rejection(PaymenntResponseError, Promise.resolve(row.call(clientAnswered(body))));

      expect(['unreadable_response', 'invalid_response'], body).toContain(error.code);
      expect(error.outcome, body).toBe(method === 'GET' ? 'no_effect' : 'unknown');
      expect(error.httpStatus, body).toBe(200);
    }
  });

  it.each(['null', '0', '"x"', '[]', '""', 'true'])(
    'is no result of a checkout either: %s',
    async (result) => {
      const error = await rejection(
        PaymenntResponseError,
        clientAnswered(`{"success":true,"elapsed":1,"result":${result}}`).checkouts.get(ID),
      );

      expect(error.code).toBe('invalid_response');
      expect(error.outcome).toBe('no_effect');
    },
  );
});

describe('a body that aims at prototypes', () => {
  const attack = '{"polluted":true,"status":"PAID","verified":true}';
  const poisoned = checkoutText.replace(
    '"id":',
    `"__proto__":${attack},"constructor":{"prototype":${attack}},"toString":1,"then":"x","id":`,
  );

  it('changes no prototype, neither the global one nor that of the answer', async () => {
    expect(poisoned).toContain('__proto__');
    const checkout = await clientAnswered(poisoned).checkouts.get(ID);

    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(Reflect.get(checkout, 'polluted')).toBeUndefined();
    expect(Object.getPrototypeOf(checkout)).toBe(Object.prototype);
    expect(Object.keys(checkout)).not.toContain('__proto__');
    expect(checkout.status).toBe('PENDING');
    expect(structuredClone({ ...checkout }).id).toBe(ID);
  });

  it('cannot slip an envelope in through its prototype', async () => {
    const error = await rejection(
      PaymenntResponseError,
      clientAnswered(`{"__proto__":${checkoutText}}`).checkouts.refund(ID, refund),
    );

    expect(error.outcome).toBe('unknown');
  });

  it('cannot slip an id or a status in through a prototype', async () => {
    const body = `{"success":true,"elapsed":1,"result":{"__proto__":{"id":"${ID}","status":"PAID"}}}`;
    const error = await rejection(PaymenntResponseError, clientAnswered(body).checkouts.get(ID));

    expect(error.code).toBe('invalid_response');
  });
});

describe('a body in a strange encoding', () => {
  const accented = checkoutText.replace('"Main branch"', '"Café متجر 🛒"');
  const utf8 = (text: string) => new TextEncoder().encode(text);

  it.each([
    ['a byte order mark', `\uFEFF${accented}`, 'application/json'],
    ['a wrong charset in its type', accented, 'application/json; charset=iso-8859-1'],
    ['an unknown charset in its type', accented, 'application/json; charset=x-nobody-knows'],
    ['no JSON in its type', accented, 'text/plain'],
    ['no type that makes sense', accented, ';;;'],
  ])('is read as UTF-8 with %s', async (_, text, type) => {
    const client = clientAnswered(utf8(text), { headers: { 'content-type': type } });

    expect((await client.checkouts.get(ID)).branchName).toBe('Café متجر 🛒');
  });

  it.each([
    ['UTF-16', Buffer.from(accented, 'utf16le')],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x01])],
    ['a NUL in front', Buffer.from(`\0${accented}`)],
  ])('is an unreadable answer when it is %s', async (_, bytes) => {
    const error = await rejection(
      PaymenntResponseError,
      clientAnswered(new Uint8Array(bytes)).checkouts.get(ID),
    );

    expect(error.code).toBe('unreadable_response');
  });

  it('stays readable where one byte of a name is broken', async () => {
    const [before = '', after = ''] = checkoutText.split('Main branch');
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);

    expect((await clientAnswered(new Uint8Array(bytes)).checkouts.get(ID)).branchName).toBe('\uFFFD');
  });
});
