import { describe, expect, it } from 'vitest';
import * as schemas from '../../src/checkouts/schema.js';
import {
  address,
  customer,
  item,
  link,
  mobile,
  problems,
  qr,
  terminal,
  web,
  wireText,
} from '../schemas/requests.js';

const NOT_A_FIELD = 'is not a field of this request; remove it or correct its spelling';

const CHANNELS = [
  { name: 'web', schema: schemas.webCheckoutParamsSchema, minimal: web },
  { name: 'mobile', schema: schemas.mobileCheckoutParamsSchema, minimal: mobile },
  { name: 'link', schema: schemas.linkCheckoutParamsSchema, minimal: link },
  { name: 'qr', schema: schemas.qrCheckoutParamsSchema, minimal: qr },
  { name: 'terminal', schema: schemas.terminalCheckoutParamsSchema, minimal: terminal },
] as const;

/** What each channel has beyond the fields of every order, with a value that it takes. */
const OPTIONAL_FIELDS: Readonly<Record<string, { value: unknown; channels: readonly string[] }>> = {
  description: { value: 'Tea', channels: ['link', 'qr', 'terminal'] },
  items: { value: [item], channels: ['web', 'mobile', 'link', 'qr', 'terminal'] },
  customer: { value: customer, channels: ['web', 'mobile', 'link', 'qr', 'terminal'] },
  billingAddress: { value: address, channels: ['web', 'mobile', 'link', 'qr', 'terminal'] },
  deliveryAddress: { value: address, channels: ['web', 'mobile', 'link'] },
  returnUrl: { value: 'https://shop.example.com', channels: ['web'] },
  sendSms: { value: true, channels: ['link'] },
  sendEmail: { value: false, channels: ['link'] },
  deviceReference: { value: 'till-3', channels: ['qr'] },
  qrSize: { value: 300, channels: ['qr'] },
  terminalId: { value: '12', channels: ['terminal'] },
  expiresIn: { value: 60, channels: ['link', 'qr', 'terminal'] },
};

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  web: ['requestId', 'orderId', 'currency', 'amount', 'items', 'customer', 'billingAddress', 'returnUrl'],
  mobile: ['requestId', 'orderId', 'currency', 'amount', 'items', 'customer', 'billingAddress'],
  link: ['requestId', 'orderId', 'currency', 'amount', 'description'],
  qr: ['requestId', 'orderId', 'currency', 'amount'],
  terminal: ['requestId', 'orderId', 'currency', 'amount', 'terminalId'],
};

describe.each(CHANNELS)('a $name checkout', ({ name, schema, minimal }) => {
  it('is accepted with the fields that it needs', () => {
    expect(problems(schema, minimal)).toEqual({});
  });

  it('is refused without any one of the fields that it needs', () => {
    const refused = Object.keys(minimal).filter(
      (key) => key in problems(schema, { ...minimal, [key]: undefined }),
    );
    expect(refused.sort()).toEqual([...(REQUIRED[name] ?? [])].sort());
  });

  it('takes the fields of its channel and refuses those of the others', () => {
    for (const [field, { value, channels }] of Object.entries(OPTIONAL_FIELDS)) {
      const expected = channels.includes(name) ? {} : { [field]: NOT_A_FIELD };
      expect(problems(schema, { ...minimal, [field]: value })).toEqual(expected);
    }
  });

  it('takes what every order may say', () => {
    const rich = {
      ...minimal,
      totals: { subtotal: '20.00', tax: '5.00', skipTotalsValidation: false },
      branchId: '1601731695315563241',
      allowedPaymentMethods: ['CARD', 'A_METHOD_OF_TOMORROW'],
      defaultPaymentMethod: 'CARD',
      language: 'EN',
    };
    expect(problems(schema, rich)).toEqual({});
    expect(wireText(schema, rich)).toContain('"branchId":1601731695315563241');
    expect(problems(schema, { ...minimal, allowedPaymentMethods: [] })).toEqual({});
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

describe('the lifetime of a checkout', () => {
  const bounds = (schema: Parameters<typeof problems>[0], minimal: object, expiresIn: unknown) =>
    problems(schema, { ...minimal, expiresIn });

  it('is 15 minutes to a week for a link', () => {
    const message = { expiresIn: 'must be a whole number from 15 to 10080' };
    expect(bounds(schemas.linkCheckoutParamsSchema, link, 15)).toEqual({});
    expect(bounds(schemas.linkCheckoutParamsSchema, link, 10_080)).toEqual({});
    expect(bounds(schemas.linkCheckoutParamsSchema, link, 14)).toEqual(message);
    expect(bounds(schemas.linkCheckoutParamsSchema, link, 10_081)).toEqual(message);
  });

  it('is 5 minutes to a week for a QR code', () => {
    const message = { expiresIn: 'must be a whole number from 5 to 10080' };
    expect(bounds(schemas.qrCheckoutParamsSchema, qr, 5)).toEqual({});
    expect(bounds(schemas.qrCheckoutParamsSchema, qr, 10_080)).toEqual({});
    expect(bounds(schemas.qrCheckoutParamsSchema, qr, 4)).toEqual(message);
    expect(bounds(schemas.qrCheckoutParamsSchema, qr, 10_081)).toEqual(message);
  });

  it('is anything above zero for a terminal, whose bounds are not documented', () => {
    const message = { expiresIn: 'must be a whole number of 1 or more' };
    expect(bounds(schemas.terminalCheckoutParamsSchema, terminal, 1)).toEqual({});
    expect(bounds(schemas.terminalCheckoutParamsSchema, terminal, 100_000)).toEqual({});
    expect(bounds(schemas.terminalCheckoutParamsSchema, terminal, 0)).toEqual(message);
    expect(bounds(schemas.terminalCheckoutParamsSchema, terminal, -1)).toEqual(message);
  });
});

describe('the size of a QR code', () => {
  it.each([64, 300, 1024])('may be %d pixels', (qrSize) => {
    expect(problems(schemas.qrCheckoutParamsSchema, { ...qr, qrSize })).toEqual({});
  });

  it.each([63, 1025, 300.5, '300'])('may not be %j', (qrSize) => {
    expect(problems(schemas.qrCheckoutParamsSchema, { ...qr, qrSize })).toEqual({
      qrSize: 'must be a whole number from 64 to 1024',
    });
  });
});

describe('the ids of a terminal checkout', () => {
  it('stay text for the terminal and become a number for the branch', () => {
    const sent = wireText(schemas.terminalCheckoutParamsSchema, {
      ...terminal,
      branchId: '1601731695315563241',
    });
    expect(sent).toContain('"terminalId":"1784518075805649425"');
    expect(sent).toContain('"branchId":1601731695315563241');
  });

  it('refuses a terminal that is no string of digits', () => {
    for (const terminalId of ['till-3', '', 1784518]) {
      expect(problems(schemas.terminalCheckoutParamsSchema, { ...terminal, terminalId })).toEqual({
        terminalId: 'must be a string of digits',
      });
    }
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
