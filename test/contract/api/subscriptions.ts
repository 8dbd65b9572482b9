import type { Operation } from '../operation.js';
import {
  eitherSpelling,
  flag,
  int32,
  int64,
  list,
  number,
  optional,
  record,
  required,
  text,
  word,
} from '../schema.js';
import { linkCheckout } from './checkout-answers.js';
import { paging } from './paging.js';
import { address, customer, customerAnswer } from './people.js';
import { searchSince, searchWho } from './searching.js';

const subscriptionRequest = record(
  'SubscriptionRequest',
  {
    description: required(text('A dozen of cookies')),
    currency: required(text('AED')),
    // The vendor's file has no bound (see api-notes: amounts).
    amount: required(number('1499.99')),
    customer: optional(customer),
    billingAddress: optional(address),
    deliveryAddress: optional(address),
    // Without quotes (see api-notes: integer-ids).
    customerId: optional(int64('1686414183718160999')),
    startDate: required(text('2031-08-10', { format: 'date' })),
    endDate: optional(text('2034-05-01', { format: 'date' })),
    // Midnight is 0 (see api-notes: dates).
    sendOnHour: required(int32('0', { atLeast: 0, atMost: 23 })),
    sendEvery: required(
      word(['TWO_MONTHS', 'DAY', 'WEEK', 'TWO_WEEKS', 'MONTH', 'THREE_MONTHS', 'SIX_MONTHS', 'YEAR']),
    ),
    returnUrl: optional(text('https://shop.example.com/subscription?step=check')),
    // Its schema and its description differ in the spelling (see api-notes: cancellation-policy).
    cancellationPolicyType: optional(word(['Custom', 'Default', 'CUSTOM', 'DEFAULT'])),
    customCancellationTerms: optional(text('Up to five days before the next billing date')),
  },
  // Only the vendor's guides say so (see api-notes: conditional-fields).
  { oneOrMoreOf: ['customer', 'customerId'] },
);

const words = ['ACTIVE', 'INACTIVE', 'ARCHIVED', 'EXPIRED'] as const;

const subscription = record('SubscriptionResponse', {
  id: optional(text('1700000000000000111')),
  displayId: optional(text('0000111')),
  description: optional(text('A dozen of cookies')),
  currency: optional(text('AED')),
  amount: optional(number('1499.99')),
  status: optional(eitherSpelling(words)),
  customer: optional(customerAnswer),
  startDate: optional(text('2031-08-10', { format: 'date' })),
  endDate: optional(text('2034-05-01', { format: 'date' })),
  sendOnHour: optional(int32('0')),
  period: optional(int32('2')),
  periodUnit: optional(eitherSpelling(['months', 'weeks', 'days'])),
  cancellationPolicyType: optional(eitherSpelling(['Custom', 'Default'])),
  customCancellationTerms: optional(text('Up to five days before the next billing date')),
});

const subscriptionPayment = record('SubscriptionPaymentResponse', {
  id: optional(text('1700000000000000222')),
  displayId: optional(text('0000222')),
  // The only null that the vendor's file describes: nobody has opened the link yet (see api-notes: optional-fields).
  checkout: { schema: linkCheckout, required: false, nullable: true },
  timestamp: optional(text('2024-05-06T07:08:09.123+04:00', { format: 'date-time' })),
  cancelled: optional(flag(false)),
});

const one = { shape: 'single', result: subscription } as const;

export const subscriptionOperations: readonly Operation[] = [
  {
    name: 'subscriptions.search',
    operationId: 'search-subscriptions',
    method: 'GET',
    path: '/subscription',
    query: { status: optional(list(word(words))), ...searchWho, ...searchSince, ...paging },
    answer: { shape: 'paged', result: subscription },
  },
  {
    name: 'subscriptions.create',
    operationId: 'create-subscription',
    method: 'POST',
    path: '/subscription',
    query: {},
    body: subscriptionRequest,
    answer: one,
  },
  {
    name: 'subscriptions.get',
    operationId: 'get-subscription',
    method: 'GET',
    path: '/subscription/{subscriptionId}',
    query: {},
    answer: one,
  },
  {
    name: 'subscriptions.pause',
    operationId: 'pause-subscription',
    method: 'POST',
    path: '/subscription/{subscriptionId}/pause',
    query: {},
    answer: one,
  },
  {
    name: 'subscriptions.resume',
    operationId: 'resume-subscription',
    method: 'POST',
    path: '/subscription/{subscriptionId}/resume',
    query: {},
    answer: one,
  },
  {
    name: 'subscriptions.listPayments',
    operationId: 'get-subscription-payments',
    method: 'GET',
    path: '/subscription/{subscriptionId}/payment',
    query: paging,
    answer: { shape: 'paged', result: subscriptionPayment },
  },
];
