import { type ConfirmationEndpoint, matchConfirmationUrl } from '../checkouts/confirmation-url.js';
import { SANDBOX_CARDS } from '../sandbox/cards.js';
import type { Sandbox } from '../sandbox/sandbox.js';

/** The actions of the shopper. */
export interface ShopperOptions {
  /**
   * The card of the shopper: the name of a sandbox card, or a card number.
   * @defaultValue 'threeDSecure'
   */
  readonly card?: keyof typeof SANDBOX_CARDS | (string & {}) | undefined;
  /** Whether the shopper pays or cancels. @defaultValue 'pay' */
  readonly action?: 'pay' | 'cancel' | undefined;
  /** The shopper's answer to 3-D Secure. @defaultValue 'approve' */
  readonly threeDSecure?: 'approve' | 'decline' | undefined;
}

/** The shopper's last page. It does not show whether the checkout is paid: call `checkouts.verify`. */
export interface ShopperVisit {
  /** Every address that the browser opened, the last one included. */
  readonly visited: readonly string[];
  /** The last address. */
  readonly url: string;
  /** The confirmation endpoint of the last address, if it is one. */
  readonly confirmation: ConfirmationEndpoint | undefined;
  /** HTML of the last page, if the pay page did not redirect the shopper; empty otherwise. */
  readonly html: string;
}

type Form = Readonly<Record<string, string>>;

function cardForm({ card = 'threeDSecure' }: ShopperOptions): Form {
  const known = card in SANDBOX_CARDS ? SANDBOX_CARDS[card as keyof typeof SANDBOX_CARDS].number : card;
  return {
    cardNumber: known,
    expiry: '12/25',
    cvv: '100',
    name: 'TEST USER',
    terms: 'accepted',
    action: 'pay',
  };
}

/**
 * Uses the sandbox's pay page as a shopper does: opens the page, types a card or cancels, answers 3-D Secure, and
 * follows redirects to a confirmation URL or to another host.
 *
 * @param sandbox - The sandbox of the checkout, served or not.
 * @param redirectUrl - `redirectUrl` of a checkout or a payment.
 * @throws {Error} if `redirectUrl` is missing, or no page of this sandbox.
 * @example
 * ```ts
 * // checkouts-create-mobile.mjs
 * import { PaymenntClient } from 'paymennt';
 * import { createSandbox } from 'paymennt/sandbox';
 * import { buildMobileCheckoutParams, playShopper } from 'paymennt/testing';
 *
 * const sandbox = createSandbox();
 * const { credentials, environment, fetch } = sandbox;
 * const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
 *
 * const checkout = await paymennt.checkouts.createMobile(buildMobileCheckoutParams());
 * const visit = await playShopper(sandbox, checkout.redirectUrl, { card: 'frictionless' });
 * console.log(visit.confirmation); // success-redirect
 * ```
 */
export async function playShopper(
  sandbox: Sandbox,
  redirectUrl: string | undefined,
  options: ShopperOptions = {},
): Promise<ShopperVisit> {
  if (redirectUrl === undefined)
    throw new Error('playShopper: redirectUrl must be the redirectUrl of a checkout or a payment.');
  const walk = new Walk(sandbox);
  await walk.go(redirectUrl);
  if (!walk.isOnPage) {
    throw new Error(
      `playShopper: this sandbox has no page at ${redirectUrl}; pass the redirectUrl of one of its own checkouts.`,
    );
  }
  if (walk.shows('cardNumber')) {
    await walk.submit(options.action === 'cancel' ? { action: 'cancel' } : cardForm(options));
  }
  if (walk.shows('approve')) await walk.submit({ action: options.threeDSecure ?? 'approve' });
  return walk.visit();
}

/** A browser without a screen. */
class Walk {
  readonly #sandbox: Sandbox;
  readonly #visited: string[] = [];
  #html = '';
  /** Whether the last address is a page of the pay host. */
  isOnPage = false;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  get #url(): string {
    return this.#visited.at(-1) ?? '';
  }

  /** Whether the open page has a form with this control. */
  shows(control: string): boolean {
    return this.#html.includes(`"${control}"`);
  }

  async go(url: string, form?: Form): Promise<void> {
    this.#visited.push(url);
    this.#html = '';
    this.isOnPage = false;
    const { payBaseUrl } = this.#sandbox.environment;
    const elsewhere = new URL(url).origin !== new URL(payBaseUrl).origin;
    if (elsewhere || matchConfirmationUrl(url, this.#sandbox.environment)) return;
    const response = await this.#sandbox.fetch(url, {
      redirect: 'manual',
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    this.#html = await response.text();
    this.isOnPage = response.status !== 404;
    const location = response.headers.get('location');
    if (location !== null) await this.go(new URL(location, url).href);
  }

  submit(form: Form): Promise<void> {
    return this.go(this.#url, form);
  }

  visit(): ShopperVisit {
    return {
      visited: this.#visited,
      url: this.#url,
      confirmation: matchConfirmationUrl(this.#url, this.#sandbox.environment),
      html: this.#html,
    };
  }
}
