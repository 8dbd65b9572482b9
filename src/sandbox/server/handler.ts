import { createApi } from '../api/api.js';
import type { SandboxContext, Transport } from '../context.js';
import { createDashboard } from '../dashboard/dashboard.js';
import { isDashboardPath } from '../dashboard/parts.js';
import { API_PREFIX } from '../operations.js';
import { createPayHost } from '../pay/pay-host.js';

/** Answers any request: the API below `/mer/v2.0`, the dashboard at the root, the pay host everywhere else. */
export function createHandler(
  context: SandboxContext,
): (request: Request, transport: Transport) => Promise<Response> {
  const api = createApi(context);
  const payHost = createPayHost(context);
  // Made when somebody looks at it: most sandboxes start inside a test, where nobody does.
  let dashboard: ReturnType<typeof createDashboard> | undefined;
  return async (request, transport) => {
    const { pathname } = new URL(request.url);
    const forApi = pathname === API_PREFIX || pathname.startsWith(`${API_PREFIX}/`);
    if (isDashboardPath(pathname)) {
      dashboard ??= createDashboard(context);
      return await dashboard.fetch(request, { transport });
    }
    return await (forApi ? api : payHost).fetch(request, { transport });
  };
}
