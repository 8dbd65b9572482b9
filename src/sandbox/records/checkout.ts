import type { CheckoutStatus } from '../../statuses/checkout.js';

/** Every documented status of a checkout. The sandbox never sets `UNKNOWN`. */
export type SandboxCheckoutStatus = Exclude<CheckoutStatus, 'UNKNOWN'>;

/** The kind of creation of a checkout. */
export type SandboxCheckoutType = 'WEB' | 'MOBILE' | 'LINK' | 'QR' | 'TERMINAL';

/** One change of the status of a checkout. */
export interface SandboxHistoryEntry {
  /** The new status. */
  status: SandboxCheckoutStatus;
  /** Time of the change by the sandbox's clock, ISO 8601. */
  at: string;
  /** Cause of the change, such as `created`, `card accepted`, `bank charged back`, `refund` or `time`. */
  cause: string;
}

/** A shopper. */
export interface SandboxCustomer {
  /** The gateway's id: `customerId` of a subscription request. */
  id: string;
  /** The merchant's id: `customer.id` of a request, `customer.reference` of a response. */
  reference?: string | undefined;
  /** Given name. */
  firstName: string;
  /** Family name. */
  lastName: string;
  /** E-mail address. */
  email: string;
  /** Phone number, as in the request. */
  phone?: string | undefined;
}

/** An address, as in the request. */
export interface SandboxAddress {
  /** Name of the person or company. */
  name: string;
  /** Street and number. */
  address1: string;
  /** Flat, floor, building. */
  address2?: string | undefined;
  /** City. */
  city: string;
  /** State, province or emirate. */
  state?: string | undefined;
  /** Postal code. */
  zip?: string | undefined;
  /** ISO 3166-1 code, as in the request. */
  country: string;
}

/** An item of a checkout. Amounts are exact decimal texts in major units, such as `100.50`. */
export interface SandboxItem {
  /** Name for the shopper. */
  name: string;
  /** The merchant's article number. */
  sku?: string | undefined;
  /** Price of one piece. */
  unitprice?: string | undefined;
  /** Quantity, as exact decimal text. */
  quantity: string;
  /** Price of all pieces. */
  linetotal: string;
}

/** The parts of an amount, as exact decimal texts in major units. */
export interface SandboxTotals {
  /** Sum of the items. */
  subtotal: string;
  /** Tax. */
  tax: string;
  /** Shipping costs. */
  shipping?: string | undefined;
  /** Handling costs. */
  handling?: string | undefined;
  /** Discount, subtracted from the other parts. */
  discount?: string | undefined;
}

/** A refund. The amount is an exact decimal text in major units. */
export interface SandboxRefund {
  /** Refunded amount. */
  amount: string;
  /** The merchant's note. */
  note: string;
  /** The merchant's id of the refund. */
  referenceId?: string | undefined;
  /** Time of the refund by the sandbox's clock, ISO 8601. */
  at: string;
}

/** A checkout with its history. Amounts are exact decimal texts in major units. */
export interface SandboxCheckout {
  /** Id: digits as text. */
  id: string;
  /** A short id that people can read out. */
  displayId: string;
  /** Key in the URL of the pay page. */
  checkoutKey: string;
  /** The kind of creation. */
  type: SandboxCheckoutType;
  /** The merchant's id of this attempt to pay. */
  requestId: string;
  /** The merchant's order number. */
  orderId: string;
  /** ISO 4217 code of the amounts. */
  currency: string;
  /** Exact decimal text in major units. */
  amount: string;
  /** Sum of the refunds. */
  totalRefunded: string;
  /** Status. */
  status: SandboxCheckoutStatus;
  /** The changes of the status, oldest first. */
  history: SandboxHistoryEntry[];
  /** Time of creation by the sandbox's clock, ISO 8601. */
  createdAt: string;
  /** Time of the expiry without a payment or a capture, ISO 8601. */
  expiresAt: string;
  /** Time of the payment, ISO 8601. */
  paidAt?: string | undefined;
  /** Description, as in the request. */
  description?: string | undefined;
  /** The items, as in the request. */
  items: SandboxItem[];
  /** The parts of the amount. */
  totals?: SandboxTotals | undefined;
  /** The person who pays. */
  customer?: SandboxCustomer | undefined;
  /** Billing address. */
  billingAddress?: SandboxAddress | undefined;
  /** Delivery address. */
  deliveryAddress?: SandboxAddress | undefined;
  /** Id of the branch. */
  branchId?: string | undefined;
  /** URL of the merchant's page for the shopper after the checkout. */
  returnUrl?: string | undefined;
  /** The payment methods that the request allows. Empty: all. */
  allowedPaymentMethods: string[];
  /** The payment method that the request selects first. */
  defaultPaymentMethod?: string | undefined;
  /** The payment method of the payment. */
  usedPaymentMethod?: string | undefined;
  /** Language of the pay page, as in the request. */
  language?: string | undefined;
  /** Whether the request asks for an SMS. The sandbox sends none. */
  sendSms?: boolean | undefined;
  /** Whether the request asks for an e-mail. The sandbox sends none. */
  sendEmail?: boolean | undefined;
  /** Id of the terminal. */
  terminalId?: string | undefined;
  /** How often the sandbox sent the checkout to the terminal. */
  terminalSends?: number | undefined;
  /** The merchant's name for the device. */
  deviceReference?: string | undefined;
  /** Size of the QR code in pixels. */
  qrSize?: number | undefined;
  /** Id of the subscription that sent the link. */
  subscriptionId?: string | undefined;
  /** Ids of the payments, oldest first. */
  paymentIds: string[];
  /** The refunds, oldest first. */
  refunds: SandboxRefund[];
}
