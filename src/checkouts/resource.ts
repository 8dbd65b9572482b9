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

/** `GET /checkout/{checkoutId}`, under the name of the method that sends it. */
const getCheckout = (operation: PaymenntOperation, checkoutId: string): Operation => ({
  ...route('checkouts.get'),
  operation,
  ids: { checkoutId },
});

/**
 * Checkouts. A checkout is one attempt to take the payment for one order, on one channel.
 *
 * Every method of every resource throws the same errors: {@link PaymenntValidationError} before it sends anything, and
 * afterwards {@link PaymenntApiError}, {@link PaymenntResponseError}, {@link PaymenntConnectionError} with its subclass
 * {@link PaymenntTimeoutError}, or {@link PaymenntAbortError}. If the `outcome` of an error is `unknown`, the gateway
 * may have done the write: fetch the object before you call again.
 *
 * @example
 * ```ts
 * // example.mts
 * import { type CheckoutsResource, PaymenntClient } from 'paymennt';
 *
 * // A parameter of a part of the class, so that a test can pass a substitute.
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
   * Creates a checkout for a mobile app, at most once, however the network fails. `POST /checkout/mobile`
   *
   * Send `checkoutKey` and `redirectUrl` of the result to the app. Each attempt to pay an order has one `requestId`:
   * store it with the order, and use a new one only if the shopper tries again after a failed attempt.
   *
   * A second call with the same `requestId`, order, amount and currency returns the same checkout, from any process.
   * All of this holds for each `create…` method.
   *
   * @throws {@link PaymenntResponseError} with `checkoutId` if the created checkout has no pay page or key, even after
   * the SDK has fetched it once.
   * @throws {@link PaymenntApiError} with code `request_id_used` if the checkout of the `requestId` has failed, was
   * cancelled or has expired; with `request_id_conflict` if it is for another order, amount or currency.
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
   * Redirect the shopper to `redirectUrl`. The shopper returns to `returnUrl`, paid or not: read the id with
   * `parseReturnUrl`, then call {@link verify}. The other fields are those of {@link createMobile}.
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
   * `base64QR` is the image. Only the answer to the creation has this field: if the SDK had to search for the checkout,
   * make a QR code of `redirectUrl` yourself.
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
   * @returns a list: `await` returns one page, `for await` yields every checkout.
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
   * Before you fulfil an order, call {@link verify}: a paid checkout can be for another order or amount.
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
   * The SDK sends this request once: after outcome `unknown`, look at the terminal before you call again.
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
   * The API's description names pending checkouts only. The vendor's mobile guide also cancels authorised checkouts, to
   * release the reserved money.
   *
   * The SDK sends this request once: after outcome `unknown`, {@link get} the checkout before you call again.
   *
   * @see https://docs.paymennt.com/api#operation/cancel-checkout
   * @example
   * ```ts
   * // cancel-checkout.mjs
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
   * Refunds all or part of a paid checkout, in major units. `POST /checkout/{checkoutId}/refund`
   *
   * The SDK sends a refund once, because the API cannot distinguish a repeated refund from a second one. If the
   * `outcome` of an error is `unknown`, compare `totalRefunded` of the checkout before you call again.
   *
   * The parameters travel in the URL, and access logs keep URLs: write nothing personal into `note`.
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
   * Fetches a checkout, and checks that it pays an order in full and in its currency. Call `verify` before you fulfil
   * an order. `GET /checkout/{checkoutId}`
   *
   * Pass the order from your own database, never values from a webhook or a browser. The SDK copies `expected` at the
   * call, and compares every digit. A `PAID` checkout with a refund (`totalRefunded` above zero) is not verified.
   *
   * @returns `verified: true` with a {@link PaidCheckout}, or the reason why not. A checkout of another order or amount
   * is a `mismatch`, whatever its status.
   * @throws {@link PaymenntApiError} if the checkout does not exist or belongs to another merchant.
   * @see https://docs.paymennt.com/api#operation/get-checkout
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
    // A copy, because the caller may change the object before the answer arrives.
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
   * Fetches a checkout repeatedly, every 0.5 to 5 seconds, until its status is final ({@link isFinal}).
   * `GET /checkout/{checkoutId}`
   *
   * `timeoutMs` (30 seconds by default) limits the whole wait. `AUTHORIZED` is not final, because this status waits for
   * your capture. Wait like this for a few seconds inside a request; to follow checkouts for hours, {@link search} them
   * every few minutes.
   *
   * @throws {@link PaymenntTimeoutError} with phase `total` if the checkout is still open after `timeoutMs`.
   * @see https://docs.paymennt.com/api#operation/get-checkout
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
   * Fetches the checkout that a webhook names. `GET /checkout/{checkoutId}`
   *
   * The SDK uses only the id in the body: the vendor does not document the signature of webhooks, so anybody can send
   * one. Then {@link verify} the checkout against your order.
   *
   * @param body - The request body, raw (text, bytes) or parsed.
   * @throws {@link PaymenntValidationError} if the body names no checkout.
   * @see https://docs.paymennt.com/api#operation/get-checkout
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
