import { DEFAULT_QR_SIZE, qrImage } from '../../qr/qr-image.js';
import type { SandboxAddress, SandboxCheckout, SandboxCustomer } from '../../state/records.js';
import type { World } from '../../world.js';
import { exactNumber } from '../json.js';
import type { Voice } from '../voice.js';

/** ISO 8601 with an offset instead of `Z`, as the API's date library writes it. */
export function wireTimestamp(iso: string): string {
  return iso.replace('Z', '+00:00');
}

export function customerShape(customer: SandboxCustomer | undefined) {
  if (!customer) return undefined;
  const { id, reference, firstName, lastName, email, phone } = customer;
  return { id, reference, firstName, lastName, email, phone };
}

function addressShape(address: SandboxAddress | undefined) {
  if (!address) return undefined;
  const { name, address1, address2, city, state, zip, country } = address;
  return { name, address1, address2, city, state, zip, country, set: true };
}

export function redirectUrl(world: World, checkout: SandboxCheckout): string {
  return `${world.environment.payBaseUrl}/checkout/${checkout.checkoutKey}`;
}

/** What getting, searching, cancelling, refunding and resending answer: `CheckoutResponse`. */
export function checkoutShape(world: World, checkout: SandboxCheckout, voice: Voice) {
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
    status: voice.checkoutStatus(checkout.status),
    totalRefunded: exactNumber(checkout.totalRefunded),
    redirectUrl: redirectUrl(world, checkout),
    usedPaymentMethod: usedPaymentMethod === undefined ? undefined : voice.word(usedPaymentMethod),
    customer: customerShape(checkout.customer),
    billingAddress: addressShape(checkout.billingAddress),
    deliveryAddress: addressShape(checkout.deliveryAddress),
    firebaseDatabase: 'paymennt-sandbox',
    firebaseCollection: 'checkouts',
    firebaseDocument: checkout.checkoutKey,
    timestamp: wireTimestamp(checkout.createdAt),
    branchId,
    branchName: branchId === undefined ? undefined : world.store.branches.get(branchId)?.name,
  };
}

/** What a link checkout answers, when it is created and in the payments of its subscription. */
export function linkShape(world: World, checkout: SandboxCheckout, voice: Voice) {
  return { ...checkoutShape(world, checkout, voice), subscriptionId: checkout.subscriptionId };
}

/** The image leads to the same page as `redirectUrl`. */
export async function qrShape(world: World, checkout: SandboxCheckout, voice: Voice) {
  const shape = checkoutShape(world, checkout, voice);
  return { ...shape, base64QR: await qrImage(shape.redirectUrl, checkout.qrSize ?? DEFAULT_QR_SIZE) };
}

export function terminalShape(world: World, checkout: SandboxCheckout, voice: Voice) {
  const { terminalId } = checkout;
  return {
    ...checkoutShape(world, checkout, voice),
    terminalId,
    terminalAlias: terminalId === undefined ? undefined : world.store.terminals.get(terminalId)?.alias,
  };
}
