import type { ClientConfig, RequestOptions } from '../config/options.js';
import { copyOfOptions } from '../config/resolve-options.js';
import { copyOf } from '../schemas/copy.js';
import { asPage, pageSchema } from '../schemas/page.js';
import type { RequestSchema } from '../schemas/request.js';
import type { ResponseSchema } from '../schemas/response.js';
import type { PageParams } from '../shared/types.js';
import type { Effect } from './attempt.js';
import { OpenCall } from './call.js';
import { check, input, type Operation } from './check.js';
import { createOnce, type FoundCheckout } from './create-once.js';
import { type Created, complete, type PayField } from './created.js';
import { PagePromise } from './pages.js';
import { poll } from './poll.js';
import { ResultReader } from './read-result.js';

export { input, type Operation } from './check.js';

/** The rows of a list, and the key that identifies a row. */
export interface Rows<Params, Item> {
  readonly item: ResponseSchema<Item>;
  keyOf(item: Item): string;
  /** Whether a row can leave the list of this filter while it is walked. Default: none can. */
  rowsCanLeave?(filter: Params): boolean;
}

/** Runs the calls of one client: check, send, read the result. */
export class Executor {
  readonly #config: ClientConfig;
  readonly #reader: ResultReader;

  constructor(config: ClientConfig) {
    this.#config = config;
    this.#reader = new ResultReader(config);
  }

  /** Makes a call whose answer holds one object. */
  one<Result>(
    operation: Operation,
    schema: ResponseSchema<Result>,
    options?: RequestOptions,
  ): Promise<Result> {
    return this.#run(operation, options, async (call) => call.result(schema, await call.send()));
  }

  /** Makes a call whose answer may hold its object or nothing (see api-notes: optional-result). */
  oneOrNone<Result>(
    operation: Operation,
    schema: ResponseSchema<Result>,
    options?: RequestOptions,
  ): Promise<Result | undefined> {
    return this.#run(operation, options, async (call) => {
      const attempt = await call.send();
      const { value } = call.open(attempt);
      // An object without an id is no object of the API. A list may come without an envelope, and proves nothing.
      const isResult = Array.isArray(value) || Object(value).id !== undefined;
      return isResult ? call.result(schema, attempt) : undefined;
    });
  }

  /** Repeats a read, with growing pauses, until `satisfies` accepts its result. */
  until<Result>(
    operation: Operation,
    schema: ResponseSchema<Result>,
    satisfies: (result: Result) => boolean,
    options?: RequestOptions,
  ): Promise<Result> {
    return this.#run(operation, options, (call) => poll(call, schema, satisfies));
  }

  /** Returns the result in the envelope as it is. */
  any(operation: Operation, options?: RequestOptions): Promise<unknown> {
    return this.#run(operation, options, async (call) => call.open(await call.send()).value);
  }

  /** Creates a checkout, at most once. Its result has all of `fields`. */
  create<Checkout extends FoundCheckout, Field extends PayField>(
    operation: Operation,
    schema: ResponseSchema<Checkout>,
    fields: readonly Field[],
    options?: RequestOptions,
  ): Promise<Created<Checkout, Field>> {
    const work = async (call: OpenCall) => complete(call, schema, await createOnce(call, schema), fields);
    return this.#run(operation, options, work, 'creation');
  }

  /** Returns a list that fetches each page when the caller needs it. */
  list<Params extends PageParams, Item>(
    operation: Operation,
    paramsSchema: RequestSchema<Params>,
    given: Params,
    { item, keyOf, rowsCanLeave }: Rows<Params, Item>,
    options?: RequestOptions,
  ): PagePromise<Item> {
    // All pages use the filter as it was at the call, even if the caller changes the object later.
    const filter = copyOf(given);
    const fixed = copyOfOptions(options);
    const firstPage = filter?.page ?? 0;
    const at = (page: number): Operation => ({
      ...operation,
      // The first page has the filter as it is, so that a filter which is no object is refused as such.
      query: input(paramsSchema, page === firstPage ? filter : { ...filter, page }),
    });
    return new PagePromise({
      firstPage,
      size: filter?.size,
      keyOf,
      rowsCanLeave: rowsCanLeave?.(filter) ?? false,
      fetch: (page) =>
        this.#run(at(page), fixed, async (call) => {
          return call.result(pageSchema(item), await call.send(), asPage);
        }),
    });
  }

  async #run<Result>(
    operation: Operation,
    options: RequestOptions | undefined,
    work: (call: OpenCall) => Promise<Result>,
    effect: Effect = operation.method === 'GET' ? 'read' : 'write',
  ): Promise<Result> {
    const checked = check(operation, options, this.#config);
    const call = new OpenCall(checked, effect, this.#config, this.#reader);
    try {
      return await work(call);
    } finally {
      call.deadline.release();
    }
  }
}
