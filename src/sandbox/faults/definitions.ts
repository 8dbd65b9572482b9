import { type Answer, failure, toResponse } from '../wire/answer.js';
import { Refusal } from '../wire/refusal.js';

/**
 * A fault of one answer.
 *
 * | fault | the merchant sees | was the work done? |
 * |---|---|---|
 * | `reset-before-commit` | the connection breaks | no |
 * | `reset-after-commit` | the connection breaks | **yes** |
 * | `stall-headers` | nothing, for ever | no |
 * | `stall-body` | a 200 whose body stops in the middle, for ever | yes |
 * | `truncate` | a 200 whose body is cut in the middle | yes |
 * | `html-502` | a proxy's error page | no |
 * | `busy-503` | HTTP 503 with the API's envelope | no |
 * | `rate-limit` | HTTP 429 with `Retry-After` | no |
 * | `unknown-status` | a status that nobody documented | yes |
 * | `label-casing` | the other spelling of enumerations (`Partially refunded`) | yes |
 *
 * @example
 * ```ts
 * import { createSandbox, type SandboxFault } from 'paymennt/sandbox';
 *
 * // A refund meets each of them, and none may be paid out twice.
 * const DONE_BUT_UNHEARD: readonly SandboxFault[] = ['reset-after-commit', 'stall-body', 'truncate'];
 * const sandbox = createSandbox();
 * for (const fault of DONE_BUT_UNHEARD) sandbox.failNext({ operation: 'checkouts.refund', fault });
 * ```
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
  constructor() {
    super('read ECONNRESET');
    this.name = 'ConnectionReset';
  }
}

interface FaultyCall {
  /** Answers the request; present when the work was done. */
  readonly answer: Answer | undefined;
  /** Aborted when the caller gives up or the sandbox is closed. */
  readonly signal: AbortSignal;
  /** Ends a body that stalls. Absent over HTTP, where the end of the connection does that. */
  readonly bodySignal: AbortSignal | undefined;
  readonly retryAfterSeconds: number | undefined;
}

export interface FaultDefinition {
  /** A few words for the menu of the dashboard. */
  readonly summary: string;
  /** Whether the work is done: by default, or `always` because the faulty answer is made of the real one. */
  readonly commits: boolean | 'always';
  /** Spells the statuses of the answer in another way. */
  readonly spelling?: 'undocumented' | 'other-style';
  /** Makes the faulty answer. Absent when the spelling is all that is wrong with the answer. */
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

function resetConnection(): never {
  throw new ConnectionReset();
}

function refuse(sentence: string, status: number, retryAfterSeconds: number | undefined): Response {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return toResponse(failure(new Refusal(sentence, { status, headers }), 0));
}

const PROXY_PAGE =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><p>paymennt sandbox</p></body></html>';

/** Every fault, one record each. */
export const FAULTS: Readonly<Record<SandboxFault, FaultDefinition>> = {
  'reset-before-commit': {
    summary: 'connection breaks, nothing was done',
    commits: false,
    respond: resetConnection,
  },
  'reset-after-commit': {
    summary: 'connection breaks, the work was done',
    commits: true,
    respond: resetConnection,
  },
  'stall-headers': {
    summary: 'no answer, ever',
    commits: false,
    respond: ({ signal }) => rejectOnAbort(signal),
  },
  'stall-body': {
    summary: 'the answer stops in the middle, for ever',
    commits: 'always',
    respond: (call) => new Response(stalledBody(call), call.answer),
  },
  truncate: {
    summary: 'the answer is cut in the middle',
    commits: 'always',
    respond: ({ answer }) => new Response(firstHalf(answer), answer),
  },
  'html-502': {
    summary: "a proxy's error page",
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
  'unknown-status': {
    summary: 'a status that nobody documented',
    commits: 'always',
    spelling: 'undocumented',
  },
  'label-casing': {
    summary: 'the other spelling of statuses',
    commits: 'always',
    spelling: 'other-style',
  },
};
