import type { BranchParams } from '../branches/types.js';
import type {
  LinkCheckoutParams,
  MobileCheckoutParams,
  QrCheckoutParams,
  RefundParams,
  TerminalCheckoutParams,
  WebCheckoutParams,
} from '../checkouts/params.js';
import type { DirectPaymentParams } from '../payments/types.js';
import type { NewCustomerSubscriptionParams } from '../subscriptions/types.js';
import type { WebhookParams } from '../webhooks/types.js';
import { builder, idFor } from './builder.js';

const order = (number: number) => ({
  requestId: `ORD-${number}-1`,
  orderId: `ORD-${number}`,
  currency: 'AED',
  amount: '105.00',
});

const shopper = {
  customer: { id: 'CUST-7', firstName: 'Test', lastName: 'User', email: 'test.user@shop.example' },
  billingAddress: { name: 'Test User', address1: '1 Test Street', city: 'Dubai', country: 'AE' },
};

const lines = { items: [{ name: 'Coffee beans', quantity: 1, linetotal: '105.00' }] };

/** One line with the whole amount, so that the lines match an overridden amount. */
const lineOf = ({ amount }: Pick<MobileCheckoutParams, 'amount'>) => ({
  items: [{ name: 'Coffee beans', quantity: 1, linetotal: amount }],
});

/**
 * Builds valid parameters of `checkouts.createMobile`: AED 105.00, with a new `requestId` and `orderId`.
 *
 * @example
 * ```ts
 * import { buildMobileCheckoutParams } from 'paymennt/testing';
 *
 * const params = buildMobileCheckoutParams({ orderId: 'ORD-1', amount: '19.99' });
 * console.log(params.items[0]?.linetotal); // 19.99
 * ```
 */
export const buildMobileCheckoutParams = builder<MobileCheckoutParams>(
  (number) => ({ ...order(number), ...shopper, ...lines }),
  lineOf,
);

/**
 * Builds valid parameters of `checkouts.createWeb`.
 *
 * @example
 * ```ts
 * import { buildWebCheckoutParams } from 'paymennt/testing';
 *
 * buildWebCheckoutParams({ amount: '19.99' }).items[0]?.linetotal; // '19.99'
 * ```
 */
export const buildWebCheckoutParams = builder<WebCheckoutParams>(
  (number) => ({ ...order(number), ...shopper, ...lines, returnUrl: 'https://shop.example/payment-return' }),
  lineOf,
);

/**
 * Builds valid parameters of `checkouts.createLink`.
 *
 * @example
 * ```ts
 * import { buildLinkCheckoutParams } from 'paymennt/testing';
 *
 * buildLinkCheckoutParams({ expiresIn: 60 }).amount; // '105.00'
 * ```
 */
export const buildLinkCheckoutParams = builder<LinkCheckoutParams>((number) => ({
  ...order(number),
  description: `Order ${number}`,
}));

/**
 * Builds valid parameters of `checkouts.createQr`.
 *
 * @example
 * ```ts
 * import { buildQrCheckoutParams } from 'paymennt/testing';
 *
 * buildQrCheckoutParams({ currency: 'KWD', amount: '8.750' }).amount; // '8.750'
 * ```
 */
export const buildQrCheckoutParams = builder<QrCheckoutParams>((number) => order(number));

/**
 * Builds valid parameters of `checkouts.createTerminal`. Override `terminalId` with a terminal of yours.
 *
 * @example
 * ```ts
 * import { SANDBOX_IDS } from 'paymennt/sandbox';
 * import { buildTerminalCheckoutParams } from 'paymennt/testing';
 *
 * buildTerminalCheckoutParams({ terminalId: SANDBOX_IDS.terminals[0] }).currency; // 'AED'
 * ```
 */
export const buildTerminalCheckoutParams = builder<TerminalCheckoutParams>((number) => ({
  ...order(number),
  terminalId: idFor(901),
}));

/**
 * Builds valid parameters of `checkouts.refund`: AED 10.50.
 *
 * @example
 * ```ts
 * import { buildRefundParams } from 'paymennt/testing';
 *
 * buildRefundParams({ amount: '5.00' }).note; // 'Out of stock'
 * ```
 */
export const buildRefundParams = builder<RefundParams>(() => ({
  amount: '10.50',
  currency: 'AED',
  note: 'Out of stock',
}));

/**
 * Builds valid parameters of `payments.create`: a card token and a new checkout.
 *
 * @example
 * ```ts
 * import { SANDBOX_TOKENS } from 'paymennt/sandbox';
 * import { buildPaymentParams } from 'paymennt/testing';
 *
 * const params = buildPaymentParams({ source: { type: 'TOKEN', token: SANDBOX_TOKENS.declined } });
 * ```
 */
export const buildPaymentParams = builder<DirectPaymentParams>((number) => ({
  source: { type: 'TOKEN', token: 'test-card-token' },
  checkoutDetails: {
    ...order(number),
    ...shopper,
    ...lines,
    returnUrl: 'https://shop.example/payment-return',
  },
}));

/**
 * Builds valid parameters of `subscriptions.create`: AED 99.00 a month.
 *
 * @example
 * ```ts
 * import { buildSubscriptionParams } from 'paymennt/testing';
 *
 * buildSubscriptionParams({ sendEvery: 'WEEK', endDate: '2030-12-31' }).sendOnHour; // 8
 * ```
 */
export const buildSubscriptionParams = builder<NewCustomerSubscriptionParams>(() => ({
  description: 'Coffee of the month',
  currency: 'AED',
  amount: '99.00',
  customer: shopper.customer,
  startDate: '2030-01-01',
  sendOnHour: 8,
  sendEvery: 'MONTH',
}));

/**
 * Builds valid parameters of `branches.create`, with a new name.
 *
 * @example
 * ```ts
 * import { buildBranchParams } from 'paymennt/testing';
 *
 * buildBranchParams({ name: 'Harbour shop' }).currency; // 'AED'
 * ```
 */
export const buildBranchParams = builder<BranchParams>((number) => ({
  name: `Branch ${number}`,
  currency: 'AED',
}));

/**
 * Builds valid parameters of `webhooks.create`.
 *
 * @example
 * ```ts
 * import { buildWebhookParams } from 'paymennt/testing';
 *
 * // A sandbox delivers to loopback only.
 * const params = buildWebhookParams({ address: 'http://localhost:3000/webhooks/paymennt' });
 * ```
 */
export const buildWebhookParams = builder<WebhookParams>(() => ({
  address: 'https://shop.example/webhooks/paymennt',
}));
