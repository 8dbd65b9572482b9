import type { AppUnderTest, StartedOrder } from './app-under-test.js';
import { playShopper } from './play-shopper.js';

/** A checkout as the gateway tells anybody who holds the merchant's key. */
interface FetchedCheckout {
  readonly id: string;
  readonly orderId: string;
  readonly requestId: string;
  readonly currency: string;
  readonly amount: number;
  readonly redirectUrl: string;
}

let forged = 0;

/** What attacks are made of: the app's doors, the shopper, and checkouts of the same merchant behind the app's back. */
export class Merchant {
  readonly #app: AppUnderTest;

  constructor(app: AppUnderTest) {
    this.#app = app;
  }

  startOrder(): Promise<StartedOrder> {
    return this.#app.startOrder();
  }

  /** Talks to the sandbox's API itself: the suite must not depend on the client that it tests. */
  async #api(path: string, body?: object): Promise<FetchedCheckout> {
    const { sandbox } = this.#app;
    const response = await sandbox.fetch(sandbox.environment.apiBaseUrl + path, {
      method: body ? 'POST' : 'GET',
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

  /** A paid checkout of the same merchant that the app did not make. */
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

  /** A webhook as merchants see them: a flat checkout. */
  async postWebhook(body: object): Promise<void> {
    const { fetch, webhookUrl } = this.#app;
    const headers = { 'content-type': 'application/json' };
    await fetch(new Request(webhookUrl, { method: 'POST', headers, body: JSON.stringify(body) }));
  }

  /** What the shopper's app does when its webview has reached a confirmation URL, or pretends that it has. */
  async confirm(order: StartedOrder): Promise<void> {
    const { fetch, confirm } = this.#app;
    if (confirm) await fetch(confirm(order));
  }
}
