import { equalAmounts, signOf } from '../money.js';
import { isPaid } from '../statuses/checkout.js';
import type { Checkout, ExpectedPayment } from './params.js';
import type { PaidCheckout, Verification, VerificationMismatch } from './verification.js';

function mismatchesOf(checkout: Checkout, checkoutId: string, expected: ExpectedPayment) {
  const { id, orderId, amount, currency } = checkout;
  const compared: readonly (VerificationMismatch & { same: boolean })[] = [
    { field: 'id', expected: checkoutId, received: id, same: id === checkoutId },
    { field: 'orderId', expected: expected.orderId, received: orderId, same: orderId === expected.orderId },
    {
      field: 'amount',
      expected: expected.amount,
      received: amount,
      same: equalAmounts(amount, expected.amount),
    },
    {
      field: 'currency',
      expected: expected.currency,
      received: currency,
      same: currency === expected.currency,
    },
  ];
  return compared.filter(({ same }) => !same).map(({ same, ...mismatch }) => mismatch);
}

/** Whether money was refunded, even if the status does not show a refund. An invalid amount counts as a refund. */
const hasRefund = ({ totalRefunded = 0 }: Checkout) => signOf(totalRefunded) !== 0;

/** Whether a fetched checkout pays for the expected order. Only this function makes a `PaidCheckout`. */
export function judge(checkout: Checkout, checkoutId: string, expected: ExpectedPayment): Verification {
  const mismatches = mismatchesOf(checkout, checkoutId, expected);
  if (mismatches.length > 0) return { verified: false, reason: 'mismatch', checkout, mismatches };
  if (!isPaid(checkout) || hasRefund(checkout))
    return { verified: false, reason: 'not_paid', checkout, mismatches };
  return { verified: true, checkout: checkout as PaidCheckout };
}
