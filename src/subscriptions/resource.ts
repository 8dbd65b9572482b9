import type { PagePromise } from '../call/pages.js';
import { type Executor, input } from '../call/run.js';
import type { RequestOptions } from '../config/options.js';
import { route } from '../operations.js';
import { pageParamsSchema } from '../shared/schema.js';
import type { PageParams } from '../shared/types.js';
import {
  subscriptionParamsSchema,
  subscriptionPaymentSchema,
  subscriptionSchema,
  subscriptionSearchParamsSchema,
} from './schema.js';
import type {
  Subscription,
  SubscriptionParams,
  SubscriptionPayment,
  SubscriptionSearchParams,
} from './types.js';

/**
 * Subscriptions: payment links that the gateway sends to a shopper on a schedule. Each method throws the errors that
 * {@link CheckoutsResource} names.
 *
 * @example
 * ```ts
 * // example.mts
 * import { PaymenntClient, type SubscriptionsResource } from 'paymennt';
 *
 * async function pauseAll(subscriptions: SubscriptionsResource, reference: string): Promise<void> {
 *   const active = subscriptions.search({ status: ['ACTIVE'], customer: { reference } });
 *   for await (const { id } of active) await subscriptions.pause(id);
 * }
 * await pauseAll(PaymenntClient.fromEnv().subscriptions, 'CUST-7');
 * ```
 */
export class SubscriptionsResource {
  readonly #executor: Executor;

  /** @internal */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * Searches subscriptions. `GET /subscription`
   *
   * @see https://docs.paymennt.com/api#operation/search-subscriptions
   * @example
   * ```ts
   * // search-subscriptions.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * for await (const subscription of paymennt.subscriptions.search({ status: ['ACTIVE'] })) {
   *   console.log(subscription.id, subscription.amount);
   * }
   * ```
   */
  search(filter: SubscriptionSearchParams = {}, options?: RequestOptions): PagePromise<Subscription> {
    return this.#executor.list(
      route('subscriptions.search'),
      subscriptionSearchParamsSchema,
      filter,
      {
        item: subscriptionSchema,
        keyOf: ({ id }) => id,
        rowsCanLeave: (filter) => filter?.status !== undefined,
      },
      options,
    );
  }

  /**
   * Creates a subscription. `POST /subscription`
   *
   * Merchants report that a `startDate` in the past sends the first link at once; the vendor does not document this.
   *
   * The SDK sends this request once: after outcome `unknown`, {@link search} by customer before you call again, because
   * a subscription has no id of yours.
   *
   * @see https://docs.paymennt.com/api#operation/create-subscription
   * @example
   * ```ts
   * // create-subscription.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const subscription = await paymennt.subscriptions.create({
   *   description: 'Coffee of the month',
   *   currency: 'AED',
   *   amount: '99.00',
   *   customer: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example' },
   *   startDate: '2027-01-01',
   *   sendOnHour: 8,
   *   sendEvery: 'MONTH',
   * });
   * console.log(subscription.id);
   * ```
   */
  create(params: SubscriptionParams, options?: RequestOptions): Promise<Subscription> {
    return this.#executor.one(
      { ...route('subscriptions.create'), body: input(subscriptionParamsSchema, params) },
      subscriptionSchema,
      options,
    );
  }

  /**
   * Fetches a subscription. `GET /subscription/{subscriptionId}`
   *
   * @see https://docs.paymennt.com/api#operation/get-subscription
   * @example
   * ```ts
   * // get-subscription.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const subscription = await paymennt.subscriptions.get('1653241101733169556');
   * console.log(subscription.status);
   * ```
   */
  get(subscriptionId: string, options?: RequestOptions): Promise<Subscription> {
    return this.#executor.one(
      { ...route('subscriptions.get'), ids: { subscriptionId } },
      subscriptionSchema,
      options,
    );
  }

  /**
   * Stops the links of a subscription until {@link resume}. `POST /subscription/{subscriptionId}/pause`
   *
   * The SDK sends this request once: after outcome `unknown`, {@link get} the subscription before you call again.
   *
   * @see https://docs.paymennt.com/api#operation/pause-subscription
   * @example
   * ```ts
   * // pause-subscription.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * await paymennt.subscriptions.pause('1653241101733169556');
   * ```
   */
  pause(subscriptionId: string, options?: RequestOptions): Promise<Subscription> {
    return this.#executor.one(
      { ...route('subscriptions.pause'), ids: { subscriptionId } },
      subscriptionSchema,
      options,
    );
  }

  /**
   * Resumes the links of a paused subscription. `POST /subscription/{subscriptionId}/resume`
   *
   * The SDK sends this request once: after outcome `unknown`, {@link get} the subscription before you call again.
   *
   * @see https://docs.paymennt.com/api#operation/resume-subscription
   * @example
   * ```ts
   * // resume-subscription.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * await paymennt.subscriptions.resume('1784518075805649425');
   * ```
   */
  resume(subscriptionId: string, options?: RequestOptions): Promise<Subscription> {
    return this.#executor.one(
      { ...route('subscriptions.resume'), ids: { subscriptionId } },
      subscriptionSchema,
      options,
    );
  }

  /**
   * Lists the payments of a subscription. `GET /subscription/{subscriptionId}/payment`
   *
   * `checkout` is absent until the shopper has opened the link.
   *
   * @see https://docs.paymennt.com/api#operation/get-subscription-payments
   * @example
   * ```ts
   * // list-payments.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * for await (const payment of paymennt.subscriptions.listPayments('1653241101733169556')) {
   *   console.log(payment.id, payment.checkout?.status);
   * }
   * ```
   */
  listPayments(
    subscriptionId: string,
    filter: PageParams = {},
    options?: RequestOptions,
  ): PagePromise<SubscriptionPayment> {
    return this.#executor.list(
      { ...route('subscriptions.listPayments'), ids: { subscriptionId } },
      pageParamsSchema,
      filter,
      { item: subscriptionPaymentSchema, keyOf: ({ id }) => id },
      options,
    );
  }
}
