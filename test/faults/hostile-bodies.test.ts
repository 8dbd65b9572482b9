import { performance } from 'node:perf_hooks';
import { PaymenntError, PaymenntResponseError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { cannedFetch } from './canned-fetch.js';
import { clientFor, failureOf } from './client-for.js';
import * as recorded from './recorded-answers.js';

const ID = recorded.checkout.id;

function clientAnswered(body: BodyInit, init?: ResponseInit) {
  return clientFor({ fetch: cannedFetch(body, init).fetch, maxRetries: 0 });
}

const refund = { amount: 5, currency: 'AED', note: 'Out of stock' };
const checkoutText = JSON.stringify(recorded.envelope(recorded.checkout));

describe('a body that is JSON, but no object', () => {
  it.each(['null', '0', '1', 'true', '"x"', '""', '[]', '{}', '[null]', '[0]', '[{}]', '[[]]'])(
    'is an unreadable answer to a refund, whose outcome is unknown: %s',
    async (body) => {
      const error = await failureOf(clientAnswered(body).checkouts.refund(ID, refund));

      if (!PaymenntResponseError.is(error)) throw error;
      expect(['unreadable_response', 'invalid_response']).toContain(error.code);
      expect(error.outcome).toBe('unknown');
      expect(error.httpStatus).toBe(200);
    },
  );

  it.each(['null', '0', '"x"', 'true', '{}'])('is never taken for an empty list: %s', async (body) => {
    const client = clientAnswered(body);

    for (const list of [client.branches.list(), client.terminals.list(), client.checkouts.search()]) {
      const error = await failureOf(Promise.resolve(list));
      expect(PaymenntResponseError.is(error)).toBe(true);
    }
  });

  it.each(['null', '0', '"x"', '[]', '""', 'true'])(
    'is no result of a checkout either: %s',
    async (result) => {
      const error = await failureOf(
        clientAnswered(`{"success":true,"elapsed":1,"result":${result}}`).checkouts.get(ID),
      );

      if (!PaymenntResponseError.is(error)) throw error;
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
    const error = await failureOf(
      clientAnswered(`{"__proto__":${checkoutText}}`).checkouts.refund(ID, refund),
    );

    if (!PaymenntResponseError.is(error)) throw error;
    expect(error.outcome).toBe('unknown');
  });

  it('cannot slip an id or a status in through a prototype', async () => {
    const body = `{"success":true,"elapsed":1,"result":{"__proto__":{"id":"${ID}","status":"PAID"}}}`;
    const error = await failureOf(clientAnswered(body).checkouts.get(ID));

    if (!PaymenntResponseError.is(error)) throw error;
    expect(error.code).toBe('invalid_response');
  });
});

describe('a body in a strange encoding', () => {
  const accented = checkoutText.replace('"Test store"', '"Café متجر 🛒"');
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
    const error = await failureOf(clientAnswered(new Uint8Array(bytes)).checkouts.get(ID));

    if (!PaymenntResponseError.is(error)) throw error;
    expect(error.code).toBe('unreadable_response');
  });

  it('stays readable where one byte of a name is broken', async () => {
    const [before = '', after = ''] = checkoutText.split('Test store');
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);

    expect((await clientAnswered(new Uint8Array(bytes)).checkouts.get(ID)).branchName).toBe('\uFFFD');
  });
});

describe('a body that is made to be expensive', () => {
  const BUDGET_MS = 10_000;
  const MIB = 2 ** 20;

  it.each([
    ['brackets without end', '['.repeat(2 * MIB)],
    ['objects a million deep', '{"a":'.repeat(MIB)],
    ['a deep answer that closes', `{"success":true,"result":${'['.repeat(MIB)}${']'.repeat(MIB)}}`],
    ['escaped quotes without end', `[1234567890123456,"${'\\"'.repeat(MIB)}`],
    ['a string without end', `[1234567890123456,"${'x'.repeat(9 * MIB)}`],
    ['digits without end', `[${'1'.repeat(9 * MIB)}`],
    ['digits and blanks', `[${`1234567890123456${' '.repeat(1_000)}`.repeat(2_000)}x`],
    ['quotes and digits', `[1234567890123456${'"1234567890123456'.repeat(MIB / 4)}`],
  ])(
    'is refused in reasonable time: %s',
    async (_, body) => {
      const started = performance.now();
      const error = await failureOf(clientAnswered(body).checkouts.get(ID));

      if (!PaymenntResponseError.is(error)) throw error;
      expect(error.outcome).toBe('no_effect');
      expect(performance.now() - started).toBeLessThan(BUDGET_MS);
    },
    60_000,
  );

  it('is read when it is long but honest', async () => {
    const text = checkoutText
      .replace('Test store', 'x'.repeat(9 * MIB))
      .replace('"0"', '1234567890123456789');

    expect((await clientAnswered(text).checkouts.get(ID)).branchName).toHaveLength(9 * MIB);
  });

  it('is read when it is long, honest and holds a long number', async () => {
    const text = checkoutText
      .replace('Test store', 'x'.repeat(9 * MIB))
      .replace(`"${recorded.branch.id}"`, recorded.branch.id);

    const checkout = await clientAnswered(text).checkouts.get(ID);
    expect(checkout.branchId).toBe(recorded.branch.id);
    expect(checkout.branchName).toHaveLength(9 * MIB);
  });

  it.each([
    ['with its length', { 'content-length': String(50 * MIB) }],
    ['without its length', {}],
    ['with a false length', { 'content-length': '10' }],
  ])('is given up after 10 MiB of 50, %s', async (_, headers) => {
    let sent = 0;
    const chunk = new Uint8Array(MIB).fill(0x20);
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 50) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const error = await failureOf(clientAnswered(body, { headers }).checkouts.refund(ID, refund));

    if (!PaymenntError.is(error)) throw error;
    expect(error.code).toBe('response_too_large');
    expect(error.outcome).toBe('unknown');
    expect(sent).toBeLessThan(14);
  });
});
