import type { SandboxContext } from '../context.js';
import type { SandboxAddress, SandboxCheckout, SandboxCustomer } from '../records/index.js';
import { exactNumber } from '../wire/json.js';
import type { Spelling } from '../wire/spelling.js';
import { DEFAULT_QR_SIZE, qrImage } from './qr-image.js';

/** ISO 8601 with the offset `+00:00` in place of `Z`, as in the API's responses. */
export function wireTimestamp(iso: string): string {
  return iso.replace('Z', '+00:00');
}

export function customerResponse(customer: SandboxCustomer | undefined) {
  if (!customer) return undefined;
  const { id, reference, firstName, lastName, email, phone } = customer;
  return { id, reference, firstName, lastName, email, phone };
}

function addressResponse(address: SandboxAddress | undefined) {
  if (!address) return undefined;
  const { name, address1, address2, city, state, zip, country } = address;
  return { name, address1, address2, city, state, zip, country, set: true };
}

export function redirectUrl(context: SandboxContext, checkout: SandboxCheckout): string {
  return `${context.environment.payBaseUrl}/checkout/${checkout.checkoutKey}`;
}

/** `CheckoutResponse` of the vendor's file: the result of get, search, cancel, refund and resend (see api-notes: checkout-answers). */
export function checkoutResponse(context: SandboxContext, checkout: SandboxCheckout, spelling: Spelling) {
  const { usedPaymentMethod, branchId } = checkout;
  return {
    id: checkout.id,
    displayId: checkout.displayId,
    checkoutKey: checkout.checkoutKey,
    requestId: checkout.requestId,
    orderId: checkout.orderId,
    currency: checkout.currency,
    amount: exactNumber(checkout.amount),
    cashAmount: exactNumber('0'),
    status: spelling.checkoutStatus(checkout.status),
    totalRefunded: exactNumber(checkout.totalRefunded),
    redirectUrl: redirectUrl(context, checkout),
    usedPaymentMethod: usedPaymentMethod === undefined ? undefined : spelling.word(usedPaymentMethod),
    customer: customerResponse(checkout.customer),
    billingAddress: addressResponse(checkout.billingAddress),
    deliveryAddress: addressResponse(checkout.deliveryAddress),
    firebaseDatabase: 'paymennt-sandbox',
    firebaseCollection: 'checkouts',
    firebaseDocument: checkout.checkoutKey,
    timestamp: wireTimestamp(checkout.createdAt),
    branchId,
    branchName: branchId === undefined ? undefined : context.store.branches.get(branchId)?.name,
  };
}

/** The result of creating a link checkout, and the checkout in the payments of a subscription. */
export function linkResponse(context: SandboxContext, checkout: SandboxCheckout, spelling: Spelling) {
  return { ...checkoutResponse(context, checkout, spelling), subscriptionId: checkout.subscriptionId };
}

/** The QR code contains `redirectUrl`. */
export async function qrResponse(context: SandboxContext, checkout: SandboxCheckout, spelling: Spelling) {
  const shape = checkoutResponse(context, checkout, spelling);
  return { ...shape, base64QR: await qrImage(shape.redirectUrl, checkout.qrSize ?? DEFAULT_QR_SIZE) };
}

export function terminalCheckoutResponse(
  context: SandboxContext,
  checkout: SandboxCheckout,
  spelling: Spelling,
) {
  const { terminalId } = checkout;
  return {
    ...checkoutResponse(context, checkout, spelling),
    terminalId,
    terminalAlias: terminalId === undefined ? undefined : context.store.terminals.get(terminalId)?.alias,
  };
}
