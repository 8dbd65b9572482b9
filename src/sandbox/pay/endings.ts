import type { SandboxCheckout } from '../records/index.js';

/** The three confirmation endpoints of the vendor's mobile guide. */
export const CONFIRMATION_ENDPOINTS = ['complete', 'success-redirect', 'payment-confirmation'] as const;

type ConfirmationEndpoint = (typeof CONFIRMATION_ENDPOINTS)[number];

/**
 * Which of the three a shopper is sent to. The vendor does not say when it uses which; the sandbox uses all of them,
 * so that an app that knows only one is found out: `/complete` after 3-D Secure, `/success-redirect` after a card that
 * was taken at once, `/payment-confirmation` for every other ending (declined, cancelled, still being confirmed).
 */
function endpointFor(checkout: SandboxCheckout, threeDSecure: boolean): ConfirmationEndpoint {
  const succeeded = checkout.status === 'PAID' || checkout.status === 'AUTHORIZED';
  if (!succeeded) return 'payment-confirmation';
  return threeDSecure ? 'complete' : 'success-redirect';
}

/** The merchant's return page with `reference` and `checkout` appended; undefined when there is none to go to. */
function returnAddress(checkout: SandboxCheckout): string | undefined {
  const { returnUrl } = checkout;
  if (returnUrl === undefined || !URL.canParse(returnUrl)) return undefined;
  const url = new URL(returnUrl);
  // A returnUrl is any string to the API; a page of ours must not send a browser to javascript: or file:.
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const appended = new URLSearchParams({ reference: checkout.requestId, checkout: checkout.id });
  url.search = url.search === '' ? `?${appended}` : `${url.search}&${appended}`;
  return url.href;
}

/** Where the shopper goes when the checkout has ended: the merchant's own page, or a confirmation endpoint. */
export function endingUrl(
  checkout: SandboxCheckout,
  origin: string,
  { threeDSecure = false }: { threeDSecure?: boolean } = {},
): string {
  const confirmation = `${origin}/${endpointFor(checkout, threeDSecure)}/${checkout.checkoutKey}`;
  return returnAddress(checkout) ?? confirmation;
}
