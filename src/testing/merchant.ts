import type { SandboxBank } from '../sandbox/ledger/bank.js';
import type { AppUnderTest, StartedOrder } from './app-under-test.js';
import { playShopper } from './play-shopper.js';

/** A checkout as the API returns it. */
interface FetchedCheckout {
  readonly id: string;
  readonly orderId: string;
  readonly requestId: string;
  readonly currency: string;
  readonly amount: number;
  readonly redirectUrl: string;
}

let forged = 0;

/** The tools of the attacks: requests to the app, the shopper, the bank, and checkouts that the app did not create. */
export class Merchant {
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
  }

  /** The sandbox's bank. */
  get bank(): SandboxBank {
    return this.#app.sandbox.bank;
  }

  startOrder(): Promise<StartedOrder> {
    return this.#app.startOrder();
  }

  /** The shopper taps Pay again. Resolves with undefined if the app refuses, or has no such function. */
  async startAgain(order: StartedOrder): Promise<StartedOrder | undefined> {
    return this.#app.startAgain?.(order);
  }

  async changePrice(order: StartedOrder): Promise<void> {
    await this.#app.changePrice?.(order);
  }

  /** Checkouts of an order that a shopper can still pay. */
  payableCheckouts(orderId: string): { readonly id: string }[] {
    const { checkouts } = this.#app.sandbox.state;
    return checkouts.filter((checkout) => checkout.orderId === orderId && checkout.status === 'PENDING');
  }

  async refund(checkoutId: string, amount: number): Promise<void> {
    const { currency } = await this.#api(`/checkout/${encodeURIComponent(checkoutId)}`);
    // See api-notes: refund-in-query
    const query = new URLSearchParams({ amount: String(amount), currency, note: 'Security suite' });
    await this.#api(`/checkout/${encodeURIComponent(checkoutId)}/refund?${query}`, undefined, 'POST');
  }

  /** Does the work while all registered webhooks are disabled. */
  async unreported(work: () => Promise<void>): Promise<void> {
    const { sandbox } = this.#app;
    const enabled = sandbox.state.webhooks.filter(({ enabled }) => enabled);
    for (const { id } of enabled) await this.#api(`/webhooks/${id}/disable`, undefined, 'POST');
    await work();
    for (const { id } of enabled) await this.#api(`/webhooks/${id}/enable`, undefined, 'POST');
  }

  /** Calls the sandbox's API without the client, because the suite tests the client too. */
  async #api(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<FetchedCheckout> {
    const { sandbox } = this.#app;
    const response = await sandbox.fetch(sandbox.environment.apiBaseUrl + path, {
      method,
      headers: {
        'X-Paymennt-Api-Key': sandbox.credentials.apiKey,
        'X-Paymennt-Api-Secret': sandbox.credentials.apiSecret,
        'Content-Type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const { success, result, error } = (await response.json()) as {
      success: boolean;
      result: FetchedCheckout;
      error?: string;
    };
    if (!success) throw new Error(`The sandbox refused ${path}: ${error}`);
    return result;
  }

  checkoutOf(order: StartedOrder): Promise<FetchedCheckout> {
    return this.#api(`/checkout/${encodeURIComponent(order.checkoutId)}`);
  }

  /** Creates a paid checkout of the same merchant, without the app. */
  async paidCheckout(
    fields: Pick<FetchedCheckout, 'orderId' | 'currency' | 'amount'>,
  ): Promise<FetchedCheckout> {
    forged += 1;
    const checkout = await this.#api('/checkout/link', {
      ...fields,
      requestId: `security-suite-${forged}`,
      description: 'Security suite',
    });
    await playShopper(this.#app.sandbox, checkout.redirectUrl, { card: 'frictionless' });
    return checkout;
  }

  async pay(order: StartedOrder): Promise<void> {
    const { redirectUrl } = await this.checkoutOf(order);
    await playShopper(this.#app.sandbox, redirectUrl, { card: 'frictionless' });
  }

  /** Sends a webhook as merchants receive it: a checkout without an envelope. */
  async postWebhook(body: object): Promise<void> {
    const { fetch, webhookUrl } = this.#app;
    const headers = { 'content-type': 'application/json' };
    await fetch(new Request(webhookUrl, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  /**
   * Sends the request of an app whose webview has reached a confirmation URL, or of a forged app.
   *
   * @param checkoutId - The checkout that a forged app names.
   */
  async confirm(order: StartedOrder, checkoutId?: string): Promise<void> {
    const { fetch, confirm, confirmWith } = this.#app;
    if (checkoutId !== undefined && confirmWith) await fetch(confirmWith(order, checkoutId));
    else if (confirm) await fetch(confirm(order));
  }

  /** Opens the return URL, as the shopper's browser or an attacker does. */
  async openReturnUrl(query: Readonly<Record<string, string>>): Promise<void> {
    const { fetch, returnUrl } = this.#app;
    if (returnUrl !== undefined) await fetch(new Request(`${returnUrl}?${new URLSearchParams(query)}`));
  }
}
