import type { PaymentStatus } from '../../statuses/payment.js';

/** Every documented status of a payment. The sandbox never sets `UNKNOWN`. */
export type SandboxPaymentStatus = Exclude<PaymentStatus, 'UNKNOWN'>;

/** The details of a card that the sandbox keeps. It never keeps the number or the CVV. */
export interface SandboxCardDetails {
  /** Brand. */
  brand: SandboxCardBrand;
  /** The first six digits. */
  bin: string;
  /** The last four digits. */
  last4: string;
  /** Name on the card. */
  holderName: string;
  /** The last day of the expiry month, `yyyy-MM-dd`. */
  expiry: string;
}

/** The brand of a card. */
export type SandboxCardBrand = 'VISA' | 'MASTERCARD' | 'AMEX' | 'UNIONPAY' | 'MADA';

/** The bank's answer to a payment with a card. */
export type SandboxCardBehaviour = 'approve' | 'three-d-secure' | 'decline';

/** A payment of a checkout. */
export interface SandboxPayment {
  /** Id: digits as text. */
  id: string;
  /** Id of the checkout. */
  checkoutId: string;
  /** ISO 4217 code of the amounts. */
  currency: string;
  /** Exact decimal text in major units. */
  amount: string;
  /** Status. */
  status: SandboxPaymentStatus;
  /** Time of creation by the sandbox's clock, ISO 8601. */
  createdAt: string;
  /** The card. Absent if no card was used. */
  card?: SandboxCardDetails | undefined;
  /** The bank's answer to the card. */
  behaviour: SandboxCardBehaviour;
  /** The merchant's id of the shopper, if a successful payment stores the card. */
  storeCardFor?: string | undefined;
}

/** A stored card of a shopper. */
export interface SandboxStoredCard {
  /** Token for a payment with the card. */
  token: string;
  /** The merchant's id of the shopper. */
  customerReferenceId: string;
  /** Details of the card. */
  card: SandboxCardDetails;
  /** The bank's answer to the card. */
  behaviour: SandboxCardBehaviour;
  /** Time of creation by the sandbox's clock, ISO 8601. */
  createdAt: string;
}
