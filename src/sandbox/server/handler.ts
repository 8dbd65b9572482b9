import { createApi } from '../api/api.js';
import type { Arrival, SandboxContext } from '../context.js';
import { createDashboard } from '../dashboard/dashboard.js';
import { isDashboardPath } from '../dashboard/parts.js';
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
