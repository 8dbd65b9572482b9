import type { Amount, NumericId, PaymentMethod, TotalsParams } from './types.js';

/**
 * What every request that asks a shopper for money says.
 *
 * @example
 * ```ts
 * import { fromMinorUnits, type OrderParams } from 'paymennt';
 *
 * function orderParams(order: { number: string; attempt: number; fils: number }): OrderParams {
 *   return {
 *     requestId: `${order.number}-r${order.attempt}`,
 *     orderId: order.number,
 *     currency: 'AED',
 *     amount: fromMinorUnits(order.fils, 'AED'),
 *     allowedPaymentMethods: ['CARD', 'TABBY'],
 *   };
 * }
 * ```
 */
export interface OrderParams {
  /**
   * YOUR id for this attempt to be paid, unique for ever: `ORD-1234-r1`. It is the API's only protection against a
   * second charge: store it before you send it, keep it when you repeat the call, and take a new one after a payment
   * that failed. Up to 50 characters (not enforced here).
   */
  requestId: string;
  /**
   * Your order number, the one the shopper sees: `ORD-1234`. Several attempts may share it. Up to 50 characters (not
   * enforced here).
   */
  orderId: string;
  /** ISO 4217 code in capitals: `AED`. */
  currency: string;
  /**
   * What the shopper pays, in major units, above zero, with no more decimals than the currency has (AED 2, KWD 3,
   * JPY 0): `10.5`, `"10.50"`. Sent digit for digit; see `fromMinorUnits` for prices kept as integers.
   */
  amount: Amount;
  /** How the amount comes about; shown to the shopper. */
  totals?: TotalsParams | undefined;
  /** The branch that sells: its `id`. Absent, the account's default. */
  branchId?: NumericId | undefined;
  /** The ways to pay that the payment page offers, in this order. Absent or empty, all that the account has. */
  allowedPaymentMethods?: readonly PaymentMethod[] | undefined;
  /** The way to pay that is open when the page appears. Absent, the account's default. */
  defaultPaymentMethod?: PaymentMethod | undefined;
  /**
   * ISO 639-1 code of the payment page's language: `EN`. Two letters by its description, two or three by its bounds.
   * Absent or not supported, the account's default.
   */
  language?: string | undefined;
}
