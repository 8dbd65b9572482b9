import { type Executor, input } from '../executor.js';
import type { RequestOptions } from '../options.js';
import {
  checkoutSchema,
  linkCheckoutParamsSchema,
  linkCheckoutSchema,
  mobileCheckoutParamsSchema,
  qrCheckoutParamsSchema,
  qrCheckoutSchema,
  terminalCheckoutParamsSchema,
  terminalCheckoutSchema,
  webCheckoutParamsSchema,
} from '../schemas/checkouts.js';
import type {
  Checkout,
  LinkCheckout,
  LinkCheckoutParams,
  MobileCheckoutParams,
  QrCheckout,
  QrCheckoutParams,
  TerminalCheckout,
  TerminalCheckoutParams,
  WebCheckoutParams,
} from '../types/checkouts.js';

/** The five ways to create a checkout: one for each channel. Each is made at most once. */
export abstract class CheckoutCreations {
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
   * @throws {@link PaymenntApiError} with code `request_id_conflict` when the `requestId` turns out to belong to a
   * checkout of another order, amount or currency.
   * @see https://docs.paymennt.com/api#operation/create-mobile-checkout
   * @example
   * ```ts
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
  createMobile(params: MobileCheckoutParams, options?: RequestOptions): Promise<Checkout> {
    return this.#executor.create(
      {
        operation: 'checkouts.createMobile',
        method: 'POST',
        path: '/checkout/mobile',
        body: input(mobileCheckoutParamsSchema, params),
      },
      checkoutSchema,
      options,
    );
  }

  /**
   * Creates a checkout for a web page, at most once. `POST /checkout/web`
   *
   * Redirect the shopper to `redirectUrl`. They come back to `returnUrl` whatever happened: read the id with
   * `parseReturnUrl`, then ask {@link verify}.
   *
   * @see https://docs.paymennt.com/api#operation/create-web-checkout
   * @example
   * ```ts
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
  createWeb(params: WebCheckoutParams, options?: RequestOptions): Promise<Checkout> {
    return this.#executor.create(
      {
        operation: 'checkouts.createWeb',
        method: 'POST',
        path: '/checkout/web',
        body: input(webCheckoutParamsSchema, params),
      },
      checkoutSchema,
      options,
    );
  }

  /**
   * Creates a payment link to send to a customer, at most once. `POST /checkout/link`
   *
   * @see https://docs.paymennt.com/api#operation/create-link-checkout
   * @example
   * ```ts
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
  createLink(params: LinkCheckoutParams, options?: RequestOptions): Promise<LinkCheckout> {
    return this.#executor.create(
      {
        operation: 'checkouts.createLink',
        method: 'POST',
        path: '/checkout/link',
        body: input(linkCheckoutParamsSchema, params),
      },
      linkCheckoutSchema,
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
  createQr(params: QrCheckoutParams, options?: RequestOptions): Promise<QrCheckout> {
    return this.#executor.create(
      {
        operation: 'checkouts.createQr',
        method: 'POST',
        path: '/checkout/qr',
        body: input(qrCheckoutParamsSchema, params),
      },
      qrCheckoutSchema,
      options,
    );
  }

  /**
   * Creates a checkout on a payment terminal, at most once. `POST /checkout/terminal`
   *
   * @see https://docs.paymennt.com/api#operation/create-terminal-checkout
   * @example
   * ```ts
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
      {
        operation: 'checkouts.createTerminal',
        method: 'POST',
        path: '/checkout/terminal',
        body: input(terminalCheckoutParamsSchema, params),
      },
      terminalCheckoutSchema,
      options,
    );
  }
}
