import type { SandboxCheckout } from '../records/index.js';

/** The three confirmation endpoints of the vendor's mobile guide. */
export const CONFIRMATION_ENDPOINTS = ['complete', 'success-redirect', 'payment-confirmation'] as const;

type ConfirmationEndpoint = (typeof CONFIRMATION_ENDPOINTS)[number];

/**
 * The confirmation endpoint for an ending. The vendor does not document when it uses which one. The sandbox uses all
 * three, so that tests find an app that knows only one: `/complete` after 3-D Secure, `/success-redirect` after a payment
 * without 3-D Secure, `/payment-confirmation` after every other ending (declined, cancelled, not yet confirmed).
 */
function endpointFor(checkout: SandboxCheckout, threeDSecure: boolean): ConfirmationEndpoint {
  const succeeded = checkout.status === 'PAID' || checkout.status === 'AUTHORIZED';
  if (!succeeded) return 'payment-confirmation';
  return threeDSecure ? 'complete' : 'success-redirect';
}

/** The return URL with `reference` and `checkout` added. Undefined without a usable return URL. */
function returnAddress(checkout: SandboxCheckout): string | undefined {
  const { returnUrl } = checkout;
  if (returnUrl === undefined || !URL.canParse(returnUrl)) return undefined;
  const url = new URL(returnUrl);
  // The API accepts any string. The sandbox must not send a browser to a javascript: or file: URL.
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const added = new URLSearchParams({ reference: checkout.requestId, checkout: checkout.id });
  url.search = url.search === '' ? `?${added}` : `${url.search}&${added}`;
  return url.href;
}

/** The next page after a checkout has ended: the return URL, or a confirmation endpoint. */
export function endingUrl(checkout: SandboxCheckout, origin: string, threeDSecure = false): string {
  const confirmation = `${origin}/${endpointFor(checkout, threeDSecure)}/${checkout.checkoutKey}`;
  return returnAddress(checkout) ?? confirmation;
}
