import { callHook } from '../config/hooks.js';
import type { ClientConfig } from '../config/options.js';
import type { PaymenntResponseError } from '../errors.js';
import type { PaymenntOperation } from '../operations.js';
import { type Drift, type ResponseSchema, readResponse } from '../schemas/response.js';
import { type FailedCall, invalidResponse } from './failures.js';

/** A result, read tolerantly. */
export interface Reading<Result> {
  readonly value: Result;
  /** The error for an answer that drifts from its documented shape, if the client was made with `strictResponses`. */
  readonly drifted: PaymenntResponseError | undefined;
}

/** Reads results, and reports drift once per path and client. */
export class ResultReader {
  readonly #config: ClientConfig;
  readonly #reported = new Set<string>();

  constructor(config: ClientConfig) {
    this.#config = config;
  }

  /** @throws PaymenntResponseError when the value lacks required fields. */
  read<Result>(
    schema: ResponseSchema<Result>,
    value: unknown,
    httpStatus: number,
    call: FailedCall,
  ): Reading<Result> {
    const read = readResponse(schema, value);
    if ('issues' in read) throw invalidResponse(read.issues, httpStatus, call);
    for (const drift of read.drift) this.report(drift, call.operation);
    const strict = this.#config.strictResponses && read.drift.length > 0;
    return {
      value: read.value,
      drifted: strict ? invalidResponse(read.drift.map(issueOf), httpStatus, call) : undefined,
    };
  }

  /** Reports a drift once per path, so that a page of a hundred rows with the same drift makes one report. */
  report(drift: Drift, operation: PaymenntOperation): void {
    const path = drift.path.replace(/\[\d+\]/g, '[]');
    const key = `${operation} ${path}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    callHook(this.#config.hooks.onDrift, { ...drift, operation, path });
  }
}

const issueOf = ({ path, expected, received }: Drift) => ({
  path,
  message: `must be of kind ${expected} but is of kind ${received}`,
});
