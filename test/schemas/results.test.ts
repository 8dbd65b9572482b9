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
import type { ResponseSchema } from '../../src/schemas/response.js';
import { subscriptionPaymentSchema, subscriptionSchema } from '../../src/subscriptions/schema.js';
import { terminalSchema } from '../../src/terminals/schema.js';
import { webhookSchema } from '../../src/webhooks/schema.js';
import { fullAnswer } from '../contract/checkout-answer.js';
import { cleanly, failures, readAnswer } from './answers.js';

const ANSWERS: readonly (readonly [string, ResponseSchema<unknown>, operation: string])[] = [
  ['a checkout', checkoutSchema, 'checkouts.get'],
  ['a link checkout', linkCheckoutSchema, 'checkouts.createLink'],
  ['a QR checkout', qrCheckoutSchema, 'checkouts.createQr'],
  ['a terminal checkout', terminalCheckoutSchema, 'checkouts.createTerminal'],
  ['a payment', paymentSchema, 'payments.get'],
  ['a stored card', storedCardSchema, 'cards.get'],
  ['a subscription', subscriptionSchema, 'subscriptions.get'],
  ['a payment of a subscription', subscriptionPaymentSchema, 'subscriptions.listPayments'],
  ['a branch', branchSchema, 'branches.get'],
  ['a terminal', terminalSchema, 'terminals.list'],
  ['a webhook', webhookSchema, 'webhooks.get'],
];

// The rows of the contract hold what each field is read as.
describe.each(ANSWERS)('%s', (name, schema, operation) => {
  const answer = fullAnswer(operation);
  const essential = name === 'a stored card' ? ['token'] : ['id', ...('status' in answer ? ['status'] : [])];

  it('is read with every documented field, without drift', () => {
    expect(Object.keys(cleanly(schema, answer) as object)).toEqual(
      expect.arrayContaining(Object.keys(answer)),
    );
  });

  it('is read without any one of its fields but the essential ones', () => {
    for (const field of Object.keys(answer)) {
      const { [field]: _, ...rest } = answer;
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
      const read = readAnswer(schema, { ...answer, [field]: [] });
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
