import { type Answer, failure, toResponse } from '../wire/answer.js';
import { Refusal } from '../wire/refusal.js';

/**
 * A fault of one response.
 *
 * | fault | what the merchant receives | operation completed |
 * |---|---|---|
 * | `reset-before-commit` | the connection breaks | no |
 * | `reset-after-commit` | the connection breaks | **yes** |
 * | `stall-headers` | no response, without end | no |
 * | `stall-body` | HTTP 200 with half of the body, without end | yes |
 * | `truncate` | HTTP 200 with half of the body | yes |
 * | `html-502` | HTTP 502 with the error page of a proxy | no |
 * | `busy-503` | HTTP 503 with the API's envelope | no |
 * | `rate-limit` | HTTP 429 with `Retry-After` | no |
 * | `unknown-status` | an undocumented status | yes |
 * | `label-casing` | the other spelling of enumerations (`Partially refunded`) | yes |
 */
export type SandboxFault =
  | 'reset-before-commit'
  | 'reset-after-commit'
  | 'stall-headers'
  | 'stall-body'
  | 'truncate'
  | 'html-502'
  | 'busy-503'
  | 'rate-limit'
  | 'unknown-status'
  | 'label-casing';

/** Thrown to break the connection: the in-process fetch rejects, the server destroys the socket. */
export class ConnectionReset extends Error {
  // The fields of the same error in Node.
  readonly code = 'ECONNRESET';
  readonly errno = -104;
  readonly syscall = 'read';

  constructor() {
    super('read ECONNRESET');
  }
}

interface FaultyCall {
  /** The normal answer. Undefined if the operation was not run. */
  readonly answer: Answer | undefined;
  /** Aborted when the caller aborts or the sandbox is closed. */
  readonly signal: AbortSignal;
  /** Ends a stalled body. Undefined over HTTP, where the end of the connection does so. */
  readonly bodySignal: AbortSignal | undefined;
  readonly retryAfterSeconds: number | undefined;
}

export interface FaultDefinition {
  /** Text for the menu of the dashboard. */
  readonly summary: string;
  /** Whether the operation is completed: by default, or `always` if the fault needs the normal answer. */
  readonly commits: boolean | 'always';
  /** Another spelling of the statuses in the answer. */
  readonly spelling?: 'undocumented' | 'other-style';
  /** Creates the faulty response. Absent for faults of the spelling. */
  respond?(call: FaultyCall): Response | Promise<Response>;
}

/** Never resolves. Rejects when the signal is aborted. */
export function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function firstHalf(answer: Answer | undefined): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(answer?.body);
  return bytes.slice(0, Math.floor(bytes.length / 2));
}

function stalledBody({ answer, bodySignal }: FaultyCall): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(firstHalf(answer));
      if (bodySignal) rejectOnAbort(bodySignal).catch((reason: unknown) => controller.error(reason));
    },
  });
}

const reset = () => {
  throw new ConnectionReset();
};

function refuse(sentence: string, status: number, retryAfterSeconds: number | undefined): Response {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return toResponse(failure(new Refusal(sentence, { status, headers }), 0));
}

const PROXY_PAGE =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><p>paymennt sandbox</p></body></html>';

/** The definition of each fault. */
export const FAULTS: Readonly<Record<SandboxFault, FaultDefinition>> = {
  'reset-before-commit': {
    summary: 'connection breaks before the operation',
    commits: false,
    respond: reset,
  },
  'reset-after-commit': { summary: 'connection breaks after the operation', commits: true, respond: reset },
  'stall-headers': {
    summary: 'no response, without end',
    commits: false,
    respond: ({ signal }) => rejectOnAbort(signal),
  },
  'stall-body': {
    summary: 'response stops in the middle, without end',
    commits: 'always',
    respond: (call) => new Response(stalledBody(call), call.answer),
  },
  truncate: {
    summary: 'response is cut in the middle',
    commits: 'always',
    respond: ({ answer }) => new Response(firstHalf(answer), answer),
  },
  'html-502': {
    summary: 'HTTP 502 with the error page of a proxy',
    commits: false,
    respond: () => new Response(PROXY_PAGE, { status: 502, headers: { 'content-type': 'text/html' } }),
  },
  'busy-503': {
    summary: 'HTTP 503',
    commits: false,
    respond: ({ retryAfterSeconds }) => refuse('Service is busy.', 503, retryAfterSeconds),
  },
  'rate-limit': {
    summary: 'HTTP 429 with Retry-After',
    commits: false,
    respond: ({ retryAfterSeconds = 1 }) => refuse('Too many requests.', 429, retryAfterSeconds),
  },
  'unknown-status': { summary: 'an undocumented status', commits: 'always', spelling: 'undocumented' },
  'label-casing': { summary: 'statuses in the other spelling', commits: 'always', spelling: 'other-style' },
};
