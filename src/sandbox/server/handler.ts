import { createApi } from '../api/api.js';
import type { Arrival, SandboxContext } from '../context.js';
import { createDashboard } from '../dashboard/dashboard.js';
import { isDashboardPath } from '../dashboard/parts.js';
import { ConnectionReset } from '../faults/definitions.js';
import { API_PREFIX } from '../operations.js';
import { createPayHost } from '../pay/pay-host.js';

export type Handler = (request: Request, arrival: Arrival) => Promise<Response>;

/** Answers any request: the API below `/mer/v2.0`, the dashboard at the root, the pay host everywhere else. */
export function createHandler(context: SandboxContext): Handler {
  const api = createApi(context);
  const payHost = createPayHost(context);
  // Made with the first request for it: most sandboxes start inside a test, which needs none.
  let dashboard: ReturnType<typeof createDashboard> | undefined;
  return async (request, arrival) => {
    const { pathname } = new URL(request.url);
    const forApi = pathname === API_PREFIX || pathname.startsWith(`${API_PREFIX}/`);
    if (isDashboardPath(pathname)) {
      dashboard ??= createDashboard(context);
      return await dashboard.fetch(request, arrival);
    }
    return await (forApi ? api : payHost).fetch(request, arrival);
  };
}

/** Rejects as soon as the caller gives up, whatever the work is still doing. */
function unlessAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** A broken connection as Node's own fetch reports it. */
function fetchFailed(): TypeError {
  const cause = Object.assign(new Error('read ECONNRESET'), {
    code: 'ECONNRESET',
    errno: -104,
    syscall: 'read',
  });
  return new TypeError('fetch failed', { cause });
}

/** The transport without a network. Redirects come back as they are, as with `redirect: 'manual'`. */
export function createInProcessFetch(
  handle: Handler,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.signal.aborted) throw request.signal.reason;
    const { origin } = new URL(request.url);
    const arrival: Arrival = { transport: 'in-process', origin, remote: false };
    try {
      const response = await unlessAborted(request.signal, handle(request, arrival));
      // A response that was made and not fetched has no address, and callers resolve Location against it.
      Object.defineProperty(response, 'url', { value: request.url });
      return response;
    } catch (error) {
      if (error instanceof ConnectionReset) throw fetchFailed();
      throw error;
    }
  };
}
