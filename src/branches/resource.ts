import type { PagePromise } from '../call/pages.js';
import { type Executor, input } from '../call/run.js';
import type { RequestOptions } from '../config/options.js';
import { route } from '../operations.js';
import { pageParamsSchema } from '../shared/schema.js';
import type { PageParams } from '../shared/types.js';
import { branchParamsSchema, branchSchema } from './schema.js';
import type { Branch, BranchParams } from './types.js';

/**
 * Branches of the merchant. Each method throws the errors that {@link CheckoutsResource} names.
 *
 * @example
 * ```ts
 * // example.mts
 * import { type BranchesResource, PaymenntClient } from 'paymennt';
 *
 * async function idOf(branches: BranchesResource, wanted: string): Promise<string | undefined> {
 *   for await (const { id, name } of branches.list()) if (name === wanted) return id;
 *   return undefined;
 * }
 * console.log(await idOf(PaymenntClient.fromEnv().branches, 'Harbour shop')); // 1653241101733169556
 * ```
 */
export class BranchesResource {
  readonly #executor: Executor;

  /** @internal */
  constructor(executor: Executor) {
    this.#executor = executor;
  }

  /**
   * Lists branches. `GET /branches`
   *
   * @see https://docs.paymennt.com/api#operation/get-branches
   * @example
   * ```ts
   * // list-branches.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * for await (const branch of paymennt.branches.list()) console.log(branch.id, branch.name);
   * ```
   */
  list(filter: PageParams = {}, options?: RequestOptions): PagePromise<Branch> {
    return this.#executor.list(
      route('branches.list'),
      pageParamsSchema,
      filter,
      { item: branchSchema, keyOf: ({ id }) => id },
      options,
    );
  }

  /**
   * Creates a branch. `POST /branches`
   *
   * The SDK sends this request once: after outcome `unknown`, {@link list} the branches before you call again.
   *
   * @see https://docs.paymennt.com/api#operation/create-branch
   * @example
   * ```ts
   * // create-branch.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const branch = await paymennt.branches.create({ name: 'Marina', currency: 'AED' });
   * console.log(branch.id);
   * ```
   */
  create(params: BranchParams, options?: RequestOptions): Promise<Branch> {
    return this.#executor.one(
      { ...route('branches.create'), body: input(branchParamsSchema, params) },
      branchSchema,
      options,
    );
  }

  /**
   * Fetches a branch. `GET /branches/{branchId}`
   *
   * @see https://docs.paymennt.com/api#operation/get-branch-by-id
   * @example
   * ```ts
   * // get-branch.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * const branch = await paymennt.branches.get('1653241101733169556');
   * console.log(branch.enabled);
   * ```
   */
  get(branchId: string, options?: RequestOptions): Promise<Branch> {
    return this.#executor.one({ ...route('branches.get'), ids: { branchId } }, branchSchema, options);
  }

  /**
   * Lets a branch take payments. `POST /branches/{branchId}/enable`
   *
   * The SDK sends this request once: after outcome `unknown`, {@link get} the branch before you call again.
   *
   * @see https://docs.paymennt.com/api#operation/enable-branch
   * @example
   * ```ts
   * // enable-branch.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * await paymennt.branches.enable('1653241101733169556');
   * ```
   */
  enable(branchId: string, options?: RequestOptions): Promise<Branch> {
    return this.#executor.one({ ...route('branches.enable'), ids: { branchId } }, branchSchema, options);
  }

  /**
   * Stops a branch from taking payments. `POST /branches/{branchId}/disable`
   *
   * The SDK sends this request once: after outcome `unknown`, {@link get} the branch before you call again.
   *
   * @see https://docs.paymennt.com/api#operation/disable-branch
   * @example
   * ```ts
   * // disable-branch.mjs
   * import { PaymenntClient } from 'paymennt';
   *
   * const paymennt = PaymenntClient.fromEnv();
   * await paymennt.branches.disable('1653241101733169556');
   * ```
   */
  disable(branchId: string, options?: RequestOptions): Promise<Branch> {
    return this.#executor.one({ ...route('branches.disable'), ids: { branchId } }, branchSchema, options);
  }
}
