import { PaymenntClient } from 'paymennt';
import { createSandbox, SANDBOX_IDS } from 'paymennt/sandbox';
import * as testing from 'paymennt/testing';
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
import { type ResponseSchema, readResponse } from '../../src/schemas/response.js';
import { subscriptionPaymentSchema, subscriptionSchema } from '../../src/subscriptions/schema.js';
import { terminalSchema } from '../../src/terminals/schema.js';
import { webhookSchema } from '../../src/webhooks/schema.js';

const ANSWERS: readonly (readonly [string, () => object, ResponseSchema<unknown>])[] = [
  ['buildCheckout', testing.buildCheckout, checkoutSchema],
  ['buildLinkCheckout', testing.buildLinkCheckout, linkCheckoutSchema],
  ['buildQrCheckout', testing.buildQrCheckout, qrCheckoutSchema],
  ['buildTerminalCheckout', testing.buildTerminalCheckout, terminalCheckoutSchema],
  ['buildPayment', testing.buildPayment, paymentSchema],
  ['buildStoredCard', testing.buildStoredCard, storedCardSchema],
  ['buildSubscription', testing.buildSubscription, subscriptionSchema],
  ['buildSubscriptionPayment', testing.buildSubscriptionPayment, subscriptionPaymentSchema],
  ['buildBranch', testing.buildBranch, branchSchema],
  ['buildTerminal', testing.buildTerminal, terminalSchema],
  ['buildWebhook', testing.buildWebhook, webhookSchema],
];

describe('builders of answers', () => {
  it.each(ANSWERS)('%s builds what the client would read without drift', (_, build, schema) => {
    const built = build();
    expect(readResponse(schema, structuredClone(built))).toEqual({ value: built, drift: [] });
  });

  it('gives each object an id of its own', () => {
    const ids = Array.from({ length: 50 }, () => testing.buildCheckout().id);
    expect(new Set(ids).size).toBe(50);
    for (const id of ids) expect(id).toMatch(/^\d{19}$/);
  });

  it('overrides at any depth, replaces lists, and takes away what is undefined', () => {
    const checkout = testing.buildCheckout({
      customer: { email: 'ada@shop.example' },
      billingAddress: undefined,
    });
    expect(checkout.customer).toMatchObject({ firstName: 'Test', email: 'ada@shop.example' });
    expect(checkout).not.toHaveProperty('billingAddress');
    const params = testing.buildWebCheckoutParams({ items: [{ name: 'Tea', quantity: 2, linetotal: 105 }] });
    expect(params.items).toEqual([{ name: 'Tea', quantity: 2, linetotal: 105 }]);
  });

  it('lets what follows from a status follow, unless it was overridden', () => {
    expect(testing.buildCheckout({ status: 'PAID' })).toMatchObject({
      rawStatus: 'PAID',
      usedPaymentMethod: 'CARD',
      totalRefunded: 0,
    });
    expect(testing.buildCheckout({ status: 'REFUNDED', amount: 12.5 }).totalRefunded).toBe(12.5);
    expect(testing.buildCheckout({ status: 'PARTIALLY_REFUNDED', amount: 0.25 }).totalRefunded).toBe(0.12);
    expect(testing.buildCheckout({ status: 'PARTIALLY_REFUNDED', totalRefunded: 1 }).totalRefunded).toBe(1);
    expect(testing.buildCheckout({ status: 'EXPIRED' })).not.toHaveProperty('usedPaymentMethod');
    expect(testing.buildPayment({ status: 'REDIRECT' }).rawStatus).toBe('REDIRECT');
  });

  it('does not change what it was given, nor share what it gives', () => {
    const overrides = Object.freeze({ customer: Object.freeze({ email: 'ada@shop.example' }) });
    testing.buildCheckout(overrides);
    const first = testing.buildCheckout();
    if (first.customer) first.customer.firstName = 'Changed';
    expect(testing.buildCheckout().customer?.firstName).toBe('Test');
  });

  it('refuses at compile time what a type does not have', () => {
    // @ts-expect-error: no such status
    testing.buildCheckout({ status: 'SETTLED' });
    // @ts-expect-error: no such field of a customer
    testing.buildCheckout({ customer: { mail: 'ada@shop.example' } });
    // @ts-expect-error: a mobile checkout has no returnUrl
    testing.buildMobileCheckoutParams({ returnUrl: 'https://shop.example' });
    expect(testing.buildCheckout()).not.toHaveProperty('mail');
  });
});

describe('builders of parameters', () => {
  const sandbox = createSandbox();
  const { credentials, environment, fetch } = sandbox;
  const paymennt = new PaymenntClient({ ...credentials, environment, fetch });

  it.each([
    ['createMobile', () => paymennt.checkouts.createMobile(testing.buildMobileCheckoutParams())],
    ['createWeb', () => paymennt.checkouts.createWeb(testing.buildWebCheckoutParams())],
    ['createLink', () => paymennt.checkouts.createLink(testing.buildLinkCheckoutParams())],
    ['createQr', () => paymennt.checkouts.createQr(testing.buildQrCheckoutParams())],
    [
      'createTerminal',
      () =>
        paymennt.checkouts.createTerminal(
          testing.buildTerminalCheckoutParams({ terminalId: SANDBOX_IDS.terminals[0] }),
        ),
    ],
    ['createSubscription', () => paymennt.subscriptions.create(testing.buildSubscriptionParams())],
    ['createBranch', () => paymennt.branches.create(testing.buildBranchParams())],
    ['createWebhook', () => paymennt.webhooks.create(testing.buildWebhookParams())],
  ])('are accepted by the client and by the sandbox: %s', async (_, create) => {
    expect((await create()).id).toMatch(/^\d{19}$/);
  });

  it('keeps the lines worth the amount', () => {
    expect(testing.buildMobileCheckoutParams({ amount: '19.99' }).items[0]?.linetotal).toBe('19.99');
  });
});
