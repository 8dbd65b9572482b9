import { describe, expect, it } from 'vitest';
import { branchSchema } from '../../src/branches/schema.js';
import { storedCardSchema } from '../../src/cards/schema.js';
import {
  checkoutSchema,
  linkCheckoutSchema,
  qrCheckoutSchema,
  terminalCheckoutSchema,
} from '../../src/checkouts/schema.js';
import { paymentSchema } from '../../src/payments/schema.js';
import { subscriptionPaymentSchema, subscriptionSchema } from '../../src/subscriptions/schema.js';
import { terminalSchema } from '../../src/terminals/schema.js';
import { webhookSchema } from '../../src/webhooks/schema.js';
import { checkoutAnswer, checkoutResult, cleanly, failures, readAnswer } from './answers.js';

const payment = {
  id: '1712345678901234567',
  amount: 100,
  currency: 'AED',
  status: 'REDIRECT',
  redirectUrl: 'https://pay.test.paymennt.com/frames/redirect/payment/1',
  timestamp: '2026-01-31T10:00:00.000+04:00',
  checkoutDetails: checkoutAnswer,
};

const card = {
  token: 'stored-card-token',
  customerReferenceId: 'CUST-7',
  cardBrand: 'VISA',
  cardBin: '424242',
  cardLast4: '4242',
  cardHolderName: 'TEST USER',
  expiry: '2029-01-22',
};

const subscription = {
  id: '1653241101733169556',
  displayId: 'QS3IM5',
  description: 'Cookies',
  currency: 'USD',
  amount: 1499.99,
  status: 'Active',
  customer: checkoutAnswer.customer,
  startDate: '2026-03-01',
  endDate: '2026-12-31',
  sendOnHour: 0,
  period: 2,
  periodUnit: 'weeks',
  cancellationPolicyType: 'Custom',
  customCancellationTerms: 'Any time',
};

const subscriptionPayment = {
  id: '1',
  displayId: 'QS3IM6',
  checkout: { ...checkoutAnswer, subscriptionId: '1653241101733169556' },
  timestamp: '2026-03-01T04:00:00.000+04:00',
  cancelled: false,
};

const branch = { id: '1', name: 'Shop', currency: 'AED', description: 'By the sea', enabled: true };
const terminal = {
  id: '2',
  alias: 'Device 01',
  deviceType: 'AMS1',
  serialNumber: 'AMS1-1',
  branchId: '1',
  branchName: 'Shop',
  active: false,
};
const webhook = {
  id: '3',
  hmacKey: 'sandbox-secret',
  address: 'https://a.example',
  failed: false,
  enabled: true,
};

const ANSWERS = [
  {
    name: 'a checkout',
    schema: checkoutSchema,
    answer: checkoutAnswer,
    result: checkoutResult,
    essential: ['id', 'status'],
  },
  {
    name: 'a link checkout',
    schema: linkCheckoutSchema,
    answer: { ...checkoutAnswer, subscriptionId: '5' },
    result: { ...checkoutResult, subscriptionId: '5' },
    essential: ['id', 'status'],
  },
  {
    name: 'a QR checkout',
    schema: qrCheckoutSchema,
    answer: { ...checkoutAnswer, base64QR: 'aGVsbG8=' },
    result: { ...checkoutResult, base64QR: 'aGVsbG8=' },
    essential: ['id', 'status'],
  },
  {
    name: 'a terminal checkout',
    schema: terminalCheckoutSchema,
    answer: { ...checkoutAnswer, terminalId: '2', terminalAlias: 'Device 01' },
    result: { ...checkoutResult, terminalId: '2', terminalAlias: 'Device 01' },
    essential: ['id', 'status'],
  },
  {
    name: 'a payment',
    schema: paymentSchema,
    answer: payment,
    result: { ...payment, rawStatus: 'REDIRECT', checkoutDetails: checkoutResult },
    essential: ['id', 'status'],
  },
  { name: 'a stored card', schema: storedCardSchema, answer: card, result: card, essential: ['token'] },
  {
    name: 'a subscription',
    schema: subscriptionSchema,
    answer: subscription,
    result: {
      ...subscription,
      status: 'ACTIVE',
      rawStatus: 'Active',
      periodUnit: 'WEEKS',
      cancellationPolicyType: 'CUSTOM',
    },
    essential: ['id', 'status'],
  },
  {
    name: 'a payment of a subscription',
    schema: subscriptionPaymentSchema,
    answer: subscriptionPayment,
    result: {
      ...subscriptionPayment,
      checkout: { ...checkoutResult, subscriptionId: '1653241101733169556' },
    },
    essential: ['id'],
  },
  { name: 'a branch', schema: branchSchema, answer: branch, result: branch, essential: ['id'] },
  { name: 'a terminal', schema: terminalSchema, answer: terminal, result: terminal, essential: ['id'] },
  { name: 'a webhook', schema: webhookSchema, answer: webhook, result: webhook, essential: ['id'] },
];

describe.each(ANSWERS)('$name', ({ schema, answer, result, essential }) => {
  it('is read with every documented field', () => {
    expect(cleanly<unknown>(schema, answer)).toEqual(result);
  });

  it('is read without any one of its fields but the essential ones', () => {
    for (const field of Object.keys(answer)) {
      const { [field as keyof typeof answer]: _, ...rest } = answer as Record<string, unknown>;
      const broken = failures(schema, rest);
      expect(broken).toHaveLength(essential.includes(field) ? 1 : 0);
    }
  });

  it('is not read with an empty id', () => {
    const [id = 'id'] = essential;

    expect(failures(schema, { ...answer, [id]: '' })).toEqual([{ path: id, message: 'must not be empty' }]);
  });

  it('is read with any other field in a wrong kind, and only that field is told', () => {
    for (const field of Object.keys(answer).filter((key) => !essential.includes(key))) {
      const read = readAnswer<unknown>(schema, { ...answer, [field]: [] });
      expect(read).toMatchObject({ drift: [{ path: field, received: 'array' }] });
      // `verify` takes an absent `totalRefunded` for zero.
      if (field === 'totalRefunded') expect(read).toHaveProperty(['value', field], Number.NaN);
      else expect(read).not.toHaveProperty(['value', field]);
    }
  });
});

describe('a word of an open enumeration', () => {
  it.each([
    ['PointCheckout', 'POINTCHECKOUT'],
    ['Card', 'CARD'],
    ['CARD', 'CARD'],
    ['Solana pay', 'SOLANA_PAY'],
    ['Method of tomorrow', 'METHOD_OF_TOMORROW'],
  ])('spelt %s is given out as %s', (word, code) => {
    const answer = { id: '1', status: 'PAID', usedPaymentMethod: word };
    expect(cleanly(checkoutSchema, answer).usedPaymentMethod).toBe(code);
  });

  it.each(['days', 'DAYS', 'Days'])('spelt %s is the unit DAYS', (periodUnit) => {
    expect(cleanly(subscriptionSchema, { id: '1', status: 'ACTIVE', periodUnit }).periodUnit).toBe('DAYS');
  });
});

it('a payment of a subscription has no checkout until its link is opened', () => {
  expect(cleanly(subscriptionPaymentSchema, { id: '1', cancelled: false })).toStrictEqual({
    id: '1',
    cancelled: false,
  });
});
