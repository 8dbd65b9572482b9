import { type Executor, input } from '../call/run.js';
import type { RequestOptions } from '../config/options.js';
import { route } from '../operations.js';
import { paymentParamsSchema, paymentSchema } from './schema.js';
import type { Payment, PaymentParams } from './types.js';

/**
 * Payments: charges of card tokens and stored cards from your server, and captures. The SDK sends each write once. Each
 * method throws the errors that {@link CheckoutsResource} names.
 *
 * @example
 * ```ts
 * // example.mts
 * import { PaymenntClient, type PaymentsResource } from 'paymennt';
 *
 * async function captureOnce(payments: PaymentsResource, paymentId: string): Promise<void> {
 *   const { status } = await payments.get(paymentId);
 *   if (status === 'AUTHORIZED') await payments.capture(paymentId);
 * }
 * await captureOnce(PaymenntClient.fromEnv().payments, '1653241101733169556');
 * ```
 */
export class PaymentsResource {
  readonly #executor: Executor;

  /** @internal */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * Charges a card. `POST /payment/debit`
   *
   * With status `REDIRECT`, send the shopper to `redirectUrl` for 3-D Secure, and {@link get} the payment after the
   * shopper has returned. If the `outcome` of an error is `unknown`, fetch the checkout, or search for it by its
   * `requestId`, before you charge again.
   *
   * @throws {@link PaymenntApiError} if the API or the bank refuses.
   * @see https://docs.paymennt.com/api#operation/create-payment
   * @example
   * ```ts
   * // create-payment.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const payment = await paymennt.payments.create({
   *   source: { type: 'TOKEN', token: 'token-from-the-card-form' },
   *   checkoutId: '1686414183718160542',
   * });
   * if (payment.status === 'REDIRECT') console.log(payment.redirectUrl);
   * ```
   */
  create(params: PaymentParams, options?: RequestOptions): Promise<Payment> {
    return this.#executor.one(
      { ...route('payments.create'), body: input(paymentParamsSchema, params) },
      paymentSchema,
      options,
    );
  }

  /**
   * Fetches a payment. `GET /payment/{paymentId}`
   *
   * The result has no `redirectUrl`: keep the one that {@link create} returned.
   *
   * @see https://docs.paymennt.com/api#operation/get-payment
   * @example
   * ```ts
   * // get-payment.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const payment = await paymennt.payments.get('1653241101733169556');
   * console.log(payment.status);
   * ```
   */
  get(paymentId: string, options?: RequestOptions): Promise<Payment> {
    return this.#executor.one({ ...route('payments.get'), ids: { paymentId } }, paymentSchema, options);
  }

  /**
   * Captures the whole amount that an authorised payment reserved. `POST /payment/{paymentId}/capture`
   *
   * The API cannot capture a part of the amount, and has no operation that voids a payment: to release the money,
   * cancel the checkout. If the `outcome` of an error is `unknown`, {@link get} the payment before you call again.
   *
   * @see https://docs.paymennt.com/api#operation/capture-payment
   * @example
   * ```ts
   * // capture-payment.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const payment = await paymennt.payments.capture('1653241101733169556');
   * console.log(payment.status === 'CAPTURED');
   * ```
   */
  capture(paymentId: string, options?: RequestOptions): Promise<Payment> {
    return this.#executor.one({ ...route('payments.capture'), ids: { paymentId } }, paymentSchema, options);
  }
}
