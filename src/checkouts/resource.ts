import type { PagePromise } from '../call/pages.js';
import { type Executor, input, type Operation } from '../call/run.js';
import type { RequestOptions } from '../config/options.js';
import { type PaymenntOperation, route } from '../operations.js';
import { copyOf } from '../schemas/copy.js';
import { isFinal } from '../statuses/checkout.js';
import type {
  Checkout,
  CheckoutSearchParams,
  CreatedCheckout,
  ExpectedPayment,
  LinkCheckout,
  LinkCheckoutParams,
  MobileCheckoutParams,
  QrCheckout,
  QrCheckoutParams,
  RefundParams,
  TerminalCheckout,
  TerminalCheckoutParams,
  WebCheckoutParams,
} from './params.js';
import {
  checkoutSchema,
  checkoutSearchParamsSchema,
  expectedPaymentSchema,
  linkCheckoutParamsSchema,
  linkCheckoutSchema,
  mobileCheckoutParamsSchema,
  qrCheckoutParamsSchema,
  qrCheckoutSchema,
  refundParamsSchema,
  terminalCheckoutParamsSchema,
  terminalCheckoutSchema,
  webCheckoutParamsSchema,
} from './schema.js';
import type { Verification } from './verification.js';
import { judge } from './verify.js';
import { type WebhookBody, webhookCheckoutId } from './webhook-body.js';

/** `GET /checkout/{checkoutId}`, under the name of the method that needs it. */
const getCheckout = (operation: PaymenntOperation, checkoutId: string): Operation => ({
  ...route('checkouts.get'),
  operation,
  ids: { checkoutId },
});

/**
 * Checkouts. A checkout is one attempt to take the payment for one order, on one channel.
 *
 * Every method rejects with {@link PaymenntValidationError} before anything is sent, and otherwise with
 * {@link PaymenntApiError}, {@link PaymenntResponseError}, {@link PaymenntConnectionError} (or its
 * {@link PaymenntTimeoutError}) or {@link PaymenntAbortError}.
 *
 * @example
 * ```ts
 * // example.mts
 * import { type CheckoutsResource, PaymenntClient } from 'paymennt';
 *
 * // Takes only the part of a client that it needs, so that a test can pass a substitute.
 * const orderOf = async (checkouts: Pick<CheckoutsResource, 'get'>, id: string) =>
 *   (await checkouts.get(id)).orderId;
 * console.log(await orderOf(PaymenntClient.fromEnv().checkouts, '1653241101733169556')); // ORD-1234
 * ```
 */
export class CheckoutsResource {
  readonly #executor: Executor;

  /** @internal */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * Creates a checkout for a mobile app, at most once however the network fails. `POST /checkout/mobile`
   *
   * Give `checkoutKey` and `redirectUrl` of the answer to the app. One attempt of an order is one `requestId`: keep it
   * with the order, and take a new one only when the shopper tries again after a failure.
   *
   * A second call with the same `requestId`, order, amount and currency has the same checkout as its result, from
   * another process as well.
   *
   * @throws {@link PaymenntResponseError} with `checkoutId` when the API returns no pay page or key for the checkout, also
   * after the SDK has fetched it once.
   * @throws {@link PaymenntApiError} with code `request_id_used` when the checkout of the `requestId` has failed, was
   * cancelled or has expired, and `request_id_conflict` when it is for another order, amount or currency.
   * @see https://docs.paymennt.com/api#operation/create-mobile-checkout
   * @example
   * ```ts
   * // create-mobile-checkout.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const checkout = await paymennt.checkouts.createMobile({
   *   requestId: 'ORD-1234-1',
   *   orderId: 'ORD-1234',
   *   currency: 'AED',
   *   amount: '105.00',
   *   items: [{ name: 'Coffee beans', unitprice: '52.50', quantity: 2, linetotal: '105.00' }],
   *   customer: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example' },
   *   billingAddress: { name: 'Ada Lovelace', address1: '1 Harbour Road', city: 'Dubai', country: 'AE' },
   * });
   * console.log(checkout.checkoutKey, checkout.redirectUrl);
   * ```
   */
  createMobile(
    params: MobileCheckoutParams,
    options?: RequestOptions,
  ): Promise<CreatedCheckout & { checkoutKey: string }> {
    return this.#executor.create(
      { ...route('checkouts.createMobile'), body: input(mobileCheckoutParamsSchema, params) },
      checkoutSchema,
      ['redirectUrl', 'checkoutKey'],
      options,
    );
  }

  /**
   * Creates a checkout for a web page, at most once. `POST /checkout/web`
   *
   * Redirect the shopper to `redirectUrl`. The shopper comes back to `returnUrl`, paid or not: read the id with
   * `parseReturnUrl`, then call {@link verify}.
   *
   * @see https://docs.paymennt.com/api#operation/create-web-checkout
   * @example
   * ```ts
   * // create-web-checkout.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const checkout = await paymennt.checkouts.createWeb({
   *   requestId: 'ORD-1234-1',
   *   orderId: 'ORD-1234',
   *   currency: 'AED',
   *   amount: 105,
   *   items: [{ name: 'Coffee beans', quantity: 2, linetotal: 105 }],
   *   customer: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example' },
   *   billingAddress: { name: 'Ada Lovelace', address1: '1 Harbour Road', city: 'Dubai', country: 'AE' },
   *   returnUrl: 'https://shop.example/payment-return',
   * });
   * console.log(checkout.redirectUrl);
   * ```
   */
  createWeb(params: WebCheckoutParams, options?: RequestOptions): Promise<CreatedCheckout> {
    return this.#executor.create(
      { ...route('checkouts.createWeb'), body: input(webCheckoutParamsSchema, params) },
      checkoutSchema,
      ['redirectUrl'],
      options,
    );
  }

  /**
   * Creates a payment link to send to a customer, at most once. `POST /checkout/link`
   *
   * @see https://docs.paymennt.com/api#operation/create-link-checkout
   * @example
   * ```ts
   * // create-link-checkout.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const link = await paymennt.checkouts.createLink({
   *   requestId: 'INV-77-1',
   *   orderId: 'INV-77',
   *   description: 'Invoice 77',
   *   currency: 'AED',
   *   amount: '250.00',
   *   expiresIn: 24 * 60,
   * });
   * console.log(link.redirectUrl);
   * ```
   */
  createLink(params: LinkCheckoutParams, options?: RequestOptions): Promise<LinkCheckout & CreatedCheckout> {
    return this.#executor.create(
      { ...route('checkouts.createLink'), body: input(linkCheckoutParamsSchema, params) },
      linkCheckoutSchema,
      ['redirectUrl'],
      options,
    );
  }

  /**
   * Creates a checkout that a shopper opens by scanning a QR code, at most once. `POST /checkout/qr`
   *
   * `base64QR` is the image. It is missing when a lost creation was found again: render a code of `redirectUrl`.
   *
   * @see https://docs.paymennt.com/api#operation/create-qr-checkout
   * @example
   * ```ts
   * // create-qr-checkout.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const qr = await paymennt.checkouts.createQr({
   *   requestId: 'TABLE-4-1',
   *   orderId: 'TABLE-4',
   *   currency: 'AED',
   *   amount: '89.50',
   *   qrSize: 400,
   * });
   * console.log(qr.base64QR);
   * ```
   */
  createQr(params: QrCheckoutParams, options?: RequestOptions): Promise<QrCheckout & CreatedCheckout> {
    return this.#executor.create(
      { ...route('checkouts.createQr'), body: input(qrCheckoutParamsSchema, params) },
      qrCheckoutSchema,
      ['redirectUrl'],
      options,
    );
  }

  /**
   * Creates a checkout on a payment terminal, at most once. `POST /checkout/terminal`
   *
   * @see https://docs.paymennt.com/api#operation/create-terminal-checkout
   * @example
   * ```ts
   * // create-terminal-checkout.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const checkout = await paymennt.checkouts.createTerminal({
   *   requestId: 'TILL-2-991-1',
   *   orderId: 'TILL-2-991',
   *   currency: 'AED',
   *   amount: '42.00',
   *   terminalId: '1653241101733169556',
   * });
   * console.log(checkout.terminalAlias);
   * ```
   */
  createTerminal(params: TerminalCheckoutParams, options?: RequestOptions): Promise<TerminalCheckout> {
    return this.#executor.create(
      { ...route('checkouts.createTerminal'), body: input(terminalCheckoutParamsSchema, params) },
      terminalCheckoutSchema,
      [],
      options,
    );
  }

  /**
   * Searches checkouts. `GET /checkout`
   *
   * @returns `await` it for one page, `for await` over it for every checkout.
   * @see https://docs.paymennt.com/api#operation/search-checkouts
   * @example
   * ```ts
   * // search-checkouts.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * for await (const checkout of paymennt.checkouts.search({ status: ['PENDING', 'AUTHORIZED'] })) {
   *   console.log(checkout.id, checkout.orderId);
   * }
   * ```
   */
  search(filter: CheckoutSearchParams = {}, options?: RequestOptions): PagePromise<Checkout> {
    return this.#executor.list(
      route('checkouts.search'),
      checkoutSearchParamsSchema,
      filter,
      { item: checkoutSchema, keyOf: ({ id }) => id, rowsCanLeave: (filter) => filter?.status !== undefined },
      options,
    );
  }

  /**
   * Fetches a checkout. `GET /checkout/{checkoutId}`
   *
   * To fulfil an order, use {@link verify}: a paid checkout can be for another order or another amount.
   *
   * @see https://docs.paymennt.com/api#operation/get-checkout
   * @example
   * ```ts
   * // get-checkout.mjs
   * import { isPending, PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const checkout = await paymennt.checkouts.get('1653241101733169556');
   * if (isPending(checkout)) console.log('not yet');
   * ```
   */
  get(checkoutId: string, options?: RequestOptions): Promise<Checkout> {
    return this.#executor.one(getCheckout('checkouts.get', checkoutId), checkoutSchema, options);
  }

  /**
   * Sends a pending checkout to its terminal again. `POST /checkout/{checkoutId}/resend-to-terminal`
   *
   * Sent once: when the error's `outcome` is `unknown`, look at the terminal before calling again.
   *
   * @see https://docs.paymennt.com/api#operation/resend-checkout-to-terminal
   * @example
   * ```ts
   * // resend-to-terminal-checkout.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * await paymennt.checkouts.resendToTerminal('1784518075805649425');
   * ```
   */
  resendToTerminal(checkoutId: string, options?: RequestOptions): Promise<Checkout> {
    return this.#executor.one(
      { ...route('checkouts.resendToTerminal'), ids: { checkoutId } },
      checkoutSchema,
      options,
    );
  }

  /**
   * Cancels a checkout that is not paid yet. `POST /checkout/{checkoutId}/cancel`
   *
   * The API describes it for pending checkouts only; the vendor's mobile guide expects it for authorised ones too, whose
   * reserved money it then lets go.
   *
   * Sent once: when the error's `outcome` is `unknown`, {@link get} the checkout before calling again.
   *
   * @see https://docs.paymennt.com/api#operation/cancel-checkout
   * @example
   * ```ts
   * // get-checkout.mjs
   * import { isCancellable, PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const checkout = await paymennt.checkouts.get('1686414183718160542');
   * if (isCancellable(checkout)) await paymennt.checkouts.cancel(checkout.id);
   * ```
   */
  cancel(checkoutId: string, options?: RequestOptions): Promise<Checkout> {
    return this.#executor.one({ ...route('checkouts.cancel'), ids: { checkoutId } }, checkoutSchema, options);
  }

  /**
   * Gives back all or part of a paid checkout. `POST /checkout/{checkoutId}/refund`
   *
   * Sent once, because the API has no way to tell a repeated refund from a second one: when the error's `outcome` is
   * `unknown`, compare `totalRefunded` of the checkout before calling again. What you send travels in the URL
   * and so into access logs: put nothing personal into `note`.
   *
   * @see https://docs.paymennt.com/api#operation/refund-checkout
   * @example
   * ```ts
   * // refund-checkout.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const checkout = await paymennt.checkouts.refund('1653241101733169556', {
   *   amount: '10.50',
   *   currency: 'AED',
   *   note: 'Out of stock',
   * });
   * console.log(checkout.status, checkout.totalRefunded);
   * ```
   */
  refund(checkoutId: string, params: RefundParams, options?: RequestOptions): Promise<Checkout> {
    return this.#executor.one(
      { ...route('checkouts.refund'), ids: { checkoutId }, query: input(refundParamsSchema, params) },
      checkoutSchema,
      options,
    );
  }

  /**
   * Finds out whether an order is paid, in full and in its currency, before you fulfil it. `GET /checkout/{checkoutId}`
   *
   * Pass the order from your own database, never values from a webhook or a browser.
   *
   * The checkout is compared with the values that `expected` has when you call, to the last digit. A checkout that is
   * `PAID` but of which money went back (`totalRefunded` above zero) is not verified.
   *
   * @returns `verified: true` with a {@link PaidCheckout}, or why not. A checkout of another order or amount is a
   * `mismatch`, whatever its status.
   * @throws {@link PaymenntApiError} when the checkout does not exist, or is another merchant's.
   * @example
   * ```ts
   * // verify-checkout.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const order = { orderId: 'ORD-1234', amount: '105.00', currency: 'AED' };
   * const result = await paymennt.checkouts.verify('1653241101733169556', order);
   * if (result.verified) console.log('ship', result.checkout.orderId);
   * else console.log(result.reason, result.checkout.status);
   * ```
   */
  async verify(
    checkoutId: string,
    expected: ExpectedPayment,
    options?: RequestOptions,
  ): Promise<Verification> {
    // Not the caller's object: until the answer is there, its values may change.
    const order = copyOf(expected);
    const checkout = await this.#executor.one(
      {
        ...getCheckout('checkouts.verify', checkoutId),
        expectation: input(expectedPaymentSchema, order),
      },
      checkoutSchema,
      options,
    );
    return judge(checkout, checkoutId, order);
  }

  /**
   * Polls a checkout until the shopper can do nothing more ({@link isFinal}). `GET /checkout/{checkoutId}`
   *
   * `timeoutMs` is how long to wait; the first look is at once, the later ones half a second to five seconds apart.
   * `AUTHORIZED` is not final: it waits for you. Good for a few seconds behind a request; for hours, sweep with
   * {@link search}.
   *
   * @throws {@link PaymenntTimeoutError} with phase `total` when it is still open then.
   * @example
   * ```ts
   * // wait-for-final-checkout.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const checkout = await paymennt.checkouts.waitForFinal('1653241101733169556', { timeoutMs: 20_000 });
   * console.log(checkout.status);
   * ```
   */
  waitForFinal(checkoutId: string, options?: RequestOptions): Promise<Checkout> {
    return this.#executor.until(
      getCheckout('checkouts.waitForFinal', checkoutId),
      checkoutSchema,
      isFinal,
      options,
    );
  }

  /**
   * Fetches the checkout that a webhook is about. `GET /checkout/{checkoutId}`
   *
   * The method uses only the id in the body: the signature of webhooks is not documented, so anybody can post one.
   * Then {@link verify} the checkout against your order.
   *
   * @param body - The request body, raw (text, bytes) or parsed.
   * @throws {@link PaymenntValidationError} when the body names no checkout.
   * @example
   * ```ts
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   *
   * export async function onWebhook(request: Request): Promise<Response> {
   *   const checkout = await paymennt.checkouts.fromWebhook(await request.text());
   *   console.log('look at order', checkout.orderId);
   *   return new Response(null, { status: 204 });
   * }
   * ```
   */
  async fromWebhook(body: WebhookBody, options?: RequestOptions): Promise<Checkout> {
    const operation = getCheckout('checkouts.fromWebhook', webhookCheckoutId(body));
    return this.#executor.one(operation, checkoutSchema, options);
  }
}
