import { type ResponseSchema, readResponse } from '../../src/schemas/response.js';

const address = {
  name: 'Ada',
  address1: '1 Harbour Street',
  address2: 'Flat 2',
  city: 'Dubai',
  state: 'Dubai',
  zip: '12345',
  country: 'AE',
} as const;

/** A checkout with every field of its type, as the wire spells it. */
export const checkoutAnswer = {
  id: '1653241101733169556',
  displayId: 'QS3IM5',
  checkoutKey: 'checkout-key',
  requestId: 'ORD-1-r1',
  orderId: 'ORD-1',
  currency: 'AED',
  amount: 100.1,
  cashAmount: 0,
  status: 'Partially refunded',
  totalRefunded: 10.05,
  redirectUrl: 'https://pay.test.paymennt.com/checkout/checkout-key',
  usedPaymentMethod: 'Careem pay',
  customer: {
    id: '1702445293135146054',
    reference: 'CUST-7',
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada@example.com',
    phone: '971500000000',
  },
  billingAddress: address,
  deliveryAddress: address,
  firebaseDatabase: 'pc-test',
  firebaseCollection: 'checkouts',
  firebaseDocument: 'document-1',
  timestamp: '2026-01-31T10:00:00.000+04:00',
  branchId: '1601731695315563241',
  branchName: 'Test store',
} as const;

/** The same checkout as the SDK gives it out. */
export const checkoutResult = {
  ...checkoutAnswer,
  status: 'PARTIALLY_REFUNDED',
  rawStatus: 'Partially refunded',
  usedPaymentMethod: 'CAREEM_PAY',
} as const;

/** Reads a copy, since the reader may change what it reads. */
export function readAnswer<Result>(schema: ResponseSchema<Result>, json: unknown) {
  return readResponse(schema, structuredClone(json));
}

/** What an answer is read as, where nothing about it is worth a word. */
export function cleanly<Result>(schema: ResponseSchema<Result>, json: unknown): Result {
  const result = readAnswer(schema, json);
  if ('issues' in result) throw new Error(`refused: ${JSON.stringify(result.issues)}`);
  if (result.drift.length > 0) throw new Error(`drifted: ${JSON.stringify(result.drift)}`);
  return result.value;
}

/** The problems that make an answer fail; empty when it is read. */
export function failures(schema: ResponseSchema<unknown>, json: unknown): readonly object[] {
  const result = readAnswer(schema, json);
  return 'issues' in result ? result.issues : [];
}
