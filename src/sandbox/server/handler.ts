import { createApi } from '../api/api.js';
import { type Arrival, type RequestNotes, type SandboxContext, timestamp } from '../context.js';
import { createDashboard } from '../dashboard/dashboard.js';
import { isDashboardPath } from '../dashboard/parts.js';
import { ConnectionReset, rejectOnAbort } from '../faults/definitions.js';
import { isOwnName } from '../hosts.js';
import { API_PREFIX, operationOf } from '../operations.js';
import { SCRIPT_PATH, STYLESHEET_PATH } from '../pages/layout.js';
import { createPayHost } from '../pay/pay-host.js';
import { failure, toResponse } from '../wire/answer.js';
import { Refusal } from '../wire/refusal.js';

export type Handler = (request: Request, arrival: Arrival) => Promise<Response>;

const isApiPath = (path: string) => path === API_PREFIX || path.startsWith(`${API_PREFIX}/`);

/** Whether the request log leaves out a path: the dashboard would otherwise list its own requests. */
const isUnlogged = (path: string) =>
  isDashboardPath(path) || path === STYLESHEET_PATH || path === SCRIPT_PATH;

/** The answer to a foreign host name. A page of that host could otherwise read every checkout. */
function misdirected({ host, pathname }: URL, notes: RequestNotes): Response {
  const sentence =
    `This sandbox does not answer to the name ${host}: use its own address, ` +
    'or serve it with that origin as publicUrl (--public-url on the command line).';
  notes.responseBody = sentence;
  if (isApiPath(pathname)) return toResponse(failure(new Refusal(sentence, { status: 421 }), 0));
  return new Response(sentence, { status: 421, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/** Answers and logs any request: the API below `/mer/v2.0`, the dashboard at the root, the pay host everywhere else. */
export function createHandler(context: SandboxContext): Handler {
  const api = createApi(context);
  const payHost = createPayHost(context);
  // Created with the first request for it: most sandboxes run inside a test, which needs none.
  let dashboard: ReturnType<typeof createDashboard> | undefined;

  function routerFor(path: string): Pick<typeof api, 'fetch'> {
    if (isApiPath(path)) return api;
    if (!isDashboardPath(path)) return payHost;
    dashboard ??= createDashboard(context);
    return dashboard;
  }

  return async (request, arrival) => {
    const url = new URL(request.url);
    const { pathname: path, search: query } = url;
    const notes: RequestNotes = { requestBody: '', responseBody: '' };
    const start = performance.now();
    let status: number | undefined;
    try {
      const response = arrival.ownName
        ? await routerFor(path).fetch(request, { ...arrival, notes })
        : misdirected(url, notes);
      status = response.status;
      return response;
    } finally {
      const { method } = request;
      const durationMs = Math.round(performance.now() - start);
      const event = { method, path, operation: operationOf(method, path), status, durationMs };
      if (!arrival.ownName || !isUnlogged(path)) {
        context.requests.add({ ...event, ...notes, query, at: timestamp(context) });
      }
      arrival.onRequest?.(event);
    }
  };
}

/** The transport without a network. It does not follow redirects, as with `redirect: 'manual'`. */
export function createInProcessFetch(
  context: SandboxContext,
  handle: Handler,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.signal.aborted) throw request.signal.reason;
    const url = new URL(request.url);
    // Code of this process may use any origin; a page of a foreign host must not reach the dashboard through msw.
    const ownName = !isDashboardPath(url.pathname) || isOwnName(url, context.environment);
    const arrival: Arrival = { transport: 'in-process', origin: url.origin, remote: false, ownName };
    try {
      // A caller that aborts gets the rejection at once, while the operation continues.
      const response = await Promise.race([handle(request, arrival), rejectOnAbort(request.signal)]);
      // A response that was made and not fetched has no address, and callers resolve Location against it.
      Object.defineProperty(response, 'url', { value: request.url });
      return response;
    } catch (error) {
      // The error of Node's own fetch for a broken connection.
      if (error instanceof ConnectionReset) throw new TypeError('fetch failed', { cause: error });
      throw error;
    }
  };
}
