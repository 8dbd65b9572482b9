import type { Amount, NumericId, PaymentMethod, TotalsParams } from './types.js';

/** The fields of every request that starts a payment. */
export interface OrderParams {
  /**
   * YOUR id for this attempt to pay, unique for ever: `ORD-1234-r1`. It is the API's only protection against a second
   * charge. Store it before you call, use the same id when you repeat the call, and a new id after a failed payment. Up
   * to 50 characters (not enforced here).
   */
  requestId: string;
  /**
   * Your order number, which the shopper sees: `ORD-1234`. Several attempts may have the same. Up to 50 characters (not
   * enforced here).
   */
  orderId: string;
  /** ISO 4217 code in capitals: `AED`. */
  currency: string;
  /**
   * Amount that the shopper pays, in major units, above zero, with no more decimals than the currency has (AED 2, KWD
   * 3, JPY 0): `10.5`, `"10.50"`. If your prices are integers, see `fromMinorUnits`.
   */
  amount: Amount;
  /** The parts of the amount, which the shopper sees. */
  totals?: TotalsParams | undefined;
  /** `id` of the branch that sells. Default: the account's default branch. */
  branchId?: NumericId | undefined;
  /** Payment methods of the payment page, in this order. Default, also for an empty list: all methods of the account. */
  allowedPaymentMethods?: readonly PaymentMethod[] | undefined;
  /** The payment method that the payment page selects first. Default: the account's default. */
  defaultPaymentMethod?: PaymentMethod | undefined;
  /**
   * ISO 639-1 code of the payment page's language: `EN`. The API's description says two letters, its bounds two or
   * three. Default, also for an unsupported language: the account's language.
   */
  language?: string | undefined;
}
