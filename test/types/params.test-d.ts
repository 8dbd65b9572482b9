import type {
  CheckoutSearchParams,
  CheckoutStatus,
  LinkCheckoutParams,
  MobileCheckoutParams,
  Payment,
  PaymentCheckoutDetails,
  PaymentMethod,
  PaymentParams,
  PaymentSource,
  QrCheckoutParams,
  SubscriptionParams,
  TerminalCheckoutParams,
  WebCheckoutParams,
} from 'paymennt';

/** What a developer's editor must accept and underline. Each unmet expectation is a compile error of its own. */

declare const mobile: MobileCheckoutParams;
declare const web: WebCheckoutParams;
declare const link: LinkCheckoutParams;
declare const qr: QrCheckoutParams;
declare const terminal: TerminalCheckoutParams;
declare const checkoutDetails: PaymentCheckoutDetails;
declare const source: PaymentSource;
declare const terms: Omit<Extract<SubscriptionParams, { customerId: unknown }>, 'customerId' | 'customer'>;
declare const customer: MobileCheckoutParams['customer'];

// A field that a channel does not have.
export const returnUrlInAnApp: MobileCheckoutParams = {
  ...mobile,
  // @ts-expect-error an app's webview has no page to come back to
  returnUrl: 'https://shop.example.com',
};
export const smsOnTheWeb: WebCheckoutParams = {
  ...web,
  // @ts-expect-error only a link is sent
  sendSms: true,
};
export const deliveryByQr: QrCheckoutParams = {
  ...qr,
  // @ts-expect-error a QR checkout has no delivery address
  deliveryAddress: mobile.billingAddress,
};
export const qrOnATerminal: TerminalCheckoutParams = {
  ...terminal,
  // @ts-expect-error only a QR checkout has a picture
  qrSize: 300,
};
export const referenceOfACustomer: MobileCheckoutParams = {
  ...mobile,
  // @ts-expect-error your id of the customer is called `id` in a request
  customer: { ...customer, reference: 'CUST-7' },
};

// A field that a channel needs.
const { requestId, orderId, currency, amount } = mobile;
// @ts-expect-error a link has a description
export const linkWithout: LinkCheckoutParams = { requestId, orderId, currency, amount };
// @ts-expect-error a terminal checkout has a terminal
export const terminalWithout: TerminalCheckoutParams = { requestId, orderId, currency, amount };
// @ts-expect-error a web checkout has an address to come back to
export const webWithout: WebCheckoutParams = mobile;
export const qrWithLittle: QrCheckoutParams = { requestId, orderId, currency, amount };

// Exactly one way to name the checkout, and the customer.
export const byId: PaymentParams = { source, checkoutId: '1' };
export const byDetails: PaymentParams = { source, checkoutDetails };
// @ts-expect-error neither
export const byNothing: PaymentParams = { source };
// @ts-expect-error both
export const byBoth: PaymentParams = { source, checkoutId: '1', checkoutDetails };
export const known: SubscriptionParams = { ...terms, customerId: 7n };
export const described: SubscriptionParams = { ...terms, customer };
// @ts-expect-error neither
export const nobody: SubscriptionParams = { ...terms };
// @ts-expect-error both
export const twice: SubscriptionParams = { ...terms, customer, customerId: '7' };

// A source is what its `type` says.
export const stored: PaymentSource = { type: 'STORED_CARD', token: 't', cvv: '100' };
// @ts-expect-error a card token has no security code
export const token: PaymentSource = { type: 'TOKEN', token: 't', cvv: '100' };
// @ts-expect-error a stored card is stored already
export const storedTwice: PaymentSource = { type: 'STORED_CARD', token: 't', storeCardDetails: true };
// @ts-expect-error there is no third kind
export const cash: PaymentSource = { type: 'CASH', token: 't' };
export function codeOf(given: PaymentSource): string | undefined {
  return given.type === 'STORED_CARD' ? given.cvv : undefined;
}

// Open enumerations take new words, closed ones do not.
export const tomorrow: PaymentMethod = 'A_METHOD_OF_TOMORROW';
// @ts-expect-error a label, not a code
export const label: CheckoutSearchParams = { status: ['Paid'] };

// A status that was read can be searched for; that UNKNOWN is none is found at run time.
export const asRead = (found: CheckoutStatus): CheckoutSearchParams => ({ status: [found] });

// Lists may be read-only, and absent fields may be spelt out.
const status = ['PAID', 'FAILED'] as const;
export const frozen: CheckoutSearchParams = { status, page: undefined };

// A status is checked for completeness; another set of words is told apart.
export function advice(of: CheckoutStatus): string {
  switch (of) {
    case 'PENDING':
    case 'AUTHORIZED':
    case 'PENDING_CONFIRMATION':
      return 'wait';
    case 'PAID':
      return 'ship';
    case 'FAILED':
    case 'CANCELLED':
    case 'EXPIRED':
    case 'REFUNDED':
    case 'PARTIALLY_REFUNDED':
    case 'CHARGEBACK':
    case 'UNKNOWN':
      return 'look';
  }
}
export function captured(payment: Payment): boolean {
  // @ts-expect-error a payment is captured, only a checkout is paid
  return payment.status === 'PAID';
}
