import type { PageParams } from '../shared/types.js';

/**
 * Whose stored cards to list.
 *
 * @see https://docs.paymennt.com/api#operation/list-customer-stored-cards
 */
export interface CardListParams extends PageParams {
  /** YOUR id for the shopper: what was sent as `customer.id` when the card was stored. */
  customerReferenceId: string;
}

/**
 * A card that a shopper agreed to have kept, without its number.
 *
 * Only `token` is sure to be there. Fields that the API sends beyond these are kept at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-stored-card
 */
export interface StoredCard {
  /** Token that identifies the card and pays with it: `ctk_…`. It is a secret: keep it out of logs. */
  token: string;
  /** Your id for the shopper. */
  customerReferenceId?: string | undefined;
  /** The card's brand; a brand that is not known here is passed on. */
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
