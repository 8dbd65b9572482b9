import type { Amount, NumericId, PaymentMethod, TotalsParams } from './types.js';

/** The fields of every request that takes a payment from a shopper. */
export interface OrderParams {
  /**
   * YOUR id for this payment attempt, which must never be used for another attempt: `ORD-1234-r1`. It is the API's only protection against a
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
  /** The parts of the amount; the shopper sees them. */
  totals?: TotalsParams | undefined;
  /** `id` of the branch that sells. Default: the account's default branch. */
  branchId?: NumericId | undefined;
  /** The ways to pay that the payment page offers, in this order. Default, also for an empty list: all methods of the account. */
  allowedPaymentMethods?: readonly PaymentMethod[] | undefined;
  /** The way to pay that the payment page opens with. Default: the account's default. */
  defaultPaymentMethod?: PaymentMethod | undefined;
  /**
   * ISO 639-1 code of the payment page's language: `EN`. Two letters by its description, two or three by its bounds.
   * Default, also for a language that is not supported: the account's language.
   */
  language?: string | undefined;
}
