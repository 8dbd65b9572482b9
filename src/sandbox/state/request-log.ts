import type { SandboxRequestEvent } from '../options.js';
import { cutSecrets } from '../wire/secrets.js';

/** One request to the API or to a pay page, with its answer. */
export interface LoggedRequest extends SandboxRequestEvent {
  readonly id: string;
  /** ISO 8601, by the sandbox's clock. */
  readonly at: string;
  /** Begins with the question mark; empty without a query. */
  readonly query: string;
  /** The fault of `failNext` that changed the answer. */
  readonly fault?: string;
  /** JSON of the API. It is empty for pay pages, because their forms hold cards. */
  requestBody: string;
  responseBody: string;
}

export interface LoggedPage {
  readonly rows: readonly LoggedRequest[];
  readonly total: number;
}

const MOST_REQUESTS = 200;
const LONGEST_BODY = 20_000;

const shortened = (body: string) =>
  body.length > LONGEST_BODY ? `${body.slice(0, LONGEST_BODY)} … (${body.length} characters)` : body;

/** Keeps the newest requests for the dashboard. A saved state does not have them. */
export function createRequestLog() {
  const kept: LoggedRequest[] = [];
  const listeners = new Set<() => void>();
  let added = 0;
  return {
    add(request: Omit<LoggedRequest, 'id'>) {
      added += 1;
      const { requestBody, responseBody } = request;
      kept.push({
        ...request,
        id: String(added),
        requestBody: shortened(requestBody),
        responseBody: shortened(responseBody),
      });
      if (kept.length > MOST_REQUESTS) kept.shift();
      for (const listener of [...listeners]) listener();
    },
    /** The newest request first. Queries and bodies are without secrets and card numbers. */
    newest(select: (request: LoggedRequest) => boolean, from: number, count: number): LoggedPage {
      const found = kept.filter(select).reverse();
      const rows = found.slice(from, from + count).map((request) => ({
        ...request,
        query: cutSecrets(request.query),
        requestBody: cutSecrets(request.requestBody),
        responseBody: cutSecrets(request.responseBody),
      }));
      return { rows, total: found.length };
    },
    clear() {
      kept.length = 0;
    },
    onAdd(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type RequestLog = ReturnType<typeof createRequestLog>;
