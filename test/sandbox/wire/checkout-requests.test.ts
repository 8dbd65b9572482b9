import { describe, expect, it } from 'vitest';
import { ADDRESS, type Channel, CUSTOMER, checkoutBody } from '../merchant.js';
import { openSandbox } from '../open-sandbox.js';

type Field = readonly [name: string, valid: unknown, ...invalid: unknown[]];

// The published schema, field by field: a value that it takes and some that it does not.
const EVERY_CHANNEL: readonly Field[] = [
  [
    'totals',
    { subtotal: 0, tax: 0 },
    {},
    { subtotal: 1 },
    { subtotal: -1, tax: 0 },
    { subtotal: '1', tax: 0 },
    [],
  ],
  ['allowedPaymentMethods', ['CARD', 'TABBY'], ['Card'], 'CARD', [null]],
  ['defaultPaymentMethod', 'CAREEM_PAY', 'CASH', 'card', ''],
  ['language', 'EN', 'E', 'ENGL', 1],
];
const ADDRESSES: readonly Field[] = [
  [
    'billingAddress',
    { ...ADDRESS, address2: 'x', state: 'x', zip: '1', set: true },
    {},
    { ...ADDRESS, zip: 1 },
  ],
];
const REMOTE: readonly Field[] = [
  ...ADDRESSES,
  ['deliveryAddress', ADDRESS, { ...ADDRESS, country: undefined }, { ...ADDRESS, set: 'yes' }, 'Dubai'],
  [
    'customer',
    { ...CUSTOMER, phone: '+971500000000' },
    {},
    { ...CUSTOMER, reference: 'x' },
    { ...CUSTOMER, id: 1 },
  ],
  [
    'items',
    [],
    {},
    [{}],
    [{ name: 'x', quantity: 0, linetotal: 1 }],
    [{ name: 'x', quantity: 1, linetotal: '1' }],
  ],
];
const LOCAL: readonly Field[] = [
  ...ADDRESSES,
  ['customer', CUSTOMER, { ...CUSTOMER, email: undefined }],
  ['items', [{ name: 'x', sku: 'x', unitprice: -1, quantity: 0.5, linetotal: -1 }], 'x'],
  ['description', '', 1],
];

const OPTIONAL: Readonly<Record<Channel, readonly Field[]>> = {
  web: [...EVERY_CHANNEL, ...REMOTE],
  mobile: [...EVERY_CHANNEL, ...REMOTE],
  link: [
    ...EVERY_CHANNEL,
    ...LOCAL,
    ['deliveryAddress', ADDRESS, {}],
    ['sendSms', true, 'true', 1],
    ['sendEmail', false, 'false', 0],
    ['expiresIn', 15, 14, 10_081, 20.5, '60'],
    ['expiresIn', 10_080, -60],
  ],
  qr: [
    ...EVERY_CHANNEL,
    ...LOCAL,
    ['deviceReference', 'till 7', 7],
    ['qrSize', 64, 63, 1025, '300'],
    ['qrSize', 1024, 64.5],
    ['expiresIn', 5, 4, 10_081],
  ],
  terminal: [...EVERY_CHANNEL, ...LOCAL, ['expiresIn', -1, 1.5, 2 ** 31, '60']],
};

const EVERYWHERE = ['requestId', 'orderId', 'currency', 'amount'];
const REQUIRED: Readonly<Record<Channel, readonly string[]>> = {
  web: [...EVERYWHERE, 'items', 'customer', 'billingAddress', 'returnUrl'],
  mobile: [...EVERYWHERE, 'items', 'customer', 'billingAddress'],
  link: [...EVERYWHERE, 'description'],
  qr: EVERYWHERE,
  terminal: [...EVERYWHERE, 'terminalId'],
};

// Fields of other channels: what a merchant gets wrong when moving from one to another.
const FOREIGN: Readonly<Record<Channel, readonly string[]>> = {
  web: ['description', 'expiresIn', 'terminalId', 'qrSize', 'sendSms', 'checkoutId'],
  mobile: ['returnUrl', 'description', 'expiresIn', 'terminalId', 'deviceReference'],
  link: ['returnUrl', 'terminalId', 'qrSize', 'deviceReference'],
  qr: ['returnUrl', 'deliveryAddress', 'terminalId', 'sendEmail'],
  terminal: ['returnUrl', 'deliveryAddress', 'qrSize', 'sendSms'],
};

const CHANNELS = Object.keys(REQUIRED) as Channel[];

describe.each(CHANNELS)('a %s checkout', (channel) => {
  const post = async (overrides: Record<string, unknown>) => {
    const { sandbox, merchant } = openSandbox();
    const body = { ...checkoutBody(channel), ...overrides };
    const answer = await merchant.post(`/checkout/${channel}`, body);
    expect(sandbox.state.checkouts).toHaveLength(answer.success === true ? 1 : 0);
    return answer;
  };

  it.each(REQUIRED[channel])('is refused without %s', async (name) => {
    expect((await post({ [name]: undefined })).error).toBe(`${name} is required.`);
  });

  it.each(REQUIRED[channel])('is refused when %s is null', async (name) => {
    expect((await post({ [name]: null })).error).toBe(`${name} must not be null.`);
  });

  it.each(OPTIONAL[channel].map(([name, valid]): [string, unknown] => [name, valid]))(
    'takes %s as %j',
    async (name, valid) => {
      expect(await post({ [name]: valid })).toMatchObject({ status: 200, success: true });
    },
  );

  it.each(
    OPTIONAL[channel].flatMap(([name, _valid, ...invalid]) =>
      invalid.map((value): [string, unknown] => [name, value]),
    ),
  )('is refused when %s is %j', async (name, value) => {
    const answer = await post({ [name]: value });
    expect(answer.status).toBe(400);
    expect(String(answer.error).startsWith(name)).toBe(true);
  });

  it.each(FOREIGN[channel])('has no field %s', async (name) => {
    expect((await post({ [name]: 'x' })).error).toBe(`${name} is not a known field.`);
  });

  it.each([['"100"'], ['null'], ['true'], ['0'], ['-1'], ['0.00'], ['-0'], ['1e999999999'], ['{}'], ['[1]']])(
    'is refused when amount is %s',
    async (text) => {
      const { merchant } = openSandbox();
      const body = JSON.stringify(checkoutBody(channel)).replace('"amount":100', `"amount":${text}`);
      const answer = await merchant.call('POST', `/checkout/${channel}`, { text: body });
      expect([answer.status, String(answer.error).slice(0, 12)]).toEqual([400, 'amount must ']);
    },
  );

  it.each([
    ['0.01', '0.01'],
    ['100.10', '100.10'],
    ['1e2', '100.00'],
    ['123456789012345678.99', '123456789012345678.99'],
    ['0.123456789', '0.123456789'],
  ])('keeps the amount %s to the digit, as %s', async (sent, answered) => {
    const { merchant } = openSandbox();
    const text = JSON.stringify(checkoutBody(channel)).replace('"amount":100', `"amount":${sent}`);
    const answer = await merchant.call('POST', `/checkout/${channel}`, { text });
    expect(answer.text).toContain(`"amount":${answered},`);
  });
});
