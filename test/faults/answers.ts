import type { CommittedCheckout } from './truth.js';

/** The body of an answer that says yes. */
export function success(result: unknown): string {
  return JSON.stringify({ success: true, elapsed: 3, result });
}

/** The body of an answer that says no. */
export function refusal(sentence: string): string {
  return JSON.stringify({ success: false, elapsed: 3, error: sentence });
}

/** A checkout as the API words it. */
export function checkoutBody(checkout: CommittedCheckout, totalRefunded = 0): Record<string, unknown> {
  return {
    id: checkout.id,
    displayId: checkout.id.slice(-6),
    checkoutKey: `key-of-${checkout.id}`,
    requestId: checkout.requestId,
    orderId: checkout.orderId,
    currency: checkout.currency,
    amount: checkout.amount,
    cashAmount: 0,
    status: checkout.status,
    totalRefunded,
    redirectUrl: `https://pay.test.paymennt.com/checkout/key-of-${checkout.id}`,
    usedPaymentMethod: null,
    customer: { id: '7', firstName: 'Test', lastName: 'User', email: 'shopper@example.com' },
    timestamp: '2026-01-01T00:00:00.000+04:00',
    branchId: '1601731695315563241',
    branchName: 'Test store',
  };
}

/** One page that holds these checkouts. */
export function pageBody(checkouts: readonly CommittedCheckout[]): Record<string, unknown> {
  return {
    page: 0,
    size: 20,
    totalPages: checkouts.length === 0 ? 0 : 1,
    totalElements: checkouts.length,
    content: checkouts.map((checkout) => checkoutBody(checkout)),
  };
}

/** A captured payment as the API words it. */
export function capturedPaymentBody(paymentId: string): Record<string, unknown> {
  return {
    id: paymentId,
    currency: 'AED',
    amount: 100,
    status: 'CAPTURED',
    timestamp: '2026-01-01T00:00:00.000+04:00',
  };
}

/** What a proxy in front of a dead backend says. */
export const BAD_GATEWAY_PAGE =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
