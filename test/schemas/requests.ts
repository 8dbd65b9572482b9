import type {
  LinkCheckoutParams,
  MobileCheckoutParams,
  PaymentParams,
  QrCheckoutParams,
  SubscriptionParams,
  TerminalCheckoutParams,
  WebCheckoutParams,
} from 'paymennt';
import { type RequestSchema, request, strictObject } from '../../src/schemas/request.js';
import { toJson } from '../../src/wire/json.js';

/** The least that each request needs. */
const order = { requestId: 'ORD-1-r1', orderId: 'ORD-1', currency: 'AED', amount: '25.00' } as const;

export const customer = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' } as const;
export const address = { name: 'Ada', address1: '1 Harbour Street', city: 'Dubai', country: 'AE' } as const;
export const item = { name: 'Tea', quantity: 2, linetotal: '25.00' } as const;

export const mobile: MobileCheckoutParams = { ...order, items: [item], customer, billingAddress: address };
export const web: WebCheckoutParams = { ...mobile, returnUrl: 'https://shop.example.com/paid' };
export const link: LinkCheckoutParams = { ...order, description: 'Tea' };
export const qr: QrCheckoutParams = order;
export const terminal: TerminalCheckoutParams = { ...order, terminalId: '1784518075805649425' };

export const directPayment = {
  source: { type: 'TOKEN', token: 'card-token' },
  checkoutDetails: { ...order, items: [item], customer },
} satisfies PaymentParams;

export const subscription = {
  description: 'Cookies',
  currency: 'AED',
  amount: '49.00',
  customerId: '1702445293135146054',
  startDate: '2026-03-01',
  sendOnHour: 0,
  sendEvery: 'MONTH',
} satisfies SubscriptionParams;

/** What a caller without types may pass: anything. */
export function read(schema: RequestSchema<never>, input: unknown) {
  return schema.read(input as never);
}

/** Every problem with an input, by path; empty when it is accepted. */
export function problems(schema: RequestSchema<never>, input: unknown): Record<string, string> {
  const result = read(schema, input);
  if (!('issues' in result)) return {};
  return Object.fromEntries(result.issues.map(({ path, message }) => [path, message]));
}

/** What goes on the wire, as JSON text; the input has to be accepted. */
export function wireText(schema: RequestSchema<never>, input: unknown): string | undefined {
  return toJson(wire(schema, input));
}

/** What goes on the wire; the input has to be accepted. */
export function wire(schema: RequestSchema<never>, input: unknown): unknown {
  const result = read(schema, input);
  if ('issues' in result) throw new Error(`refused: ${JSON.stringify(result.issues)}`);
  return result.wire;
}

/** A request that has just this one field, called `value`. */
export function requestOf(field: Parameters<typeof strictObject>[0][string]) {
  return request(strictObject({ value: field }));
}
