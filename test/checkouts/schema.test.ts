import { describe, expect, it } from 'vitest';
import * as schemas from '../../src/checkouts/schema.js';
import { address, customer, item, link, mobile, problems, qr, terminal, web } from '../schemas/requests.js';

const CHANNELS = [
  { name: 'web', schema: schemas.webCheckoutParamsSchema, minimal: web },
  { name: 'mobile', schema: schemas.mobileCheckoutParamsSchema, minimal: mobile },
  { name: 'link', schema: schemas.linkCheckoutParamsSchema, minimal: link },
  { name: 'qr', schema: schemas.qrCheckoutParamsSchema, minimal: qr },
  { name: 'terminal', schema: schemas.terminalCheckoutParamsSchema, minimal: terminal },
] as const;

describe.each(CHANNELS)('a $name checkout', ({ schema, minimal }) => {
  it('may leave its methods to the gateway, and name one of tomorrow', () => {
    expect(problems(schema, { ...minimal, allowedPaymentMethods: [] })).toEqual({});
    expect(problems(schema, { ...minimal, allowedPaymentMethods: ['A_METHOD_OF_TOMORROW'] })).toEqual({});
  });

  it('checks its amounts', () => {
    expect(Object.keys(problems(schema, { ...minimal, amount: '25.001' }))).toEqual(['amount']);
    expect(Object.keys(problems(schema, { ...minimal, amount: 0 }))).toEqual(['amount']);
    const totals = { subtotal: 1, tax: 0, skipTotalsValidation: false };
    expect(Object.keys(problems(schema, { ...minimal, totals }))).toEqual(['totals']);
  });
});

describe('the items of an order', () => {
  it('are at least one where they are required', () => {
    const message = 'must be an array with at least one entry';
    expect(problems(schemas.webCheckoutParamsSchema, { ...web, items: [] })).toEqual({ items: message });
    expect(problems(schemas.mobileCheckoutParamsSchema, { ...mobile, items: [] })).toEqual({
      items: message,
    });
  });

  it('may be none where they are optional', () => {
    expect(problems(schemas.linkCheckoutParamsSchema, { ...link, items: [] })).toEqual({});
  });

  it('may be a gift or a deduction, and half a metre of something', () => {
    const items = [
      { ...item, unitprice: '-10', quantity: 0.5, linetotal: -5 },
      { ...item, linetotal: 0 },
    ];
    expect(problems(schemas.mobileCheckoutParamsSchema, { ...mobile, items })).toEqual({});
  });

  it('are told apart in the path of a problem', () => {
    const items = [item, 'tea', { ...item, name: '' }];
    expect(problems(schemas.mobileCheckoutParamsSchema, { ...mobile, items })).toEqual({
      'items[1]': 'must be an object',
      'items[2].name': 'must be a non-empty string',
    });
  });
});

// test/contract tries the ends of each range. Here are the sentences.
describe('a number outside of its range', () => {
  it.each([
    [
      'link',
      schemas.linkCheckoutParamsSchema,
      link,
      { expiresIn: 14 },
      'must be a whole number from 15 to 10080',
    ],
    ['qr', schemas.qrCheckoutParamsSchema, qr, { expiresIn: 4 }, 'must be a whole number from 5 to 10080'],
    ['qr', schemas.qrCheckoutParamsSchema, qr, { qrSize: 300.5 }, 'must be a whole number from 64 to 1024'],
    [
      'terminal',
      schemas.terminalCheckoutParamsSchema,
      terminal,
      { expiresIn: 0 },
      'must be a whole number of 1 or more',
    ],
    [
      'terminal',
      schemas.terminalCheckoutParamsSchema,
      terminal,
      { terminalId: 'till-3' },
      'must be a string of digits',
    ],
  ] as const)('is refused by a %s checkout with the reason', (_, schema, minimal, change, sentence) => {
    const [field = ''] = Object.keys(change);
    expect(problems(schema, { ...minimal, ...change })).toEqual({ [field]: sentence });
  });

  it('is none for a terminal, whose lifetime has no documented bounds', () => {
    expect(problems(schemas.terminalCheckoutParamsSchema, { ...terminal, expiresIn: 100_000 })).toEqual({});
  });
});

describe('what a customer and an address say', () => {
  const withCustomer = (changes: object) =>
    problems(schemas.mobileCheckoutParamsSchema, { ...mobile, customer: { ...customer, ...changes } });
  const withAddress = (changes: object) =>
    problems(schemas.mobileCheckoutParamsSchema, { ...mobile, billingAddress: { ...address, ...changes } });

  it('may be empty where a form leaves it empty', () => {
    expect(withCustomer({ phone: '' })).toEqual({});
    expect(withAddress({ address2: '', state: '', zip: '' })).toEqual({});
  });

  it('may not be empty where it is required', () => {
    const empty = 'must be a non-empty string';
    expect(withCustomer({ firstName: '', lastName: ' ' })).toEqual({
      'customer.firstName': empty,
      'customer.lastName': empty,
    });
    expect(withAddress({ name: '', address1: '', city: '' })).toEqual({
      'billingAddress.name': empty,
      'billingAddress.address1': empty,
      'billingAddress.city': empty,
    });
  });

  it('may be longer than the vendor’s Java SDK says', () => {
    expect(withCustomer({ id: 'x'.repeat(51), firstName: 'x'.repeat(61), phone: '9'.repeat(21) })).toEqual(
      {},
    );
    expect(withAddress({ name: 'x'.repeat(101), zip: '1'.repeat(21) })).toEqual({});
  });

  it('knows countries by two or three letters and mistakes no currency for one', () => {
    const message = {
      'billingAddress.country': 'must be an ISO 3166-1 code of two or three capitals, such as AE or ARE',
    };
    expect(withAddress({ country: 'ARE' })).toEqual({});
    expect(withAddress({ country: 'AED' })).toEqual(message);
    expect(withAddress({ country: 'UAE' })).toEqual(message);
  });
});

describe('an expected payment', () => {
  const expected = { orderId: 'ORD-1', amount: 25, currency: 'AED' };

  it('is an order, an amount and a currency', () => {
    expect(problems(schemas.expectedPaymentSchema, expected)).toEqual({});
    expect(Object.keys(problems(schemas.expectedPaymentSchema, {}))).toEqual([
      'orderId',
      'amount',
      'currency',
    ]);
  });

  it('cannot be for less than the smallest coin', () => {
    expect(Object.keys(problems(schemas.expectedPaymentSchema, { ...expected, amount: '25.001' }))).toEqual([
      'amount',
    ]);
    expect(Object.keys(problems(schemas.expectedPaymentSchema, { ...expected, amount: 0 }))).toEqual([
      'amount',
    ]);
  });
});
