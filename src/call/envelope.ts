import {
  PaymenntApiError,
  type PaymenntApiErrorFields,
  PaymenntAuthenticationError,
  PaymenntRateLimitError,
  PaymenntResponseError,
} from '../errors.js';
import { type Envelope, isEnvelope, jsonOf } from '../wire/envelope.js';
import { type Answered, isSuccess } from './attempt.js';
import { ADVICE, type FailedCall } from './failures.js';

/** Removes secrets and personal details from a sentence of the API. */
export type Redactor = (sentence: string) => string;

/** The call and the redactor, which the error of an answer needs. */
interface Opening {
  readonly call: FailedCall;
  readonly redactor: Redactor;
}

/**
 * The `result` of an answer's envelope. The documents describe three lists as an array of envelopes (see api-notes:
 * bare-lists); for those, the array of results.
 *
 * @throws PaymenntApiError when the API refused, whatever the HTTP status (see api-notes: http-status)
 * @throws PaymenntResponseError when the answer is not the API's JSON
 */
export function openEnvelope(answer: Answered, opening: Opening): unknown {
  const { status, text } = answer;
  const json = jsonOf(text);
  if (isSuccess(answer) && Array.isArray(json)) {
    return json.map((entry) => (isEnvelope(entry) ? open(entry, answer, opening) : entry));
  }
  if (isEnvelope(json) && !isRedirect(status)) return open(json, answer, opening);
  // These errors have the same class whether the API answered or a firewall in front of the API.
  if (status === 401 || status === 403 || status === 429) throw apiError({}, answer, opening);
  throw unreadable(answer, opening.call);
}

function open(envelope: Envelope, answer: Answered, opening: Opening): unknown {
  if (isSuccess(answer) && envelope.success) return envelope.result;
  throw apiError(envelope, answer, opening);
}

// Some runtimes give status 0 to a redirect that they do not follow.
const isRedirect = (status: number) => status === 0 || (status >= 300 && status < 400);

function apiError(
  { error, elapsed }: Partial<Envelope>,
  { status, retryAfterMs, header }: Answered,
  { call, redactor }: Opening,
): PaymenntApiError {
  const { operation, outcome } = call;
  const apiMessage = typeof error === 'string' ? redactor(error) : undefined;
  const said = apiMessage === undefined ? '' : `: ${apiMessage.replace(/\.$/, '')}`;
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
    const check = 'check that apiKey and apiSecret belong together and to this environment';
    const advice = outcome === 'unknown' ? `${ADVICE.unknown}; ${check}` : check;
    return new PaymenntAuthenticationError(
      fields('authentication_failed', `${operation} was refused (HTTP ${status})${said}; ${advice}.`),
    );
  }
  if (status === 429) {
    const wait = retryAfterMs === undefined ? 'wait' : `wait ${retryAfterMs} ms`;
    return new PaymenntRateLimitError({
      ...fields(
        'rate_limited',
        `${operation} was called too often (HTTP 429)${said}; ${wait} before you call again.`,
      ),
      retryAfterMs,
    });
  }
  const advice = outcome === 'no_effect' ? 'nothing was changed' : ADVICE[outcome];
  return new PaymenntApiError(
    fields('api_error', `${operation} was refused by the API (HTTP ${status})${said}; ${advice}.`),
  );
}

function unreadable({ status, text }: Answered, { operation, outcome }: FailedCall): PaymenntResponseError {
  const fields = { httpStatus: status, operation, outcome };
  if (text === undefined) {
    return new PaymenntResponseError({
      ...fields,
      message: `${operation} returned a response of more than 10 MiB, which the SDK does not read; ${ADVICE[outcome]}.`,
      code: 'response_too_large',
    });
  }
  const redirect = isRedirect(status);
  const what = redirect
    ? `a redirect (HTTP ${status}), which the SDK does not follow because the new address would receive the API secret`
    : `a response that is not the API's JSON (HTTP ${status})`;
  return new PaymenntResponseError({
    ...fields,
    message: `${operation} returned ${what}; ${ADVICE[outcome]}; check the base URL and any proxy.`,
    code: redirect ? 'unexpected_redirect' : 'unreadable_response',
  });
}
