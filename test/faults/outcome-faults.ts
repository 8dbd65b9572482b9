import {
  PaymenntApiError,
  PaymenntAuthenticationError,
  PaymenntConnectionError,
  type PaymenntError,
  type PaymenntErrorCode,
  PaymenntRateLimitError,
  PaymenntResponseError,
  PaymenntTimeoutError,
} from 'paymennt';
import { bytes, cutOff, redirect, reset, respond, silent } from '../support/acts.js';
import { refusalText, successText } from '../support/answers.js';
import type { Act, Exchange } from '../support/server.js';

/** The class of an error, which can recognise its own. */
export interface ErrorClass {
  readonly name: string;
  is(value: unknown): value is PaymenntError;
}

/** A way to answer, and what every operation has to make of it. */
export interface OutcomeFault {
  readonly name: string;
  readonly answer: Act;
  readonly errorClass: ErrorClass;
  readonly code: PaymenntErrorCode;
  /** What it means for a write. For a read it is always `no_effect`. */
  readonly written: 'no_effect' | 'unknown';
  /** Whether a read may fare better a moment later. */
  readonly passing: boolean;
  readonly status?: number;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const HTML = '<html><body>Something is wrong</body></html>';

const inJson = (status: number, body: string) => respond(status, body, JSON_TYPE);

const no = refusalText('Something is not allowed');

const silences: OutcomeFault[] = [
  ['reset before the headers', reset] as const,
  ['closed before the headers', bytes('')] as const,
  ['reset in the middle of the body', cutOff] as const,
  [
    'a body that is shorter than its length',
    ({ response, socket }: Exchange) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
      response.write(successText({}), () => socket.end());
    },
  ] as const,
  ['no HTTP at all', bytes('SSH-2.0-OpenSSH_9.2\r\n')] as const,
].map(([name, answer]) => ({
  name,
  answer,
  errorClass: PaymenntConnectionError,
  code: 'connection_failed',
  written: 'unknown',
  passing: true,
}));

const timeouts: OutcomeFault[] = [
  ['no headers', silent] as const,
  [
    'headers and no body',
    ({ response }: Exchange) => {
      response.writeHead(200, JSON_TYPE);
      response.flushHeaders();
    },
  ] as const,
  [
    'half a body',
    ({ response }: Exchange) => void response.writeHead(200, JSON_TYPE).write('{"success":true,'),
  ] as const,
].map(([name, answer]) => ({
  name,
  answer,
  errorClass: PaymenntTimeoutError,
  code: 'request_timeout',
  written: 'unknown',
  passing: true,
}));

const isPassing = (status: number) => status === 408 || status === 429 || status >= 500;

function refusedBy(status: number, errorClass: ErrorClass, code: PaymenntErrorCode): OutcomeFault {
  return {
    name: `HTTP ${status} with an envelope`,
    answer: inJson(status, no),
    errorClass,
    code,
    written: status >= 500 || status === 408 ? 'unknown' : 'no_effect',
    passing: isPassing(status),
    status,
  };
}

function unreadable(
  status: number,
  what: string,
  body: string,
  errorClass: ErrorClass = PaymenntResponseError,
  code: PaymenntErrorCode = 'unreadable_response',
): OutcomeFault {
  return {
    name: `HTTP ${status} with ${what}`,
    answer: inJson(status, body),
    errorClass,
    code,
    written: status === 401 || status === 429 || (status === 403 && body !== HTML) ? 'no_effect' : 'unknown',
    passing: isPassing(status),
    status,
  };
}

const refusals: OutcomeFault[] = [
  ...[200, 400, 404, 405, 409, 415, 422, 408, 500, 501, 502, 503, 504].map((status) =>
    refusedBy(status, PaymenntApiError, 'api_error'),
  ),
  refusedBy(401, PaymenntAuthenticationError, 'authentication_failed'),
  refusedBy(403, PaymenntAuthenticationError, 'authentication_failed'),
  refusedBy(429, PaymenntRateLimitError, 'rate_limited'),
];

const strangers: OutcomeFault[] = [
  ...[400, 404, 406, 408, 409, 410, 418, 499, 500, 502, 503, 504].flatMap((status) => [
    unreadable(status, 'HTML', HTML),
    unreadable(status, 'nothing', ''),
    unreadable(
      status,
      'JSON of somebody else',
      '{"timestamp":1,"status":500,"error":"Internal Server Error"}',
    ),
  ]),
  ...[HTML, ''].flatMap((body) => [
    unreadable(401, body ? 'HTML' : 'nothing', body, PaymenntAuthenticationError, 'authentication_failed'),
    unreadable(403, body ? 'HTML' : 'nothing', body, PaymenntAuthenticationError, 'authentication_failed'),
    unreadable(429, body ? 'HTML' : 'nothing', body, PaymenntRateLimitError, 'rate_limited'),
  ]),
  unreadable(200, 'HTML', HTML),
  unreadable(200, 'nothing', ''),
  unreadable(200, 'JSON that is cut off', successText({ id: '1' }).slice(0, -9)),
  unreadable(204, 'nothing', ''),
];

const redirects: OutcomeFault[] = [301, 302, 303, 307, 308].map((status) => ({
  name: `HTTP ${status} to elsewhere`,
  answer: redirect(status, 'https://elsewhere.example/'),
  errorClass: PaymenntResponseError,
  code: 'unexpected_redirect',
  written: 'unknown',
  passing: false,
  status,
}));

const tooLong: OutcomeFault = {
  name: 'a body of 11 MiB',
  answer: respond(200, Buffer.alloc(11 * 2 ** 20, ' ')),
  errorClass: PaymenntResponseError,
  code: 'response_too_large',
  written: 'unknown',
  passing: false,
  status: 200,
};

/** Every way in which an exchange can end badly once the request is out. */
export const OUTCOME_FAULTS: readonly OutcomeFault[] = [
  ...silences,
  ...timeouts,
  ...refusals,
  ...strangers,
  ...redirects,
  tooLong,
];
