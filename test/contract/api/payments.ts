import type { Operation } from '../operation.js';
import {
  type ChoiceSchema,
  eitherSpelling,
  flag,
  int32,
  number,
  optional,
  record,
  required,
  text,
  word,
} from '../schema.js';
import { webCheckout } from './checkout-answers.js';
import { paymentCheckoutRequest } from './checkout-requests.js';

const browserInfo = record('CheckoutBrowserInfo', {
  screenWidth: required(int32('1024', { atLeast: 1 })),
  screenHeight: required(int32('786', { atLeast: 1 })),
  colorDepth: required(int32('24', { atLeast: 1 })),
  userAgent: required(text('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')),
  timeZoneOffset: required(int32('-240')),
  language: optional(text('en-US')),
  javaEnabled: optional(flag(false)),
  acceptHeader: required(text('text/html,application/xhtml+xml')),
});

// In the vendor's file both branches take both values of `type`, so a correct stored card matches both and breaks
// "exactly one". Here each branch takes its own word (see api-notes: payment-source). `validShopperIpAddress` and
// `validBrowserInfo` are no input (see api-notes: leaked-fields).
const source: ChoiceSchema = {
  kind: 'choice',
  by: 'type',
  branches: {
    TOKEN: record('TokenPaymentSource', {
      type: required(word(['TOKEN'])),
      token: required(text('ptk_test_token')),
      storeCardDetails: optional(flag(true)),
    }),
    STORED_CARD: record('StoredCardPaymentSource', {
      type: required(word(['STORED_CARD'])),
      token: required(text('ctk_test_card')),
      shopperInteraction: required(word(['ECOMMERCE', 'UNSCHEDULED', 'SUBSCRIPTION'])),
      shopperIpAddress: optional(text('203.0.113.7')),
      browserInfo: optional(browserInfo),
      cvv: optional(text('100')),
    }),
  },
};

// `validReturnUrl` and `validBillingAddress` are no input either. Only a description in the vendor's file says that a
// payment needs one of `checkoutId` and `checkoutDetails` (see api-notes: conditional-fields).
const paymentRequest = record(
  'PaymentRequest',
  {
    source: required(source),
    checkoutId: optional(text('1686414183718160542')),
    checkoutDetails: optional(paymentCheckoutRequest),
  },
  { oneOrMoreOf: ['checkoutId', 'checkoutDetails'] },
);

// Not the statuses of a checkout, although three of the words are the same (see api-notes: two-status-sets).
const status = eitherSpelling([
  'CAPTURED',
  'REDIRECT',
  'VOIDED',
  'FAILED',
  'REJECTED',
  'REVERSED',
  'PARTIALLY_REVERSED',
  'AUTHORIZED',
  'UNSUPPORTED',
  'CHARGEBACK',
]);

const common = {
  id: optional(text('1686414183718160777')),
  currency: optional(text('AED')),
  amount: optional(number('105.50')),
  status: optional(status),
  checkoutDetails: optional(webCheckout),
  timestamp: optional(text('2024-05-06T07:08:09.123+04:00', { format: 'date-time' })),
};

// Only the answer to the creation has a `redirectUrl` (see api-notes: payment-answers).
const paymentWithRedirect = record('PaymentRedirectResponse', {
  ...common,
  redirectUrl: optional(text('https://pay.test.paymennt.com/3ds/1686414183718160777')),
});
const payment = record('PaymentResponseSample', common);

export const paymentOperations: readonly Operation[] = [
  {
    name: 'payments.create',
    operationId: 'create-payment',
    method: 'POST',
    path: '/payment/debit',
    query: {},
    body: paymentRequest,
    answer: { shape: 'single', result: paymentWithRedirect },
  },
  {
    name: 'payments.capture',
    operationId: 'capture-payment',
    method: 'POST',
    // Captures the whole amount (see api-notes: no-partial-capture).
    path: '/payment/{paymentId}/capture',
    query: {},
    answer: { shape: 'single', result: payment },
  },
  {
    name: 'payments.get',
    operationId: 'get-payment',
    method: 'GET',
    path: '/payment/{paymentId}',
    query: {},
    answer: { shape: 'single', result: payment },
  },
];
