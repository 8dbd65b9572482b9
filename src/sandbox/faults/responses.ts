import { type Answer, failure } from '../wire/answer.js';
import { Refusal } from '../wire/refusal.js';
import type { DueFault } from './faults.js';

/** The connection breaks. Each transport shows it in its own way: a rejected fetch, a destroyed socket. */
export class ConnectionReset extends Error {
  constructor() {
    super('read ECONNRESET');
    this.name = 'ConnectionReset';
  }
}

const PROXY_PAGE =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><p>paymennt sandbox</p></body></html>';

/** Resolves never, rejects when the caller gives up or the sandbox is closed. */
function forEver(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function firstHalf(body: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(body);
  return bytes.slice(0, Math.floor(bytes.length / 2));
}

function stalledBody(body: string, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(firstHalf(body));
      if (signal) forEver(signal).catch((reason: unknown) => controller.error(reason));
    },
  });
}

/** What goes wrong instead of an answer. */
export async function failInstead(
  { fault, retryAfterSeconds }: DueFault,
  signal: AbortSignal,
): Promise<Response> {
  const retryAfter = (seconds: number | undefined) =>
    seconds === undefined ? {} : { 'retry-after': String(seconds) };
  switch (fault) {
    case 'stall-headers':
      return await forEver(signal);
    case 'html-502':
      return new Response(PROXY_PAGE, { status: 502, headers: { 'content-type': 'text/html' } });
    case 'busy-503':
      return toResponse(failure(new Refusal('Service is busy.', 503, retryAfter(retryAfterSeconds)), 0));
    case 'rate-limit':
      return toResponse(
        failure(new Refusal('Too many requests.', 429, retryAfter(retryAfterSeconds ?? 1)), 0),
      );
    default:
      throw new ConnectionReset();
  }
}

/**
 * The answer to work that was done, after the fault has had its way with it.
 *
 * @param bodySignal - Breaks off a body that stalls, where nothing else does.
 */
export async function distort(
  due: DueFault,
  answer: Answer,
  signal: AbortSignal,
  bodySignal: AbortSignal | undefined,
): Promise<Response> {
  switch (due.fault) {
    case 'unknown-status':
    case 'label-casing':
      return toResponse(answer);
    case 'truncate':
      return new Response(firstHalf(answer.body), { status: answer.status, headers: answer.headers });
    case 'stall-body':
      return new Response(stalledBody(answer.body, bodySignal), {
        status: answer.status,
        headers: answer.headers,
      });
    default:
      return await failInstead(due, signal);
  }
}

export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers });
}
