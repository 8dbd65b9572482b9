import {
  PaymenntApiError,
  type PaymenntApiErrorFields,
  PaymenntAuthenticationError,
  PaymenntRateLimitError,
  PaymenntResponseError,
} from '../errors.js';
import { readJson } from '../wire/json.js';
import { retryAfterMs } from './backoff.js';
import type { Call } from './call.js';
import { ADVICE } from './failures.js';
import type { WireResponse } from './transport.js';

/** `{ success, elapsed, result, error }`, the shape of (almost) every answer. */
interface Envelope {
  readonly success: boolean;
  readonly elapsed?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Takes out of the API's own sentence what must not be logged. */
export type Redactor = (sentence: string) => string;

function isEnvelope(json: unknown): json is Envelope {
  return typeof json === 'object' && json !== null && typeof (json as Envelope).success === 'boolean';
}

/**
 * The `result` of an answer's envelope. Three lists are documented as an array of envelopes (see api-notes:
 * bare-lists): of those, the array of results.
 *
 * @throws PaymenntApiError when the API refused, whatever the HTTP status (see api-notes: http-status)
 * @throws PaymenntResponseError when this is not the API's answer
 */
export function openEnvelope(response: WireResponse, call: Call, redactor: Redactor): unknown {
  const { status, text } = response;
  const json = jsonOf(text);
  const ok = status >= 200 && status < 300;
  if (ok && Array.isArray(json)) {
    return json.map((entry) => (isEnvelope(entry) ? open(entry, response, call, redactor) : entry));
  }
  if (isEnvelope(json) && !isRedirect(status)) return open(json, response, call, redactor);
  if (isRefusal(status)) call.refused();
  // The class of these does not depend on who answered: a gateway or a firewall in front of it.
  if (status === 401 || status === 403 || status === 429) throw apiError({}, response, call, redactor);
  throw unreadable(response, call);
}

function open(envelope: Envelope, response: WireResponse, call: Call, redactor: Redactor): unknown {
  const ok = response.status >= 200 && response.status < 300;
  if (ok && envelope.success) return envelope.result;
  if (ok || isRefusal(response.status)) call.refused();
  throw apiError(envelope, response, call, redactor);
}

// A 408 may come from a proxy that gave up on a request which the API has seen.
const isRefusal = (status: number) => status >= 400 && status < 500 && status !== 408;

// 0 is how some runtimes show a redirect that they were told not to follow.
const isRedirect = (status: number) => status === 0 || (status >= 300 && status < 400);

function jsonOf(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}

function apiError(
  { error, elapsed }: Partial<Envelope>,
  { status, headers, header }: WireResponse,
  call: Call,
  redactor: Redactor,
): PaymenntApiError {
  const { operation, outcome } = call;
  const apiMessage = typeof error === 'string' ? redactor(error) : undefined;
  const said = apiMessage === undefined ? '' : `: ${apiMessage}`;
  const fields = (code: PaymenntApiErrorFields['code'], message: string): PaymenntApiErrorFields => ({
    message,
    code,
    operation,
    outcome,
    httpStatus: status,
    apiMessage,
    elapsed: typeof elapsed === 'number' ? elapsed : undefined,
    header,
  });
  if (status === 401 || status === 403) {
    const advice = 'check that apiKey and apiSecret belong together and to this environment';
    return new PaymenntAuthenticationError(
      fields('authentication_failed', `${operation} was refused (HTTP ${status})${said}; ${advice}.`),
    );
  }
  if (status === 429) {
    const wait = retryAfterMs(headers);
    const advice =
      wait === undefined ? 'wait before you call again' : `wait ${wait} ms before you call again`;
    return new PaymenntRateLimitError({
      ...fields('rate_limited', `${operation} was called too often (HTTP 429)${said}; ${advice}.`),
      retryAfterMs: wait,
    });
  }
  const advice = outcome === 'no_effect' ? 'nothing was changed' : ADVICE[outcome];
  return new PaymenntApiError(
    fields('api_error', `${operation} was refused by the API (HTTP ${status})${said}; ${advice}.`),
  );
}

function unreadable({ status }: WireResponse, { operation, outcome }: Call): PaymenntResponseError {
  const redirect = isRedirect(status);
  const what = redirect
    ? `a redirect (HTTP ${status}), which is not followed because the API secret would go along`
    : `something other than the API's JSON (HTTP ${status})`;
  return new PaymenntResponseError({
    message: `${operation} was answered with ${what}; ${ADVICE[outcome]}; check the base URL and any proxy.`,
    code: redirect ? 'unexpected_redirect' : 'unreadable_response',
    httpStatus: status,
    operation,
    outcome,
  });
}
