import type { PagePromise } from '../call/pages.js';
import { type Executor, input } from '../call/run.js';
import type { RequestOptions } from '../config/options.js';
import { route } from '../operations.js';
import { cardListParamsSchema, cardTokenSchema, storedCardSchema } from './schema.js';
import type { CardListParams, StoredCard } from './types.js';

/**
 * Stored cards of customers. A token identifies a card, and is a secret: the token is enough to charge the card.
 *
 * The API takes tokens in the query, so access logs on the way to the API may keep them. Each method throws the errors
 * that {@link CheckoutsResource} names.
 *
 * @example
 * ```ts
 * // example.mts
 * import { type CardsResource, PaymenntClient } from 'paymennt';
 *
 * async function forgetExpired(cards: CardsResource, customerReferenceId: string, today: string): Promise<void> {
 *   for await (const { token, expiry } of cards.list({ customerReferenceId })) {
 *     if (expiry !== undefined && expiry < today) await cards.delete(token);
 *   }
 * }
 * await forgetExpired(PaymenntClient.fromEnv().cards, 'CUST-7', new Date().toISOString().slice(0, 10));
 * ```
 */
export class CardsResource {
  readonly #executor: Executor;

  /** @internal */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * Lists the stored cards of one customer. `GET /card/list`
   *
   * @param params - `customerReferenceId` is your own id of the customer. A page has 20 cards by default.
   *
   * @see https://docs.paymennt.com/api#operation/list-customer-stored-cards
   * @example
   * ```ts
   * // list-cards.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * for await (const card of paymennt.cards.list({ customerReferenceId: 'CUST-7' })) {
   *   console.log(card.cardBrand, card.cardLast4);
   * }
   * ```
   */
  list(params: CardListParams, options?: RequestOptions): PagePromise<StoredCard> {
    return this.#executor.list(
      route('cards.list'),
      cardListParamsSchema,
      params,
      { item: storedCardSchema, keyOf: ({ token }) => token, rowsCanLeave: () => true },
      options,
    );
  }

  /**
   * Fetches a stored card. `GET /card`
   *
   * @see https://docs.paymennt.com/api#operation/get-stored-card
   * @example
   * ```ts
   * // get-card.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const card = await paymennt.cards.get('token-of-the-stored-card');
   * console.log(card.expiry);
   * ```
   */
  get(cardToken: string, options?: RequestOptions): Promise<StoredCard> {
    return this.#executor.one(
      { ...route('cards.get'), query: input(cardTokenSchema, { cardToken }) },
      storedCardSchema,
      options,
    );
  }

  /**
   * Deletes a stored card. `POST /card/delete`
   *
   * The SDK sends this request once: after outcome `unknown`, {@link get} the card before you call again.
   *
   * @see https://docs.paymennt.com/api#operation/delete-stored-card
   * @example
   * ```ts
   * // delete-card.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * await paymennt.cards.delete('token-of-the-stored-card');
   * ```
   */
  delete(cardToken: string, options?: RequestOptions): Promise<StoredCard> {
    return this.#executor.one(
      { ...route('cards.delete'), query: input(cardTokenSchema, { cardToken }) },
      storedCardSchema,
      options,
    );
  }
}
