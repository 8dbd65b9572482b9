import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkoutSchema } from '../../src/checkouts/schema.js';
import { paymentSchema } from '../../src/payments/schema.js';
import { pageSchema } from '../../src/schemas/page.js';
import { subscriptionPaymentSchema } from '../../src/subscriptions/schema.js';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';
import { cleanly, failures, readAnswer } from './answers.js';

const least = { id: '1', status: 'PAID' };
const page = pageSchema(checkoutSchema);

describe('an answer', () => {
  it('keeps fields that nobody knows', () => {
    const address = { ...CHECKOUT_ANSWER.billingAddress, set: true };
    const value = cleanly(checkoutSchema, {
      ...least,
      responseMessage: 'x',
      billingAddress: address,
      nested: { a: [1] },
    });
    expect(value).toEqual({
      ...least,
      rawStatus: 'PAID',
      responseMessage: 'x',
      billingAddress: address,
      nested: { a: [1] },
    });
  });

  it('may lack everything but an id and a status', () => {
    expect(cleanly(checkoutSchema, least)).toStrictEqual({ id: '1', status: 'PAID', rawStatus: 'PAID' });
  });

  it('is read by a value in another kind where that means the same, and the drift is told', () => {
    const result = readAnswer(checkoutSchema, {
      id: 42,
      status: 'PAID',
      amount: '100.10',
      cashAmount: '-5',
      branchId: 7,
      customer: { phone: 971500000000 },
    });
    expect(result).toEqual({
      value: {
        id: '42',
        status: 'PAID',
        rawStatus: 'PAID',
        amount: 100.1,
        cashAmount: -5,
        branchId: '7',
        customer: { phone: '971500000000' },
      },
      drift: [
        { path: 'id', expected: 'string', received: 'number' },
        { path: 'amount', expected: 'number', received: 'string' },
        { path: 'cashAmount', expected: 'number', received: 'string' },
        { path: 'customer.phone', expected: 'string', received: 'number' },
        { path: 'branchId', expected: 'string', received: 'number' },
      ],
    });
  });

  it('reads flags that came as text', () => {
    const read = (cancelled: unknown) => readAnswer(subscriptionPaymentSchema, { id: '1', cancelled });
    expect(read('true')).toMatchObject({ value: { cancelled: true } });
    expect(read('false')).toMatchObject({ value: { cancelled: false } });
    expect(read('no')).toStrictEqual({
      value: { id: '1' },
      drift: [{ path: 'cancelled', expected: 'boolean', received: 'string' }],
    });
  });

  it('drops an optional field whose kind means nothing, and tells', () => {
    const result = readAnswer(checkoutSchema, {
      ...least,
      amount: 'a lot',
      orderId: ['ORD-1'],
      customer: 'Ada',
      billingAddress: [],
    });
    expect(result).toStrictEqual({
      value: { id: '1', status: 'PAID', rawStatus: 'PAID' },
      drift: [
        { path: 'orderId', expected: 'string', received: 'array' },
        { path: 'amount', expected: 'number', received: 'string' },
        { path: 'customer', expected: 'object', received: 'string' },
        { path: 'billingAddress', expected: 'object', received: 'array' },
      ],
    });
  });

  it.each(['0x10', '1e5', '', ' 5', '1,000', 'Infinity', '5.'])('does not take %j for a number', (amount) => {
    expect(readAnswer(checkoutSchema, { ...least, amount })).toMatchObject({
      value: { id: '1' },
      drift: [{ path: 'amount', expected: 'number', received: 'string' }],
    });
  });

  it('drops a number that is too large to be one', () => {
    const json = JSON.parse('{"id":"1","status":"PAID","amount":1e999}');
    expect(readAnswer(checkoutSchema, json)).toStrictEqual({
      value: { id: '1', status: 'PAID', rawStatus: 'PAID' },
      drift: [{ path: 'amount', expected: 'number', received: 'number' }],
    });
  });

  it('keeps its id and its status, whatever the API does to its other fields', () => {
    const others = Object.keys(CHECKOUT_ANSWER).filter((key) => key !== 'id' && key !== 'status');
    const changes = fc.dictionary(fc.constantFrom(...others), fc.jsonValue(), { maxKeys: 6 });
    fc.assert(
      fc.property(changes, (changed) => {
        const result = readAnswer(paymentSchema, {
          id: '9',
          status: 'CAPTURED',
          checkoutDetails: { ...CHECKOUT_ANSWER, ...changed },
        });
        expect(result).toMatchObject({
          value: {
            id: '9',
            status: 'CAPTURED',
            checkoutDetails: { id: CHECKOUT_ANSWER.id, status: 'PENDING' },
          },
        });
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('of any kind at all is read, or refused with a reason', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const result = readAnswer(page, { content: [least, json], checkout: json });
        if ('issues' in result) expect(result.issues).toHaveLength(1);
        else expect(result.value.items).toHaveLength(2);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('never tells the value', () => {
    const secret = 'very-secret-value';
    const answers = [
      { ...least, amount: secret, status: secret },
      { id: { secret }, status: 'PAID' },
      { id: '1', status: [secret] },
    ];
    for (const json of answers) {
      const { drift, issues } = { drift: [], issues: [], ...readAnswer(checkoutSchema, json) };
      expect(drift.length + issues.length).toBeGreaterThan(0);
      expect(JSON.stringify([drift, issues])).not.toContain(secret);
    }
  });
});

describe('a status', () => {
  it.each([
    ['PARTIALLY_REFUNDED', 'PARTIALLY_REFUNDED'],
    ['Partially refunded', 'PARTIALLY_REFUNDED'],
    ['partially_refunded', 'PARTIALLY_REFUNDED'],
    ['Paid', 'PAID'],
    ['Pending confirmation', 'PENDING_CONFIRMATION'],
    ['Chargeback', 'CHARGEBACK'],
  ])('spelt %s is %s, and is no drift', (rawStatus, status) => {
    expect(cleanly(checkoutSchema, { id: '1', status: rawStatus })).toEqual({ id: '1', status, rawStatus });
  });

  it('that nobody documented is UNKNOWN, is kept as text, and is drift', () => {
    expect(readAnswer(checkoutSchema, { id: '1', status: 'On hold' })).toEqual({
      value: { id: '1', status: 'UNKNOWN', rawStatus: 'On hold' },
      drift: [{ path: 'status', expected: 'status', received: 'string' }],
    });
    expect(readAnswer(checkoutSchema, { id: '1', status: '' })).toMatchObject({
      value: { status: 'UNKNOWN', rawStatus: '' },
    });
  });

  it('that is called UNKNOWN is not one that the API has', () => {
    expect(readAnswer(checkoutSchema, { id: '1', status: 'UNKNOWN' })).toMatchObject({
      value: { status: 'UNKNOWN', rawStatus: 'UNKNOWN' },
      drift: [{ path: 'status' }],
    });
  });

  it('of a payment is read by the words of payments', () => {
    expect(cleanly(paymentSchema, { id: '1', status: 'CAPTURED' })).toMatchObject({ status: 'CAPTURED' });
    expect(readAnswer(paymentSchema, { id: '1', status: 'PAID' })).toMatchObject({
      value: { status: 'UNKNOWN', rawStatus: 'PAID' },
    });
  });

  it('that nobody documented does not hide other drift', () => {
    expect(readAnswer(checkoutSchema, { id: 1, status: 'On hold', amount: '5' })).toMatchObject({
      value: { id: '1', status: 'UNKNOWN', rawStatus: 'On hold', amount: 5 },
      drift: [{ path: 'id' }, { path: 'status' }, { path: 'amount' }],
    });
  });
});

describe('what an answer cannot do without', () => {
  it.each([
    ['no id', { status: 'PAID' }, 'id', 'must be of kind string but is of kind nothing'],
    ['an object for an id', { id: {}, status: 'PAID' }, 'id', 'must be of kind string but is of kind object'],
    ['a flag for an id', { id: true, status: 'PAID' }, 'id', 'must be of kind string but is of kind boolean'],
    ['no status', { id: '1' }, 'status', 'must be a status but is of kind nothing'],
    ['a number for a status', { id: '1', status: 5 }, 'status', 'must be a status but is of kind number'],
    ['a list for a status', { id: '1', status: ['PAID'] }, 'status', 'must be a status but is of kind array'],
    ['a list', [], '', 'must be of kind object but is of kind array'],
    ['text', 'checkout', '', 'must be of kind object but is of kind string'],
    ['nothing', undefined, '', 'must be of kind object but is of kind nothing'],
    ['null', null, '', 'must be of kind object but is of kind null'],
  ])('fails with the kind that was there: %s', (_, json, path, message) => {
    expect(failures(checkoutSchema, json)).toEqual([{ path, message }]);
  });
});
