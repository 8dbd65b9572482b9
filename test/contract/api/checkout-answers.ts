import { eitherSpelling, number, optional, record, text } from '../schema.js';
import { addressAnswer, customerAnswer } from './people.js';

const status = eitherSpelling([
  'Pending',
  'Authorized',
  'Pending confirmation',
  'Paid',
  'Failed',
  'Cancelled',
  'Expired',
  'Refunded',
  'Partially refunded',
  'Chargeback',
]);

const usedPaymentMethod = eitherSpelling([
  'Card',
  'PointCheckout',
  'Tabby',
  'Careem pay',
  'Cash',
  'Crypto',
  'Solana pay',
]);

const common = {
  id: optional(text('1686414183718160542')),
  displayId: optional(text('8160542')),
  checkoutKey: optional(text('MER-0001')),
  requestId: optional(text('ORD-1234-r1')),
  orderId: optional(text('ORD-1234')),
  currency: optional(text('AED')),
  amount: optional(number('105.50')),
  cashAmount: optional(number('0')),
  status: optional(status),
  totalRefunded: optional(number('0')),
  redirectUrl: optional(text('https://pay.test.paymennt.com/checkout/MER-0001')),
  usedPaymentMethod: optional(usedPaymentMethod),
  customer: optional(customerAnswer),
  billingAddress: optional(addressAnswer),
  deliveryAddress: optional(addressAnswer),
  firebaseCollection: optional(text('checkouts')),
  firebaseDatabase: optional(text('https://updates.example.com')),
  firebaseDocument: optional(text('1686414183718160542')),
  timestamp: optional(text('2024-05-06T07:08:09.123+04:00', { format: 'date-time' })),
  // A number in a request, text in an answer (see api-notes: integer-ids).
  branchId: optional(text('1601731695315563241')),
  branchName: optional(text('Main branch')),
};

// Each kind of checkout adds fields of its own (see api-notes: checkout-answers).
export const checkout = record('CheckoutResponse', common);
export const webCheckout = record('ECommerceCheckoutResponse', common);
export const mobileCheckout = record('DeviceCheckoutResponse', common);
export const qrCheckout = record('CheckoutQRResponse', {
  ...common,
  base64QR: optional(text('iVBORw0KGgo=')),
});
export const linkCheckout = record('CheckoutLinkResponse', {
  ...common,
  subscriptionId: optional(text('1700000000000000111')),
});
export const terminalCheckout = record('CheckoutPosResponse', {
  ...common,
  terminalId: optional(text('1784983995871729791')),
  terminalAlias: optional(text('Till 1')),
});
