import type { Branch } from '../branches/types.js';
import type { StoredCard } from '../cards/types.js';
import type { Payment } from '../payments/types.js';
import type { Subscription, SubscriptionPayment } from '../subscriptions/types.js';
import type { Terminal } from '../terminals/types.js';
import type { Webhook } from '../webhooks/types.js';
import { buildCheckout, buildLinkCheckout } from './build-checkouts.js';
import { builder, idFor } from './builder.js';

const TIMESTAMP = '2026-01-31T10:00:00.000+04:00';

/**
 * Builds a payment, as `payments.get` returns it: `CAPTURED` by default.
 *
 * @example
 * ```ts
 * import { buildPayment } from 'paymennt/testing';
 *
 * buildPayment({ status: 'AUTHORIZED' }).rawStatus; // 'AUTHORIZED'
 * ```
 */
export const buildPayment = builder<Payment>(
  (number) => ({
    id: idFor(number),
    status: 'CAPTURED',
    rawStatus: 'CAPTURED',
    currency: 'AED',
    amount: 105,
    timestamp: TIMESTAMP,
    checkoutDetails: buildCheckout({ status: 'PAID' }),
  }),
  ({ status }) => ({ rawStatus: status }),
);

/**
 * Builds a stored card, as `cards.get` returns it.
 *
 * @example
 * ```ts
 * import { buildStoredCard } from 'paymennt/testing';
 *
 * buildStoredCard({ expiry: '2020-01-31' }).cardLast4; // '4242'
 * ```
 */
export const buildStoredCard = builder<StoredCard>((number) => ({
  token: `test-card-token-${number}`,
  customerReferenceId: 'CUST-7',
  cardBrand: 'VISA',
  cardBin: '424242',
  cardLast4: '4242',
  cardHolderName: 'TEST USER',
  expiry: '2030-12-31',
}));

/**
 * Builds a subscription, as `subscriptions.get` returns it: `ACTIVE`, monthly, AED 99.
 *
 * @example
 * ```ts
 * import { buildSubscription } from 'paymennt/testing';
 *
 * buildSubscription({ customer: { email: 'ada@shop.example' } }).status; // 'ACTIVE'
 * ```
 */
export const buildSubscription = builder<Subscription>(
  (number) => ({
    id: idFor(number),
    displayId: `S${String(number).padStart(5, '0')}`,
    description: 'Coffee of the month',
    currency: 'AED',
    amount: 99,
    status: 'ACTIVE',
    rawStatus: 'ACTIVE',
    customer: { id: idFor(900), firstName: 'Test', lastName: 'User', email: 'test.user@shop.example' },
    startDate: '2026-02-01',
    endDate: '2027-01-31',
    sendOnHour: 8,
    period: 1,
    periodUnit: 'MONTHS',
    cancellationPolicyType: 'DEFAULT',
  }),
  ({ status }) => ({ rawStatus: status }),
);

/**
 * Builds a payment of a subscription, as `subscriptions.listPayments` returns it.
 *
 * @example
 * ```ts
 * import { buildSubscriptionPayment } from 'paymennt/testing';
 *
 * buildSubscriptionPayment({ checkout: undefined }).checkout; // undefined
 * ```
 */
export const buildSubscriptionPayment = builder<SubscriptionPayment>((number) => ({
  id: idFor(number),
  displayId: `B${String(number).padStart(5, '0')}`,
  checkout: buildLinkCheckout({ status: 'PAID', amount: 99 }),
  timestamp: TIMESTAMP,
  cancelled: false,
}));

/**
 * Builds a branch, as `branches.get` returns it.
 *
 * @example
 * ```ts
 * import { buildBranch } from 'paymennt/testing';
 *
 * buildBranch({ enabled: false }).currency; // 'AED'
 * ```
 */
export const buildBranch = builder<Branch>((number) => ({
  id: idFor(number),
  name: `Branch ${number}`,
  currency: 'AED',
  description: 'A branch for tests',
  enabled: true,
}));

/**
 * Builds a terminal, as `terminals.get` returns it.
 *
 * @example
 * ```ts
 * import { buildTerminal } from 'paymennt/testing';
 *
 * buildTerminal({ alias: 'Front counter' }).active; // true
 * ```
 */
export const buildTerminal = builder<Terminal>((number) => ({
  id: idFor(number),
  alias: `Till ${number}`,
  deviceType: 'TEST',
  serialNumber: `TEST-${number}`,
  branchId: idFor(902),
  branchName: 'Main branch',
  active: true,
}));

/**
 * Builds a webhook, as `webhooks.get` returns it.
 *
 * @example
 * ```ts
 * import { buildWebhook } from 'paymennt/testing';
 *
 * buildWebhook({ failed: true, enabled: false }).address; // 'https://shop.example/webhooks/paymennt'
 * ```
 */
export const buildWebhook = builder<Webhook>((number) => ({
  id: idFor(number),
  hmacKey: `test-hmac-key-${number}`,
  address: 'https://shop.example/webhooks/paymennt',
  failed: false,
  enabled: true,
}));
