import { answer, respond } from '../support/acts.js';
import { type Exchange, type RecordingServer, startServer } from '../support/server.js';
import { BASE_PATH, operationAt } from './merchant-api.js';
import type { RawRequest } from './raw-request.js';
import { sampleAnswer } from './samples.js';

/** A gateway that answers each operation with a valid 200 that has every documented field. */
export interface Recorder extends RecordingServer {
  /** The requests so far, as they were on the wire. */
  readonly requests: readonly RawRequest[];
  /** Replaces the body of the answer to one operation. */
  answer(operation: string, body: string): void;
  /** Forgets requests and replaced answers. */
  reset(): void;
}

export async function startRecorder(): Promise<Recorder> {
  const replaced = new Map<string, string>();
  const server = await startServer((exchange) => {
    const operation = operationAt(exchange.method, exchange.path.replace(BASE_PATH, ''));
    if (!operation) return answer(404, { success: false, elapsed: 0, error: 'No such operation' })(exchange);
    const body = replaced.get(operation.name) ?? sampleAnswer(operation);
    return respond(200, body, { 'content-type': 'application/json' })(exchange);
  });
  return {
    ...server,
    get requests() {
      return server.exchanges.map(rawRequestOf);
    },
    answer: (operation, body) => void replaced.set(operation, body),
    reset: () => {
      server.exchanges.length = 0;
      replaced.clear();
    },
  };
}

function rawRequestOf({ method, target, rawHeaders, body }: Exchange): RawRequest {
  const headers = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : [],
  );
  return { method, url: target, headers, bodyText: body };
}
