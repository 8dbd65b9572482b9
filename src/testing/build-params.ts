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

/** One line that is worth the whole amount, so that an overridden amount still adds up. */
const lineOf = ({ amount }: Pick<MobileCheckoutParams, 'amount'>) => ({
  items: [{ name: 'Coffee beans', quantity: 1, linetotal: amount }],
});

/**
 * Parameters of `checkouts.createMobile`, complete and valid: AED 105.00, a `requestId` and `orderId` of its own.
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
 * Parameters of `checkouts.createWeb`, complete and valid.
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
 * Parameters of `checkouts.createLink`, complete and valid.
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
 * Parameters of `checkouts.createQr`, complete and valid.
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
 * Parameters of `checkouts.createTerminal`, complete and valid; the terminal is yours to name.
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
 * Parameters of `checkouts.refund`, complete and valid: AED 10.50.
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
 * Parameters of `payments.create`, complete and valid: a card token, and a checkout made on the way.
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
 * Parameters of `subscriptions.create`, complete and valid: AED 99.00 a month.
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
 * Parameters of `branches.create`, complete and valid, with a name of its own.
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
 * Parameters of `webhooks.create`, complete and valid.
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
