import { callHook } from '../config/hooks.js';
import type { CallOptions, ClientConfig } from '../config/options.js';
import type { PaymenntOutcome } from '../errors.js';
import type { PaymenntOperation } from '../operations.js';
import type { Drift, ResponseSchema } from '../schemas/response.js';
import type { Attempt, Effect } from './attempt.js';
import type { CheckedOperation } from './check.js';
import { Deadline } from './deadline.js';
import { openEnvelope } from './envelope.js';
import { endFailure, noAnswer } from './failures.js';
import { outcomeOf } from './outcome.js';
import type { Reading, ResultReader } from './read-result.js';
import { isRepeatable } from './retry-policy.js';
import { send } from './transport.js';
import type { WireRequest } from './wire-request.js';

/** A call that is under way: its request, its deadline and its attempts so far. */
export class OpenCall {
  readonly operation: PaymenntOperation;
  readonly effect: Effect;
  readonly options: CallOptions;
  readonly deadline: Deadline;
  /** The request of the operation itself. */
  readonly request: WireRequest;
  /** The body of that request before it became JSON. */
  readonly wireBody: unknown;
  readonly #checked: CheckedOperation;
  readonly #config: ClientConfig;
  readonly #reader: ResultReader;
  #attempts: readonly Attempt[] = [];
  #requests = 0;

  constructor(checked: CheckedOperation, effect: Effect, config: ClientConfig, reader: ResultReader) {
    this.operation = checked.operation;
    this.effect = effect;
    this.options = checked.options;
    this.request = checked.request;
    this.wireBody = checked.wireBody;
    this.deadline = new Deadline(checked.options.timeoutMs, checked.options.signal);
    this.#checked = checked;
    this.#config = config;
    this.#reader = reader;
  }

  /** Base URL of the environment's payment pages. */
  get payBaseUrl(): string {
    return this.#config.payBaseUrl;
  }

  /** The outcome that the call has if it ends now. */
  get outcome(): PaymenntOutcome {
    return outcomeOf(this.effect, this.#attempts);
  }

  /** The attempts of the operation itself, in order. */
  get attempts(): readonly Attempt[] {
    return this.#attempts;
  }

  /** Sends the request of the operation, and returns the last attempt. */
  async send(): Promise<Attempt | undefined> {
    const made = await this.#exchange(this.request, this.effect, this.#attempts);
    this.#attempts = [...this.#attempts, ...made];
    return made.at(-1);
  }

  /** Sends another request, which only reads, and returns its last attempt. The outcome of the call ignores it. */
  async look(request: WireRequest): Promise<Attempt | undefined> {
    const made = await this.#exchange(request, 'read', []);
    return made.at(-1);
  }

  /**
   * The result in the answer to an attempt.
   *
   * @throws the error of the call if there is none.
   */
  open(attempt: Attempt | undefined): { value: unknown; httpStatus: number } {
    // The timer of the deadline may be late.
    const over = this.deadline.ended !== undefined || this.deadline.remainingMs === 0;
    const final = attempt?.kind === 'answered' && !(over && isRepeatable('read', [attempt]));
    if (!final) throw over ? endFailure(this) : noAnswer(attempt, this);
    return {
      value: openEnvelope(attempt, { call: this, redactor: this.#checked.redactor }),
      httpStatus: attempt.status,
    };
  }

  /** The result of an attempt, read with a schema. `shape` converts the value before the schema reads it. */
  result<Result>(
    schema: ResponseSchema<Result>,
    attempt: Attempt | undefined,
    shape = (value: unknown): unknown => value,
  ): Result {
    const { value, httpStatus } = this.open(attempt);
    const read = this.read(schema, shape(value), httpStatus);
    if (read.drifted) throw read.drifted;
    return read.value;
  }

  /** @throws PaymenntResponseError when a value lacks required fields. */
  read<Result>(schema: ResponseSchema<Result>, value: unknown, httpStatus: number): Reading<Result> {
    return this.#reader.read(schema, value, httpStatus, this);
  }

  /** Reports a harmless difference between a result and its documentation. */
  report(drift: Drift): void {
    this.#reader.report(drift, this.operation);
  }

  /** Calls the hook `onRetry` before a wait. */
  announce({ method, urlTemplate }: WireRequest, reason: string, delayMs: number): void {
    const { operation } = this;
    const attempt = this.#requests;
    callHook(this.#config.hooks.onRetry, { operation, method, urlTemplate, attempt, reason, delayMs });
  }

  /** @throws PaymenntTimeoutError or PaymenntAbortError when the call ends before the wait does. */
  async wait(ms: number): Promise<void> {
    await this.deadline.sleep(ms).catch(() => {
      throw endFailure(this);
    });
  }

  async #exchange(request: WireRequest, effect: Effect, earlier: readonly Attempt[]) {
    const { operation, options, deadline } = this;
    const sending = { operation, effect, options, deadline, earlier, requests: this.#requests };
    const made = await send(request, sending, this.#config);
    this.#requests += made.length;
    return made;
  }
}
