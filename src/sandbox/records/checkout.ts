import type { CheckoutStatus } from '../../statuses/checkout.js';

/** Every documented state of a checkout; the sandbox never invents `UNKNOWN`. */
export type SandboxCheckoutStatus = Exclude<CheckoutStatus, 'UNKNOWN'>;

/** How a checkout was created. */
export type SandboxCheckoutType = 'WEB' | 'MOBILE' | 'LINK' | 'QR' | 'TERMINAL';

/** One change of the status of a checkout. */
export interface SandboxHistoryEntry {
  /** The new status. */
  status: SandboxCheckoutStatus;
  /** ISO 8601, by the sandbox's clock. */
  at: string;
  /** Who or what did it: `created`, `shopper paid`, `bank: chargeback`, `refund`, `time`. */
  cause: string;
}

/** A shopper as the gateway knows them. */
export interface SandboxCustomer {
  /** The gateway's own id: `customerId` of a subscription request. */
  id: string;
  /** The merchant's id: `customer.id` of a request, `customer.reference` of an answer. */
  reference?: string | undefined;
  /** Given name. */
  firstName: string;
  /** Family name. */
  lastName: string;
  /** E-mail address. */
  email: string;
  /** Phone number, as it was sent. */
  phone?: string | undefined;
}

/** An address, as it was sent. */
export interface SandboxAddress {
  /** Who lives or works there. */
  name: string;
  /** Street and number. */
  address1: string;
  /** Flat, floor, building. */
  address2?: string | undefined;
  /** Town. */
  city: string;
  /** State, province or emirate. */
  state?: string | undefined;
  /** Postal code. */
  zip?: string | undefined;
  /** ISO 3166-1 code, as it was sent. */
  country: string;
}

/** Amounts are exact decimal texts in major units: `"100.50"`. */
export interface SandboxItem {
  /** Its name, for the shopper. */
  name: string;
  /** The merchant's article number. */
  sku?: string | undefined;
  /** Price of one. */
  unitprice?: string | undefined;
  /** How many, as exact decimal text. */
  quantity: string;
  /** Price of the line. */
  linetotal: string;
}

/** How an amount comes about. Exact decimal texts in major units. */
export interface SandboxTotals {
  /** Sum of the items. */
  subtotal: string;
  /** Tax on top. */
  tax: string;
  /** Charge for shipping. */
  shipping?: string | undefined;
  /** Charge for handling. */
  handling?: string | undefined;
  /** Discount, subtracted from the rest. */
  discount?: string | undefined;
}

/** Money that went back. Its amount is an exact decimal text in major units. */
export interface SandboxRefund {
  /** The amount that was refunded. */
  amount: string;
  /** Why, as it was sent. */
  note: string;
  /** The merchant's id of it. */
  referenceId?: string | undefined;
  /** When, ISO 8601, by the sandbox's clock. */
  at: string;
}

/**
 * A checkout with its history. Amounts are exact decimal texts in major units.
 *
 * @example
 * ```ts
 * import { createSandbox, type SandboxCheckout } from 'paymennt/sandbox';
 *
 * // For the message of a test that fails.
 * const story = ({ orderId, history }: SandboxCheckout) =>
 *   `${orderId}: ${history.map(({ status, cause }) => `${status} (${cause})`).join(', ')}`;
 * console.log(createSandbox().state.checkouts.map(story));
 * ```
 */
export interface SandboxCheckout {
  /** Its id: digits, as text. */
  id: string;
  /** A short key for people to read out. */
  displayId: string;
  /** Names its pay page. */
  checkoutKey: string;
  /** How it was created. */
  type: SandboxCheckoutType;
  /** The merchant's id of this attempt. */
  requestId: string;
  /** The merchant's order number. */
  orderId: string;
  /** ISO 4217 code of the amounts. */
  currency: string;
  /** Exact decimal text in major units. */
  amount: string;
  /** The sum of the refunds. */
  totalRefunded: string;
  /** Its status. */
  status: SandboxCheckoutStatus;
  /** Every change of its status, oldest first. */
  history: SandboxHistoryEntry[];
  /** When it was created, ISO 8601, by the sandbox's clock. */
  createdAt: string;
  /** When it expires, if it is neither paid nor captured before. */
  expiresAt: string;
  /** When it was paid. */
  paidAt?: string | undefined;
  /** Its description, as it was sent. */
  description?: string | undefined;
  /** The items, as they were sent. */
  items: SandboxItem[];
  /** How the amount comes about. */
  totals?: SandboxTotals | undefined;
  /** Who pays. */
  customer?: SandboxCustomer | undefined;
  /** Where the bill goes. */
  billingAddress?: SandboxAddress | undefined;
  /** Where the goods go. */
  deliveryAddress?: SandboxAddress | undefined;
  /** The branch that it belongs to. */
  branchId?: string | undefined;
  /** Where the shopper is sent back to. */
  returnUrl?: string | undefined;
  /** The payment methods that the request allows; empty for all. */
  allowedPaymentMethods: string[];
  /** The way to pay that is open at first. */
  defaultPaymentMethod?: string | undefined;
  /** How it was paid. */
  usedPaymentMethod?: string | undefined;
  /** Language of the pay page, as it was sent. */
  language?: string | undefined;
  /** Whether the request wants an SMS; the sandbox sends none. */
  sendSms?: boolean | undefined;
  /** Whether the request wants an e-mail; the sandbox sends none. */
  sendEmail?: boolean | undefined;
  /** The terminal that takes the payment. */
  terminalId?: string | undefined;
  /** How often it was sent to the terminal. */
  terminalSends?: number | undefined;
  /** The merchant's name for the device. */
  deviceReference?: string | undefined;
  /** Size of the QR code in pixels. */
  qrSize?: number | undefined;
  /** The subscription that it is a link of. */
  subscriptionId?: string | undefined;
  /** Ids of its payments, oldest first. */
  paymentIds: string[];
  /** The refunds, oldest first. */
  refunds: SandboxRefund[];
}
