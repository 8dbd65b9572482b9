import { callHook } from '../config/hooks.js';
import { type ClientConfig, type RequestOptions, resolveRequestOptions } from '../config/options.js';
import { type PaymenntIssue, PaymenntValidationError } from '../errors.js';
import type { PaymenntOperation } from '../operations.js';
import { copyOf } from '../schemas/copy.js';
import { asPage, pageSchema } from '../schemas/page.js';
import type { RequestSchema } from '../schemas/request.js';
import { type Drift, type ResponseSchema, readResponse } from '../schemas/response.js';
import type { PageParams } from '../shared/types.js';
import { toJson } from '../wire/json.js';
import { fillPath, type PathIds } from '../wire/path.js';
import { type Query, queryText } from '../wire/query.js';
import { redact } from '../wire/redact.js';
import { headerTexts, rawTexts, sensitiveTexts } from '../wire/sent-texts.js';
import { pollDelayMs } from './backoff.js';
import { Call } from './call.js';
import { type CheckoutIdentity, createOnce, type FoundCheckout, refuseAnotherOrder } from './create-once.js';
import { openEnvelope, type Redactor } from './envelope.js';
import { driftIssue, endFailure, invalidResponse } from './failures.js';
import { PagePromise } from './pages.js';
import { type HttpMethod, Transport, type WireRequest, type WireResponse } from './transport.js';

/** Something a caller passed, with the schema that will read it. */
export interface Input {
  read(): { wire: unknown } | { issues: PaymenntIssue[] };
}

export function input<Params>(schema: RequestSchema<Params>, value: Params): Input {
  return { read: () => schema.read(value) };
}

/** One operation of the API with what this call puts into it. */
export interface Operation {
  /** Name of the method, such as `checkouts.refund`. */
  readonly operation: PaymenntOperation;
  readonly method: HttpMethod;
  /** Path with names for ids, such as `/checkout/{checkoutId}/refund`. */
  readonly path: string;
  readonly ids?: PathIds;
  /** What hooks are told instead of `path`, where that is not a template. */
  readonly template?: string;
  readonly query?: Input;
  readonly body?: Input;
  /** What is checked with the rest, but not sent. */
  readonly expectation?: Input;
}

/** What a list holds, and what tells its rows apart. */
export interface Rows<Item> {
  readonly item: ResponseSchema<Item>;
  keyOf(item: Item): string;
}

/** What is needed to send an operation and to read its answer. */
interface Prepared {
  readonly call: Call;
  readonly request: WireRequest;
  readonly wireBody: unknown;
  readonly redactor: Redactor;
}

/** The one way through: check, send, open the envelope, read the result. */
export class Executor {
  readonly #config: ClientConfig;
  readonly #transport: Transport;
  readonly #reportedDrift = new Set<string>();

  constructor(config: ClientConfig) {
    this.#config = config;
    this.#transport = new Transport(config);
  }

  /** An operation whose answer holds one object. */
  one<Result>(
    operation: Operation,
    schema: ResponseSchema<Result>,
    options?: RequestOptions,
  ): Promise<Result> {
    return this.#run(operation, options, async (prepared) => {
      const { value, status } = await this.#exchange(prepared.request, prepared);
      return this.#read(schema, value, status, prepared.call);
    });
  }

  /** Makes a call whose answer may hold its object or nothing (see api-notes: optional-result). */
  oneOrNone<Result>(
    operation: Operation,
    schema: ResponseSchema<Result>,
    options?: RequestOptions,
  ): Promise<Result | undefined> {
    return this.#run(operation, options, async (prepared) => {
      const { value, status } = await this.#exchange(prepared.request, prepared);
      const none = typeof value !== 'object' || value === null;
      return none ? undefined : this.#read(schema, value, status, prepared.call);
    });
  }

  /** A read that is repeated, ever more slowly, until its answer satisfies. */
  until<Result>(
    operation: Operation,
    schema: ResponseSchema<Result>,
    satisfies: (result: Result) => boolean,
    options?: RequestOptions,
  ): Promise<Result> {
    return this.#run(operation, options, async (prepared) => {
      const { call, request } = prepared;
      for (let round = 1; ; round += 1) {
        const { value, status } = await this.#exchange(request, prepared);
        const result = this.#read(schema, value, status, call);
        if (satisfies(result)) return result;
        await call.deadline.sleep(pollDelayMs(round)).catch(() => {
          throw endFailure(call);
        });
      }
    });
  }

  /** Whatever the envelope holds. */
  any(operation: Operation, options?: RequestOptions): Promise<unknown> {
    return this.#run(operation, options, async (prepared) => {
      return (await this.#exchange(prepared.request, prepared)).value;
    });
  }

  /** Creates a checkout, at most once. */
  create<Checkout extends FoundCheckout>(
    operation: Operation,
    schema: ResponseSchema<Checkout>,
    options?: RequestOptions,
  ): Promise<Checkout> {
    return this.#run(operation, options, (prepared) => {
      const { call, request, wireBody } = prepared;
      const asked = identityOf(wireBody);
      return createOnce(call, asked, {
        create: async () => {
          const { value, status } = await this.#exchange(request, prepared);
          const checkout = this.#read(schema, value, status, call);
          refuseSomebodyElses(checkout, asked, status, call);
          refuseAnotherOrder(call, asked, checkout);
          return checkout;
        },
        lookUp: async () => {
          const { value, status } = await this.#exchange(lookUpRequest(asked), prepared);
          return this.#read(pageSchema(schema), asPage(value), status, call).items;
        },
        announce: (reason, delayMs) =>
          callHook(this.#config.hooks.onRetry, {
            operation: call.operation,
            method: request.method,
            urlTemplate: request.urlTemplate,
            attempt: call.attempts,
            reason,
            delayMs,
          }),
      });
    });
  }

  /** A list, page by page. */
  list<Params extends PageParams, Item>(
    operation: Operation,
    paramsSchema: RequestSchema<Params>,
    given: Params,
    { item, keyOf }: Rows<Item>,
    options?: RequestOptions,
  ): PagePromise<Item> {
    // Every page is one of the list that was called for, whatever becomes of the caller's object meanwhile.
    const filter = copyOf(given);
    const firstPage = filter?.page ?? 0;
    const at = (page: number): Operation => ({
      ...operation,
      // The first page is asked for as the caller did, so that a filter that is no object is seen for what it is.
      query: input(paramsSchema, page === firstPage ? filter : { ...filter, page }),
    });
    return new PagePromise({
      firstPage,
      size: filter?.size,
      keyOf,
      fetch: (page) =>
        this.#run(at(page), options, async (prepared) => {
          const { value, status } = await this.#exchange(prepared.request, prepared);
          return this.#read(pageSchema(item), asPage(value), status, prepared.call);
        }),
    });
  }

  async #run<Result>(
    operation: Operation,
    options: RequestOptions | undefined,
    work: (prepared: Prepared) => Promise<Result>,
  ): Promise<Result> {
    const prepared = this.#prepare(operation, options);
    try {
      return await work(prepared);
    } finally {
      prepared.call.deadline.release();
    }
  }

  /** Checks everything before anything is sent, and lists every problem at once. */
  #prepare(operation: Operation, requestOptions: RequestOptions | undefined): Prepared {
    const issues: PaymenntIssue[] = [];
    const checked = <Part extends object>(part: Part | { issues: PaymenntIssue[] }): Part | undefined => {
      if (!('issues' in part)) return part;
      for (const issue of part.issues as PaymenntIssue[]) issues.push(issue);
      return undefined;
    };
    const path = checked(fillPath(operation.path, operation.ids ?? {}));
    const query = checked(operation.query?.read() ?? { wire: undefined });
    const body = checked(operation.body?.read() ?? { wire: undefined });
    const expectation = checked(operation.expectation?.read() ?? { wire: undefined });
    const options = checked(resolveRequestOptions(requestOptions, this.#config));
    if (!path || !query || !body || !expectation || !options) {
      throw new PaymenntValidationError({ issues, operation: operation.operation });
    }
    const { apiKey, apiSecret } = this.#config;
    const effect = operation.method === 'GET' ? 'read' : 'write';
    const json = body.wire === undefined ? undefined : toJson(body.wire);
    const { headers } = options.options;
    const texts = (): string[] =>
      operation.operation === 'request'
        ? rawTexts(path.path, query.wire as Query | undefined, json)
        : [...sensitiveTexts(query.wire), ...sensitiveTexts(body.wire)];
    return {
      call: new Call(operation.operation, effect, options.options),
      wireBody: body.wire,
      request: {
        method: operation.method,
        path: path.path + queryText(query.wire as Query | undefined),
        urlTemplate: operation.template ?? operation.path,
        body: json,
      },
      redactor: (sentence) => redact(sentence, [apiKey, apiSecret, ...headerTexts(headers), ...texts()]),
    };
  }

  async #exchange(request: WireRequest, { call, redactor }: Prepared) {
    const response: WireResponse = await this.#transport.send(request, call);
    return { value: openEnvelope(response, call, redactor), status: response.status };
  }

  #read<Result>(schema: ResponseSchema<Result>, value: unknown, status: number, call: Call): Result {
    const read = readResponse(schema, value);
    if ('issues' in read) throw invalidResponse(read.issues, status, call);
    for (const drift of read.drift) this.#report(drift, call.operation);
    if (this.#config.strictResponses && read.drift.length > 0) {
      throw invalidResponse(read.drift.map(driftIssue), status, call);
    }
    return read.value;
  }

  /** Once per path: a page of a hundred rows that drift alike is one piece of news. */
  #report(drift: Drift, operation: PaymenntOperation): void {
    const path = drift.path.replace(/\[\d+\]/g, '[]');
    const key = `${operation} ${path}`;
    if (this.#reportedDrift.has(key)) return;
    this.#reportedDrift.add(key);
    callHook(this.#config.hooks.onDrift, { ...drift, operation, path });
  }
}

/** The body of a creation has passed its schema, so these are there. */
function identityOf(wireBody: unknown): CheckoutIdentity {
  const { requestId, orderId, currency, amount } = wireBody as Record<keyof CheckoutIdentity, unknown>;
  return {
    requestId: String(requestId),
    orderId: String(orderId),
    currency: String(currency),
    amount: String(amount),
  };
}

const lookUpRequest = ({ requestId }: CheckoutIdentity): WireRequest => ({
  method: 'GET',
  path: `/checkout${queryText({ requestId })}`,
  urlTemplate: '/checkout',
});

/** A cache or a proxy that answers for another creation must not hand over that one's pay page. */
function refuseSomebodyElses(
  { requestId }: FoundCheckout,
  asked: CheckoutIdentity,
  status: number,
  call: Call,
): void {
  if (requestId === undefined || requestId === asked.requestId) return;
  throw invalidResponse([{ path: 'requestId', message: 'must be the one that was sent' }], status, call);
}
