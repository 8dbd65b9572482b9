import { flag, int32, int64, list, number, optional, record, required, text, word } from '../schema.js';
import { address, customer } from './people.js';

const paymentMethod = word([
  'CARD',
  'VISA',
  'MASTERCARD',
  'AMEX',
  'UNIONPAY',
  'TABBY',
  'CAREEM_PAY',
  'POINTCHECKOUT',
]);

const item = record('CheckoutRequestItem', {
  name: required(text('Dark grey sunglasses')),
  sku: optional(text('1116521')),
  unitprice: optional(number('50.25')),
  quantity: required(number('2', { above: 0 })),
  linetotal: required(number('105.50')),
});

const totals = record('CheckoutRequestTotals', {
  subtotal: required(number('105.50', { atLeast: 0 })),
  tax: required(number('5', { atLeast: 0 })),
  shipping: optional(number('3', { atLeast: 0 })),
  handling: optional(number('2', { atLeast: 0 })),
  discount: optional(number('10', { atLeast: 0 })),
  skipTotalsValidation: optional(flag(false)),
});

const order = {
  requestId: required(text('ORD-1234-r1')),
  orderId: required(text('ORD-1234')),
  currency: required(text('AED')),
  amount: required(number('105.50', { above: 0 })),
  totals: optional(totals),
};

const preferences = {
  // All 64 bits, without quotes (see api-notes: integer-ids). Prism takes no more than 2^53-1 (see api-notes:
  // mock-servers).
  branchId: optional(int64('1601731695315563241')),
  allowedPaymentMethods: optional(list(paymentMethod)),
  defaultPaymentMethod: optional(paymentMethod),
  language: optional(text('EN', { minLength: 2, maxLength: 3 })),
};

const returnUrl = text('https://shop.example.com/return?from=paymennt&step=1');

export const webRequest = record('CheckoutWebPaymentRequest', {
  ...order,
  items: required(list(item)),
  customer: required(customer),
  billingAddress: required(address),
  deliveryAddress: optional(address),
  returnUrl: required(returnUrl),
  ...preferences,
});

export const mobileRequest = record('CheckoutMobilePaymentRequest', {
  ...order,
  items: required(list(item)),
  customer: required(customer),
  billingAddress: required(address),
  deliveryAddress: optional(address),
  ...preferences,
});

export const linkRequest = record('CheckoutPaymentLinkRequest', {
  ...order,
  description: required(text('Two pairs of sunglasses')),
  items: optional(list(item)),
  sendSms: optional(flag(false)),
  sendEmail: optional(flag(true)),
  customer: optional(customer),
  billingAddress: optional(address),
  deliveryAddress: optional(address),
  expiresIn: optional(int32('1440', { atLeast: 15, atMost: 10080 })),
  ...preferences,
});

export const qrRequest = record('CheckoutQRRequest', {
  ...order,
  description: optional(text('Two pairs of sunglasses')),
  deviceReference: optional(text('KIOSK-3')),
  qrSize: optional(int32('600', { atLeast: 64, atMost: 1024 })),
  items: optional(list(item)),
  customer: optional(customer),
  billingAddress: optional(address),
  expiresIn: optional(int32('1440', { atLeast: 5, atMost: 10080 })),
  ...preferences,
});

export const terminalRequest = record('CheckoutPosRequest', {
  ...order,
  description: optional(text('Two pairs of sunglasses')),
  // Text, while `branchId` is a number (see api-notes: terminal-id).
  terminalId: required(text('1784983995871729791', { pattern: /^[0-9]+$/ })),
  items: optional(list(item)),
  customer: optional(customer),
  billingAddress: optional(address),
  // The vendor's file bounds it for links and QR codes only (see api-notes: expires-in).
  expiresIn: optional(int32('1440')),
  ...preferences,
});

/** The checkout that a payment opens for itself. */
export const paymentCheckoutRequest = record('CheckoutPaymentRequest', {
  ...order,
  items: required(list(item)),
  customer: required(customer),
  billingAddress: optional(address),
  deliveryAddress: optional(address),
  returnUrl: optional(returnUrl),
  ...preferences,
});
