import type { Operation } from '../operation.js';
import { list, number, optional, required, text, word } from '../schema.js';
import {
  checkout,
  linkCheckout,
  mobileCheckout,
  qrCheckout,
  terminalCheckout,
  webCheckout,
} from './checkout-answers.js';
import { linkRequest, mobileRequest, qrRequest, terminalRequest, webRequest } from './checkout-requests.js';
import { paging } from './paging.js';
import { searchSince, searchWho } from './searching.js';

const one = { shape: 'single', result: checkout } as const;

export const checkoutOperations: readonly Operation[] = [
  {
    name: 'checkouts.createWeb',
    operationId: 'create-web-checkout',
    method: 'POST',
    path: '/checkout/web',
    query: {},
    body: webRequest,
    answer: { shape: 'single', result: webCheckout },
  },
  {
    name: 'checkouts.createMobile',
    operationId: 'create-mobile-checkout',
    method: 'POST',
    path: '/checkout/mobile',
    query: {},
    body: mobileRequest,
    answer: { shape: 'single', result: mobileCheckout },
  },
  {
    name: 'checkouts.createLink',
    operationId: 'create-link-checkout',
    method: 'POST',
    path: '/checkout/link',
    query: {},
    body: linkRequest,
    answer: { shape: 'single', result: linkCheckout },
  },
  {
    name: 'checkouts.createQr',
    operationId: 'create-qr-checkout',
    method: 'POST',
    path: '/checkout/qr',
    query: {},
    body: qrRequest,
    answer: { shape: 'single', result: qrCheckout },
  },
  {
    name: 'checkouts.createTerminal',
    operationId: 'create-terminal-checkout',
    method: 'POST',
    path: '/checkout/terminal',
    query: {},
    body: terminalRequest,
    answer: { shape: 'single', result: terminalCheckout },
  },
  {
    name: 'checkouts.search',
    operationId: 'search-checkouts',
    method: 'GET',
    path: '/checkout',
    query: {
      // Upper case only (see api-notes: search-type).
      type: optional(word(['QR', 'WEB', 'MOBILE', 'LINK', 'TERMINAL'])),
      requestId: optional(text('ORD-1234-r1')),
      orderId: optional(text('ORD-1234')),
      // Its description says commas, its schema says repeated keys (see api-notes: repeated-keys).
      status: optional(
        list(
          word([
            'PENDING',
            'AUTHORIZED',
            'PENDING_CONFIRMATION',
            'PAID',
            'FAILED',
            'CANCELLED',
            'EXPIRED',
            'REFUNDED',
            'PARTIALLY_REFUNDED',
            'CHARGEBACK',
          ]),
        ),
      ),
      ...searchWho,
      ...searchSince,
      ...paging,
    },
    answer: { shape: 'paged', result: checkout },
  },
  {
    name: 'checkouts.get',
    operationId: 'get-checkout',
    method: 'GET',
    path: '/checkout/{checkoutId}',
    query: {},
    answer: one,
  },
  {
    name: 'checkouts.resendToTerminal',
    operationId: 'resend-checkout-to-terminal',
    method: 'POST',
    path: '/checkout/{checkoutId}/resend-to-terminal',
    query: {},
    answer: one,
  },
  {
    name: 'checkouts.cancel',
    operationId: 'cancel-checkout',
    method: 'POST',
    path: '/checkout/{checkoutId}/cancel',
    query: {},
    answer: one,
  },
  {
    name: 'checkouts.refund',
    operationId: 'refund-checkout',
    method: 'POST',
    path: '/checkout/{checkoutId}/refund',
    // A POST whose fields travel in the query (see api-notes: refund-in-query).
    query: {
      // The vendor's file excludes a minimum that it does not give (see api-notes: refund-amount).
      amount: required(number('40.25', { above: 0 })),
      currency: required(text('AED', { minLength: 3, maxLength: 3 })),
      note: required(text('Out of stock', { minLength: 1 })),
      referenceId: optional(text('REF-123456789')),
    },
    answer: one,
  },
];
