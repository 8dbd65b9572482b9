import type {
  Checkout,
  CreatedCheckout,
  LinkCheckout,
  QrCheckout,
  TerminalCheckout,
} from '../checkouts/params.js';
import { fromMinorUnits, toMinorUnits } from '../money.js';
import type { Address, Customer } from '../shared/types.js';
import { isFinal, isRefunded, isUnsuccessful } from '../statuses/checkout.js';
import { builder, idFor } from './builder.js';

const SHOPPER: Customer = {
  id: idFor(900),
  reference: 'CUST-7',
  firstName: 'Test',
  lastName: 'User',
  email: 'test.user@shop.example',
};

const ADDRESS: Address = { name: 'Test User', address1: '1 Test Street', city: 'Dubai', country: 'AE' };

function pendingCheckout(number: number): CreatedCheckout & { checkoutKey: string } {
  return {
    id: idFor(number),
    displayId: `T${String(number).padStart(5, '0')}`,
    checkoutKey: `test-checkout-key-${number}`,
    requestId: `ORD-${number}-1`,
    orderId: `ORD-${number}`,
    currency: 'AED',
    amount: 105,
    cashAmount: 0,
    status: 'PENDING',
    rawStatus: 'PENDING',
    totalRefunded: 0,
    redirectUrl: `https://pay.test.paymennt.com/checkout/test-checkout-key-${number}`,
    customer: SHOPPER,
    billingAddress: ADDRESS,
    timestamp: '2026-01-31T10:00:00.000+04:00',
  };
}

/** Half of an amount, in whole minor units. */
function half(amount: number, currency: string): number {
  return Number(fromMinorUnits(Math.floor(toMinorUnits(amount, currency) / 2), currency));
}

/** The fields that follow from the status. */
function following({ status, amount = 0, currency = 'AED' }: Checkout) {
  const refunded = status === 'REFUNDED' ? amount : half(amount, currency);
  const paidByCard = status === 'AUTHORIZED' || (isFinal(status) && !isUnsuccessful(status));
  return {
    rawStatus: status,
    totalRefunded: isRefunded(status) ? refunded : 0,
    ...(paidByCard ? { usedPaymentMethod: 'CARD' } : {}),
  };
}

/**
 * Builds a checkout, as `checkouts.get` and `checkouts.createMobile` return it: `PENDING` and AED 105 by default. Some
 * fields follow from the status: a `REFUNDED` checkout has its whole amount in `totalRefunded`.
 *
 * @example
 * ```ts
 * import { buildCheckout } from 'paymennt/testing';
 *
 * const paid = buildCheckout({ status: 'PAID', orderId: 'ORD-1', customer: { email: 'ada@shop.example' } });
 * console.log(paid.usedPaymentMethod); // CARD
 * ```
 */
export const buildCheckout = builder<CreatedCheckout & { checkoutKey: string }>(pendingCheckout, following);

/**
 * Builds a payment link, as `checkouts.createLink` returns it.
 *
 * @example
 * ```ts
 * import { buildLinkCheckout } from 'paymennt/testing';
 *
 * buildLinkCheckout({ status: 'EXPIRED' }).rawStatus; // 'EXPIRED'
 * ```
 */
export const buildLinkCheckout = builder<LinkCheckout & CreatedCheckout>(
  (number) => ({ ...pendingCheckout(number), subscriptionId: idFor(number + 1_000_000) }),
  following,
);

// The smallest PNG: one transparent pixel.
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/**
 * Builds a QR checkout, as `checkouts.createQr` returns it. Its picture is a PNG without a QR code.
 *
 * @example
 * ```ts
 * import { buildQrCheckout } from 'paymennt/testing';
 *
 * buildQrCheckout({ base64QR: undefined }).base64QR; // undefined
 * ```
 */
export const buildQrCheckout = builder<QrCheckout & CreatedCheckout>(
  (number) => ({ ...pendingCheckout(number), base64QR: PIXEL }),
  following,
);

/**
 * Builds a checkout on a terminal, as `checkouts.createTerminal` returns it.
 *
 * @example
 * ```ts
 * import { buildTerminalCheckout } from 'paymennt/testing';
 *
 * buildTerminalCheckout({ status: 'PAID' }).usedPaymentMethod; // 'CARD'
 * ```
 */
export const buildTerminalCheckout = builder<TerminalCheckout>(
  (number) => ({ ...pendingCheckout(number), terminalId: idFor(901), terminalAlias: 'Till 1' }),
  following,
);
