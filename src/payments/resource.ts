import { type Executor, input } from '../call/run.js';
import type { RequestOptions } from '../config/options.js';
import { route } from '../operations.js';
import { paymentParamsSchema, paymentSchema } from './schema.js';
import type { Payment, PaymentParams } from './types.js';

/**
 * Payments: card tokens and stored cards charged from your server, and captures.
 *
 * Every write is sent once. Errors are those of {@link CheckoutsResource}.
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
   * With status `REDIRECT`, send the shopper to `redirectUrl` for 3-D Secure, and look again when they are back. Sent once:
   * when the error's `outcome` is `unknown`, search the checkout by its `requestId`, or get it, before charging again.
   *
   * @throws {@link PaymenntApiError} when the API or the bank refuses.
   *
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
   * This answer has no `redirectUrl`: keep the one that {@link create} gave.
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
   * Takes the money that an authorised payment reserved, all of it. `POST /payment/{paymentId}/capture`
   *
   * The API captures no part of an amount and has no operation that voids a payment: cancel the checkout instead.
   * Sent once: when the error's `outcome` is `unknown`, {@link get} it before calling again.
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
