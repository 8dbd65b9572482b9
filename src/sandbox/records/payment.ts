import type { PaymentStatus } from '../../statuses/payment.js';

/** Every documented state of a payment. */
export type SandboxPaymentStatus = Exclude<PaymentStatus, 'UNKNOWN'>;

/** The details of a card that the sandbox keeps: never the number, never the CVV. */
export interface SandboxCardDetails {
  /** The card's brand. */
  brand: SandboxCardBrand;
  /** The first six digits. */
  bin: string;
  /** The last four digits. */
  last4: string;
  /** The name on it. */
  holderName: string;
  /** The last day of the expiry month, `yyyy-MM-dd`. */
  expiry: string;
}

/** Brands of cards. */
export type SandboxCardBrand = 'VISA' | 'MASTERCARD' | 'AMEX' | 'UNIONPAY' | 'MADA';

/** How the imitated bank treats a card. */
export type SandboxCardBehaviour = 'approve' | 'three-d-secure' | 'decline';

/** A movement of money for a checkout. */
export interface SandboxPayment {
  /** Its id: digits, as text. */
  id: string;
  /** The checkout that it belongs to. */
  checkoutId: string;
  /** ISO 4217 code of the amounts. */
  currency: string;
  /** Exact decimal text in major units. */
  amount: string;
  /** Its status. */
  status: SandboxPaymentStatus;
  /** When it was created, ISO 8601, by the sandbox's clock. */
  createdAt: string;
  /** The card, when one was used. */
  card?: SandboxCardDetails | undefined;
  /** How the bank treats the card. */
  behaviour: SandboxCardBehaviour;
  /** The merchant's customer id, when the card is to be stored once the payment succeeds. */
  storeCardFor?: string | undefined;
}

/** A card that a shopper had kept. */
export interface SandboxStoredCard {
  /** The token that a payment names. */
  token: string;
  /** The merchant's id of the shopper. */
  customerReferenceId: string;
  /** The details of the card. */
  card: SandboxCardDetails;
  /** How the bank treats it. */
  behaviour: SandboxCardBehaviour;
  /** When it was created, ISO 8601, by the sandbox's clock. */
  createdAt: string;
}
