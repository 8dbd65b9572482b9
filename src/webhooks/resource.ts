import type { PagePromise } from '../call/pages.js';
import { type Executor, input } from '../call/run.js';
import type { RequestOptions } from '../config/options.js';
import { route } from '../operations.js';
import { pageParamsSchema } from '../shared/schema.js';
import type { PageParams } from '../shared/types.js';
import { webhookParamsSchema, webhookSchema } from './schema.js';
import type { Webhook, WebhookParams } from './types.js';

/**
 * Addresses to which the gateway sends notifications.
 *
 * Every answer holds `hmacKey`, a secret: never pass one on to a browser or a log. How the key signs a webhook is not
 * documented, so believe no body: give it to {@link CheckoutsResource.fromWebhook}. Errors are those of
 * {@link CheckoutsResource}.
 *
 * @example
 * ```ts
 * // example.mts
 * import { PaymenntClient, type WebhooksResource } from 'paymennt';
 *
 * async function register(webhooks: WebhooksResource, wanted: string): Promise<void> {
 *   for await (const { address } of webhooks.list()) if (address === wanted) return;
 *   await webhooks.create({ address: wanted });
 * }
 * await register(PaymenntClient.fromEnv().webhooks, 'https://shop.example/webhooks/paymennt');
 * ```
 */
export class WebhooksResource {
  readonly #executor: Executor;

  /** @internal */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * Lists webhooks. `GET /webhooks`
   *
   * @see https://docs.paymennt.com/api#operation/list-webhooks
   * @example
   * ```ts
   * // list-webhooks.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * for await (const webhook of paymennt.webhooks.list()) console.log(webhook.id, webhook.address);
   * ```
   */
  list(filter: PageParams = {}, options?: RequestOptions): PagePromise<Webhook> {
    return this.#executor.list(
      route('webhooks.list'),
      pageParamsSchema,
      filter,
      { item: webhookSchema, keyOf: ({ id }) => id, rowsCanLeave: () => true },
      options,
    );
  }

  /**
   * Registers an address. `POST /webhooks`
   *
   * Each call registers it once more, so {@link list} first. Sent once.
   *
   * @see https://docs.paymennt.com/api#operation/create-webhook
   * @example
   * ```ts
   * // create-webhook.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const webhook = await paymennt.webhooks.create({ address: 'https://shop.example/paymennt-webhook' });
   * console.log(webhook.id);
   * ```
   */
  create(params: WebhookParams, options?: RequestOptions): Promise<Webhook> {
    return this.#executor.one(
      { ...route('webhooks.create'), body: input(webhookParamsSchema, params) },
      webhookSchema,
      options,
    );
  }

  /**
   * Fetches a webhook. `GET /webhooks/{webhookId}`
   *
   * @see https://docs.paymennt.com/api#operation/get-webhook-by-id
   * @example
   * ```ts
   * // get-webhook.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const webhook = await paymennt.webhooks.get('1653241101733169556');
   * console.log(webhook.failed);
   * ```
   */
  get(webhookId: string, options?: RequestOptions): Promise<Webhook> {
    return this.#executor.one({ ...route('webhooks.get'), ids: { webhookId } }, webhookSchema, options);
  }

  /**
   * Has the gateway make a test call to the address. `POST /webhooks/{webhookId}/test`
   *
   * Sent once: when the error's `outcome` is `unknown`, your receiver may have been called.
   *
   * @returns the webhook, or undefined: the documents and the vendor's PHP client disagree on whether the API sends it.
   *
   * @see https://docs.paymennt.com/api#operation/test-webhook
   * @example
   * ```ts
   * // test-webhook.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * await paymennt.webhooks.test('1653241101733169556');
   * ```
   */
  test(webhookId: string, options?: RequestOptions): Promise<Webhook | undefined> {
    return this.#executor.oneOrNone(
      { ...route('webhooks.test'), ids: { webhookId } },
      webhookSchema,
      options,
    );
  }

  /**
   * Has calls made to the address again. `POST /webhooks/{webhookId}/enable`
   *
   * Sent once: when the error's `outcome` is `unknown`, {@link get} it before calling again.
   *
   * @see https://docs.paymennt.com/api#operation/enable-webhook
   * @example
   * ```ts
   * // enable-webhook.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * await paymennt.webhooks.enable('1653241101733169556');
   * ```
   */
  enable(webhookId: string, options?: RequestOptions): Promise<Webhook> {
    return this.#executor.one({ ...route('webhooks.enable'), ids: { webhookId } }, webhookSchema, options);
  }

  /**
   * Stops calls to the address. `POST /webhooks/{webhookId}/disable`
   *
   * Sent once: when the error's `outcome` is `unknown`, {@link get} it before calling again.
   *
   * @see https://docs.paymennt.com/api#operation/disable-webhook
   * @example
   * ```ts
   * // disable-webhook.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * await paymennt.webhooks.disable('1653241101733169556');
   * ```
   */
  disable(webhookId: string, options?: RequestOptions): Promise<Webhook> {
    return this.#executor.one({ ...route('webhooks.disable'), ids: { webhookId } }, webhookSchema, options);
  }

  /**
   * Forgets an address. `POST /webhooks/{webhookId}/delete`
   *
   * Sent once: when the error's `outcome` is `unknown`, {@link get} it before calling again.
   *
   * @returns the webhook, or undefined, as for {@link test}.
   *
   * @see https://docs.paymennt.com/api#operation/delete-webhook
   * @example
   * ```ts
   * // delete-webhook.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * await paymennt.webhooks.delete('1653241101733169556');
   * ```
   */
  delete(webhookId: string, options?: RequestOptions): Promise<Webhook | undefined> {
    return this.#executor.oneOrNone(
      { ...route('webhooks.delete'), ids: { webhookId } },
      webhookSchema,
      options,
    );
  }
}
