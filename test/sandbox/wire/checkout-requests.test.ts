import { describe, expect, it } from 'vitest';
import { type Channel, checkoutBody } from '../merchant.js';
import { openSandbox } from '../open-sandbox.js';

// test/contract sends every sample of every channel, and every violation of its contract. These tests are about the
// sentences, the numbers, and the fields of one channel in another channel.

const post = async (channel: Channel, overrides: Record<string, unknown>) => {
  const { sandbox, merchant } = openSandbox();
  const answer = await merchant.post(`/checkout/${channel}`, { ...checkoutBody(channel), ...overrides });
  expect(sandbox.state.checkouts).toHaveLength(answer.success === true ? 1 : 0);
  return answer;
};

const REQUIRED: readonly (readonly [Channel, string])[] = [
  ['mobile', 'requestId'],
  ['mobile', 'billingAddress'],
  ['web', 'returnUrl'],
  ['link', 'description'],
  ['terminal', 'terminalId'],
];

describe('a required field', () => {
  it.each(REQUIRED)('of a %s checkout is named if it is missing or null: %s', async (channel, name) => {
    expect((await post(channel, { [name]: undefined })).error).toBe(`${name} is required.`);
    expect((await post(channel, { [name]: null })).error).toBe(`${name} must not be null.`);
  });
});

describe('a field with a wrong value', () => {
  it.each([
    ['link', { expiresIn: 14 }, 'expiresIn must be between 15 and 10080.'],
    ['link', { expiresIn: 20.5 }, 'expiresIn must be a whole number.'],
    ['qr', { qrSize: '300' }, 'qrSize must be a number.'],
    ['mobile', { language: 'E' }, 'language must have between 2 and 3 characters.'],
    ['mobile', { items: {} }, 'items must be an array.'],
    ['mobile', { totals: { subtotal: -1, tax: 0 } }, 'totals.subtotal must be greater than or equal to 0.'],
    [
      'mobile',
      { defaultPaymentMethod: 'CASH' },
      'defaultPaymentMethod must be one of CARD, VISA, MASTERCARD, AMEX,',
    ],
    ['link', { sendSms: 'true' }, 'sendSms must be true or false.'],
    ['terminal', { terminalId: 'till' }, 'terminalId must match "^[0-9]+$".'],
  ] as const)('is refused by a %s checkout with the reason: %j', async (channel, change, sentence) => {
    expect(String((await post(channel, change)).error)).toContain(sentence);
  });
});

describe('the amount of a checkout', () => {
  const postAmount = async (text: string) => {
    const { merchant } = openSandbox();
    const body = JSON.stringify(checkoutBody('mobile')).replace('"amount":100', `"amount":${text}`);
    return await merchant.call('POST', '/checkout/mobile', { text: body });
  };

  it.each(['"100"', 'null', 'true', '0', '-1', '0.00', '-0', '1e999999999', '{}', '[1]'])(
    'is refused as %s',
    async (text) => {
      const answer = await postAmount(text);
      expect([answer.status, String(answer.error).slice(0, 12)]).toEqual([400, 'amount must ']);
    },
  );

  it.each([
    ['0.01', '0.01'],
    ['100.10', '100.10'],
    ['1e2', '100.00'],
    ['123456789012345678.99', '123456789012345678.99'],
    ['0.123456789', '0.123456789'],
  ])('is kept to the digit: %s as %s', async (sent, answered) => {
    expect((await postAmount(sent)).text).toContain(`"amount":${answered},`);
  });
});

describe('the record of a checkout', () => {
  it('keeps all fields of the request, also those that no response has', async () => {
    const { sandbox, merchant } = openSandbox();
    const totals = { subtotal: 90, tax: 10, skipTotalsValidation: true };
    const { id } = await merchant.create('link', {
      totals,
      expiresIn: 30,
      sendSms: true,
      branchId: undefined,
    });
    expect(sandbox.state.checkout(id)).toMatchObject({
      totals: { subtotal: '90', tax: '10', skipTotalsValidation: true },
      expiresIn: 30,
      sendSms: true,
    });
    const other = openSandbox();
    other.sandbox.state.load(JSON.parse(JSON.stringify(sandbox.state)));
    expect(other.sandbox.state.checkout(id)).toEqual(sandbox.state.checkout(id));
  });
});
