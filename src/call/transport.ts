import ky, { HTTPError, TimeoutError } from 'ky';
import { callHook, type HookContext, responseContext } from '../config/hooks.js';
import type { ClientConfig } from '../config/options.js';
import { PaymenntResponseError } from '../errors.js';
import { networkFailure } from '../runtimes/network-failure.js';
import { sentOnce } from '../runtimes/sent-once.js';
import { VERSION } from '../version.js';
import { ResponseTooLarge, readBody } from '../wire/body.js';
import { type HeaderReader, headerReader } from './answer-headers.js';
import { backoffMs, retryAfterMs } from './backoff.js';
import type { Call } from './call.js';
import { ADVICE, connectionFailure, endFailure, timeoutFailure } from './failures.js';

export type HttpMethod = HookContext['method'];

/** A request as it goes out: path and query are encoded, the body is JSON text or absent. */
export interface WireRequest {
  readonly method: HttpMethod;
  readonly path: string;
  readonly urlTemplate: string;
  readonly body?: string | undefined;
}

/** An answer as it came in, read to its end, whatever its status. */
export interface WireResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly header: HeaderReader;
  readonly text: string;
}

const PASSING_STATUSES = new Set([408, 429, 500, 502, 503, 504]);

/** HTTP, and nothing about the API: attempts, waits, the deadline. The only file that knows ky. */
export class Transport {
  readonly #config: ClientConfig;

  constructor(config: ClientConfig) {
    this.#config = config;
  }

  /**
   * Sends a request and returns its answer. A GET is repeated after failures that pass; any other request only
   * when it cannot have been sent.
   *
   * @throws PaymenntConnectionError, PaymenntTimeoutError, PaymenntAbortError, or PaymenntResponseError (too large)
   */
  async send(request: WireRequest, call: Call): Promise<WireResponse> {
    const { deadline, options } = call;
    if (deadline.ended) throw endFailure(call);
    const exchange = new Exchange(request, call, this.#config);
    try {
      await ky(this.#config.apiBaseUrl + request.path, {
        timeout: options.attemptTimeoutMs,
        // ky sees neither method nor headers nor body nor a signal: copying them into its own Request, and joining
        // signals, is most of what a call would cost.
        fetch: () => exchange.attempt(),
        retry: {
          limit: options.maxRetries,
          shouldRetry: ({ error, retryCount }) => exchange.waitToRetry(error, retryCount),
          // The wait is over by then: ky's own would go on after the deadline.
          delay: () => 0,
        },
      });
    } catch (error) {
      // Our own error is made from safe fields: ky's holds the request, and with it the secret.
      if (!(error instanceof HTTPError)) throw exchange.failure(error);
    }
    if (exchange.response) return exchange.response;
    throw connectionFailure(call, undefined);
  }
}

/** The attempts of one request. */
class Exchange {
  response: WireResponse | undefined;
  #abortAttempt = () => {};
  readonly #request: WireRequest;
  readonly #call: Call;
  readonly #config: ClientConfig;

  constructor(request: WireRequest, call: Call, config: ClientConfig) {
    this.#request = request;
    this.#call = call;
    this.#config = config;
  }

  /** One attempt, to the last byte: the attempt's timeout and the deadline cover the body as well. */
  async attempt(): Promise<Response> {
    const { deadline } = this.#call;
    if (deadline.ended) throw endFailure(this.#call);
    const controller = new AbortController();
    this.#abortAttempt = () => controller.abort();
    return deadline.race(this.#roundTrip(controller.signal), this.#abortAttempt);
  }

  async #roundTrip(signal: AbortSignal): Promise<Response> {
    const call = this.#call;
    const { hooks, apiKey, apiSecret } = this.#config;
    call.begin();
    const context = this.#hookContext();
    callHook(hooks.onRequest, context);
    if (call.deadline.ended) {
      // The hook itself aborted the call.
      call.neverSent();
      throw endFailure(call);
    }
    const startedAt = performance.now();
    const response = await this.#fetch(signal);
    const text = await readBody(response);
    // An attempt that ran out of time may still be answered, when another one is on its way.
    if (signal.aborted) return response;
    const { status, headers } = response;
    const header = headerReader(headers, [apiKey, apiSecret]);
    this.response = { status, headers, header, text };
    call.retryAfterMs = retryAfterMs(headers);
    const durationMs = performance.now() - startedAt;
    callHook(hooks.onResponse, responseContext({ ...context, status, durationMs }, header));
    return response;
  }

  async #fetch(signal: AbortSignal): Promise<Response> {
    const { apiBaseUrl, apiKey, apiSecret, fetch } = this.#config;
    const { method, path, body } = this.#request;
    const answer = await fetch(apiBaseUrl + path, {
      method,
      headers: {
        ...this.#call.options.headers,
        Accept: 'application/json',
        'User-Agent': `paymennt-node/${VERSION}`,
        'X-Paymennt-Api-Key': apiKey,
        'X-Paymennt-Api-Secret': apiSecret,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(method === 'GET' ? {} : sentOnce(body)),
      // `fetch` strips Authorization on a redirect to another origin, but would forward our secret header.
      redirect: 'manual',
      signal,
    });
    return answer as Response;
  }

  /** Whether to try again after a failure; if so, once it is time to. */
  async waitToRetry(error: Error, retry: number): Promise<boolean> {
    if (error instanceof TimeoutError) this.#abortAttempt();
    const reason = this.#retryReason(error);
    const { deadline, retryAfterMs } = this.#call;
    if (reason === undefined || deadline.ended) return false;
    const delayMs = retryAfterMs ?? backoffMs(retry);
    // A wait that the deadline would cut short helps nobody: the caller hears of the failure at once.
    if (delayMs > deadline.remainingMs) return false;
    callHook(this.#config.hooks.onRetry, { ...this.#hookContext(), reason, delayMs });
    await deadline.sleep(delayMs);
    return true;
  }

  #retryReason(error: Error): string | undefined {
    const read = this.#request.method === 'GET';
    if (error instanceof HTTPError) {
      const { status } = error.response;
      return read && PASSING_STATUSES.has(status) ? String(status) : undefined;
    }
    if (error instanceof TimeoutError) return read ? 'timeout' : undefined;
    if (ResponseTooLarge.is(error)) return undefined;
    const { neverSent, passing, causeCode } = networkFailure(error);
    if (neverSent) this.#call.neverSent();
    return passing && (read || neverSent) ? (causeCode ?? 'connection') : undefined;
  }

  /** The SDK's own error for what ended the exchange without an answer. */
  failure(error: unknown): Error {
    const call = this.#call;
    this.#abortAttempt();
    if (call.deadline.ended) return endFailure(call);
    if (error instanceof TimeoutError) return timeoutFailure(call, 'attempt');
    if (ResponseTooLarge.is(error)) return tooLarge(call, error.status);
    const { neverSent, causeCode } = networkFailure(error);
    if (neverSent) call.neverSent();
    return connectionFailure(call, causeCode);
  }

  #hookContext(): HookContext {
    const { method, urlTemplate } = this.#request;
    return { operation: this.#call.operation, method, urlTemplate, attempt: this.#call.attempts };
  }
}

function tooLarge({ operation, outcome }: Call, status: number): PaymenntResponseError {
  return new PaymenntResponseError({
    message: `${operation} was answered with more than 10 MiB, which is not read; ${ADVICE[outcome]}.`,
    code: 'response_too_large',
    httpStatus: status,
    operation,
    outcome,
  });
}
