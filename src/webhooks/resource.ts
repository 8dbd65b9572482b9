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
 * Every result holds the secret `hmacKey`: never send it to a browser, and never log it. The vendor does not document
 * how the key signs a webhook, so trust no body: pass it to {@link CheckoutsResource.fromWebhook}, which fetches the
 * checkout. Each method throws the errors that {@link CheckoutsResource} names.
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
   * Each call registers the address once more, so {@link list} the webhooks first. The SDK sends this request once.
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
   * Makes the gateway send a test call to the address. `POST /webhooks/{webhookId}/test`
   *
   * The SDK sends this request once: after outcome `unknown`, the gateway may have called your server.
   *
   * @returns the webhook, or undefined: the vendor's documents and PHP client disagree on whether the API returns it.
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
   * Makes the gateway call a disabled address again. `POST /webhooks/{webhookId}/enable`
   *
   * The SDK sends this request once: after outcome `unknown`, {@link get} the webhook before you call again.
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
   * Stops the gateway's calls to the address. `POST /webhooks/{webhookId}/disable`
   *
   * The SDK sends this request once: after outcome `unknown`, {@link get} the webhook before you call again.
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
   * Deletes a webhook. `POST /webhooks/{webhookId}/delete`
   *
   * The SDK sends this request once: after outcome `unknown`, {@link get} the webhook before you call again.
   *
   * @returns the webhook, or undefined, as {@link test} does.
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
