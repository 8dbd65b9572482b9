import { PaymenntValidationError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { mobileCheckoutParamsSchema, webCheckoutParamsSchema } from '../../src/checkouts/schema.js';
import { text } from '../../src/schemas/field.js';
import { pathText, type Rule, request, strictObject, valueAt, within } from '../../src/schemas/request.js';
import { scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';
import { address, customer, item, mobile, problems, read, web, wire, wireText } from './requests.js';

const NOT_A_FIELD = 'is not a field of this request; remove it or correct its spelling';

describe('a request schema', () => {
  it('reports every problem at once, in the order of the fields', () => {
    const result = read(mobileCheckoutParamsSchema, {
      ...mobile,
      requestId: '',
      amount: -1,
      items: [{ ...item, quantity: 0 }],
      customer: { ...customer, email: 'ada' },
    });
    expect('issues' in result && result.issues.map(({ path }) => path)).toEqual([
      'requestId',
      'amount',
      'items[0].quantity',
      'customer.email',
    ]);
  });

  it('reports what is wrong across fields also where single fields are wrong', () => {
    const found = problems(mobileCheckoutParamsSchema, { ...mobile, requestId: '', amount: '1.001' });
    expect(Object.keys(found)).toEqual(['requestId', 'amount']);
  });

  it.each([
    ['nothing', undefined, 'is required and must be an object'],
    ['null', null, 'must be an object'],
    ['a list', [], 'must be an object'],
    ['text', 'order', 'must be an object'],
  ])('refuses %s instead of an object', (_, input, message) => {
    expect(problems(mobileCheckoutParamsSchema, input)).toEqual({ '': message });
  });

  it('refuses an unknown key at any depth, with its path', () => {
    const input = {
      ...mobile,
      requestID: 'ORD-1',
      customer: { ...customer, reference: 'C1' },
      billingAddress: { ...address, set: true },
      items: [item, { ...item, price: 1 }],
      totals: { subtotal: 1, tax: 0, total: 1 },
    };
    expect(problems(mobileCheckoutParamsSchema, input)).toEqual({
      requestID: NOT_A_FIELD,
      'customer.reference': NOT_A_FIELD,
      'billingAddress.set': NOT_A_FIELD,
      'items[1].price': NOT_A_FIELD,
      'totals.total': NOT_A_FIELD,
    });
  });

  it('refuses a key that would become a prototype', () => {
    const input = JSON.parse(JSON.stringify(mobile).replace('{', '{"__proto__":{"polluted":true},'));
    expect(problems(mobileCheckoutParamsSchema, input)).toEqual({ ['__proto__']: NOT_A_FIELD });
  });

  it('refuses null for an optional field', () => {
    const found = problems(mobileCheckoutParamsSchema, {
      ...mobile,
      totals: null,
      language: null,
      branchId: null,
    });
    expect(Object.keys(found).sort()).toEqual(['branchId', 'language', 'totals']);
  });

  it('leaves out what is absent and what is undefined', () => {
    const input = { ...mobile, totals: undefined, customer: { ...customer, phone: undefined } };
    expect(wireText(mobileCheckoutParamsSchema, input)).toBe(wireText(mobileCheckoutParamsSchema, mobile));
    expect(wireText(mobileCheckoutParamsSchema, mobile)).not.toMatch(/null|undefined|totals|phone/);
  });

  it('never holds the value in a message', () => {
    const secret = 'very-secret-value';
    const input = {
      ...web,
      currency: secret,
      amount: secret,
      returnUrl: secret,
      customer: { email: secret },
    };
    expect(JSON.stringify(problems(webCheckoutParamsSchema, input))).not.toContain(secret);
  });

  it('changes nothing of what it is given, and shares nothing with it', () => {
    const frozen = structuredClone(mobile);
    for (const part of [frozen, frozen.items, ...frozen.items, frozen.customer, frozen.billingAddress]) {
      Object.freeze(part);
    }
    const sent = wire(mobileCheckoutParamsSchema, frozen) as Record<string, unknown>;
    expect(frozen).toEqual(mobile);
    expect(sent['items']).not.toBe(frozen.items);
    expect(sent['customer']).not.toBe(frozen.customer);
  });
});

describe('a rule across fields', () => {
  const alwaysWrong: Rule = (_, report) => report('name', 'is wrong by rule');
  const schema = request(strictObject({ name: text }), alwaysWrong, alwaysWrong);

  it('says nothing more about a field that is wrong in itself', () => {
    expect(problems(schema, { name: '' })).toEqual({ name: 'must be a non-empty string' });
  });

  it('is reported once per path', () => {
    const result = read(schema, { name: 'Ada' });
    expect('issues' in result && result.issues).toEqual([{ path: 'name', message: 'is wrong by rule' }]);
  });

  it('reports with the path of the object that it is about', () => {
    const reported: string[] = [];
    within('details', alwaysWrong)({ details: {} }, (path) => reported.push(path));
    within('details', alwaysWrong)({ details: 'no object' }, (path) => reported.push(path));
    within('details', alwaysWrong)({}, (path) => reported.push(path));
    expect(reported).toEqual(['details.name']);
  });
});

describe('a path', () => {
  it('is written the way a developer would', () => {
    expect(pathText([])).toBe('');
    expect(pathText(['customer', 'email'])).toBe('customer.email');
    expect(pathText(['items', 0, 'linetotal'])).toBe('items[0].linetotal');
    expect(pathText(['content', 12])).toBe('content[12]');
  });

  it('leads to a value, or to nothing where it breaks off', () => {
    expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
    expect(valueAt({ a: null }, ['a', 'b', 'c'])).toBeUndefined();
    expect(valueAt(undefined, ['a'])).toBeUndefined();
  });
});

describe('a filter that is no plain object', () => {
  it.each([
    new Map([['orderId', 'ORD-1']]),
    new URLSearchParams('orderId=ORD-1'),
    new Set(['PAID']),
    new Date(),
    Promise.resolve({ orderId: 'ORD-1' }),
    [],
  ])('is refused, because it would find everything: %s', async (filter) => {
    const { client, requests } = scripted([]);
    const search = client.checkouts.search(filter as object);
    const error = await rejection(PaymenntValidationError, search);

    expect(error.issues).toEqual([{ path: '', message: 'must be an object' }]);
    expect(requests).toHaveLength(0);
  });
});
