import type { SandboxCheckout } from '../records/index.js';
import { exactNumber, writeJson } from '../wire/json.js';
import { wireTimestamp } from './checkout.js';

/**
 * The body of a webhook delivery: one flat object. The vendor documents none; these are the fields that programs of
 * merchants read (`id`, `orderId`, `status`, `currency`, `grandtotal`, `referenceId`, `paidOn`, `customerEmail`), in
 * codes, with the checkout's own names beside them.
 */
export function notificationBody(checkout: SandboxCheckout): string {
  return writeJson({
    id: checkout.id,
    displayId: checkout.displayId,
    requestId: checkout.requestId,
    referenceId: checkout.requestId,
    orderId: checkout.orderId,
    currency: checkout.currency,
    amount: exactNumber(checkout.amount),
    grandtotal: exactNumber(checkout.amount),
    status: checkout.status,
    totalRefunded: exactNumber(checkout.totalRefunded),
    customerEmail: checkout.customer?.email,
    paidOn: checkout.paidAt === undefined ? undefined : wireTimestamp(checkout.paidAt),
    timestamp: wireTimestamp(checkout.createdAt),
  });
}

/** The sample of `webhooks.test`: a checkout that does not exist, so that no shop can fulfil it. */
export function sampleBody(at: string): string {
  return writeJson({
    id: '1000000000000000000',
    requestId: 'WEBHOOK-TEST',
    referenceId: 'WEBHOOK-TEST',
    orderId: 'WEBHOOK-TEST',
    currency: 'AED',
    amount: exactNumber('0.00'),
    grandtotal: exactNumber('0.00'),
    status: 'PENDING',
    timestamp: wireTimestamp(at),
  });
}
