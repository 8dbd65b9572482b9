import { createApi } from './api.js';
import { isDashboardPath } from './dashboard/addresses.js';
import { createDashboard } from './dashboard/dashboard.js';
import type { Door } from './doors/door.js';
import { API_PREFIX } from './operations.js';
import { createPayHost } from './pay-host.js';
import type { World } from './world.js';

/** Answers any request: the API below `/mer/v2.0`, the dashboard at the root, the pay host everywhere else. */
export function createHandler(world: World): (request: Request, door: Door) => Promise<Response> {
  const api = createApi(world);
  const payHost = createPayHost(world);
  // Made when somebody looks at it: most sandboxes start inside a test, where nobody does.
  let dashboard: ReturnType<typeof createDashboard> | undefined;
  return async (request, door) => {
    const { pathname } = new URL(request.url);
    const forApi = pathname === API_PREFIX || pathname.startsWith(`${API_PREFIX}/`);
    if (isDashboardPath(pathname)) {
      dashboard ??= createDashboard(world);
      return await dashboard.fetch(request, { door });
    }
    return await (forApi ? api : payHost).fetch(request, { door });
  };
}
