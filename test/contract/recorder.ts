import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { BASE_PATH, operationAt } from './merchant-api.js';
import type { RawRequest } from './raw-request.js';
import { sampleAnswer } from './samples.js';

export interface CannedAnswer {
  readonly status: number;
  readonly body: string;
}

/** A gateway that knows nothing: it keeps what arrived, as it arrived, and answers what it was told to. */
export interface Recorder {
  /** For `new PaymenntClient({ environment })`. */
  readonly environment: { readonly apiBaseUrl: string; readonly payBaseUrl: string };
  readonly requests: readonly RawRequest[];
  /** Replaces the answer to one operation, which is otherwise a valid 200 with every documented field. */
  answer(operation: string, answer: CannedAnswer): void;
  /** Forgets requests and canned answers. */
  reset(): void;
  close(): Promise<void>;
}

export async function startRecorder(): Promise<Recorder> {
  const requests: RawRequest[] = [];
  const canned = new Map<string, CannedAnswer>();
  const server = createServer(async (incoming, outgoing) => {
    const request = await rawRequestOf(incoming);
    requests.push(request);
    const { status, body } = answerTo(request, canned);
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: { apiBaseUrl: `${origin}${BASE_PATH}/`, payBaseUrl: origin },
    requests,
    answer: (operation, answer) => {
      canned.set(operation, answer);
    },
    reset: () => {
      requests.length = 0;
      canned.clear();
    },
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

async function rawRequestOf(incoming: IncomingMessage): Promise<RawRequest> {
  // Not `incoming.headers`: it folds a header that was sent twice into one.
  const raw = incoming.rawHeaders;
  const headers = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));
  return {
    method: incoming.method ?? '',
    url: incoming.url ?? '',
    headers,
    bodyText: await text(incoming),
  };
}

function answerTo(request: RawRequest, canned: ReadonlyMap<string, CannedAnswer>): CannedAnswer {
  const [path = ''] = request.url.split('?');
  const operation = operationAt(request.method, path.replace(BASE_PATH, ''));
  if (operation === undefined) {
    const error = `No operation at ${request.method} ${path}`;
    return { status: 404, body: JSON.stringify({ success: false, elapsed: 0, error }) };
  }
  return canned.get(operation.name) ?? { status: 200, body: sampleAnswer(operation) };
}
