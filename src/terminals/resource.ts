import type { PagePromise } from '../call/pages.js';
import type { Executor } from '../call/run.js';
import type { RequestOptions } from '../config/options.js';
import { route } from '../operations.js';
import { pageParamsSchema } from '../shared/schema.js';
import type { PageParams } from '../shared/types.js';
import { terminalSchema } from './schema.js';
import type { Terminal } from './types.js';

/**
 * Payment terminals. Each method throws the errors that {@link CheckoutsResource} names.
 *
 * @example
 * ```ts
 * // example.mts
 * import { PaymenntClient, type TerminalsResource } from 'paymennt';
 *
 * async function isReady(terminals: TerminalsResource, id: string): Promise<boolean> {
 *   return (await terminals.get(id)).active === true;
 * }
 * console.log(await isReady(PaymenntClient.fromEnv().terminals, '1653241101733169556')); // true
 * ```
 */
export class TerminalsResource {
  readonly #executor: Executor;

  /** @internal */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * Lists terminals. `GET /terminals`
   *
   * @see https://docs.paymennt.com/api#operation/list-termials
   * @example
   * ```ts
   * // list-terminals.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * for await (const terminal of paymennt.terminals.list()) console.log(terminal.id, terminal.alias);
   * ```
   */
  list(filter: PageParams = {}, options?: RequestOptions): PagePromise<Terminal> {
    return this.#executor.list(
      route('terminals.list'),
      pageParamsSchema,
      filter,
      { item: terminalSchema, keyOf: ({ id }) => id },
      options,
    );
  }

  /**
   * Fetches a terminal. `GET /terminals/{terminalId}`
   *
   * @see https://docs.paymennt.com/api#operation/get-terminal-by-id
   * @example
   * ```ts
   * // get-terminal.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const terminal = await paymennt.terminals.get('1653241101733169556');
   * console.log(terminal.active);
   * ```
   */
  get(terminalId: string, options?: RequestOptions): Promise<Terminal> {
    return this.#executor.one({ ...route('terminals.get'), ids: { terminalId } }, terminalSchema, options);
  }
}
