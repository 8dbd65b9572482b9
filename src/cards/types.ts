import type { PageParams } from '../shared/types.js';

/**
 * The customer whose stored cards to list.
 *
 * @see https://docs.paymennt.com/api#operation/list-customer-stored-cards
 */
export interface CardListParams extends PageParams {
  /** YOUR id for the shopper, which you sent as `customer.id` with the stored card. */
  customerReferenceId: string;
}

/**
 * A stored card, without its number.
 *
 * Only `token` is always present. The object keeps every other field of the answer at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-stored-card
 */
export interface StoredCard {
  /** Token that identifies the card and can charge it: `ctk_…`. A secret: keep it out of logs. */
  token: string;
  /** Your id for the shopper. */
  customerReferenceId?: string | undefined;
  /** The card's brand. A brand that the SDK does not know stays unchanged. */
  cardBrand?: 'VISA' | 'MASTERCARD' | 'AMEX' | 'UNIONPAY' | 'MADA' | (string & {}) | undefined;
  /** The first digits of the number, which name the bank. */
  cardBin?: string | undefined;
  /** The last four digits of the number. */
  cardLast4?: string | undefined;
  /** The name on the card. */
  cardHolderName?: string | undefined;
  /** The day on which the card expires, `yyyy-MM-dd`. Compare it as text: as a `Date` it shifts with the time zone. */
  expiry?: string | undefined;
}
