/**
 * The sandbox as request handlers of Mock Service Worker, for tests that intercept `fetch`.
 *
 * @module paymennt/msw
 */
import { type HttpHandler, HttpResponse, http } from 'msw';
import type { Sandbox } from '../sandbox/sandbox.js';

/** The addresses to intercept. */
export interface MswEnvironment {
  /** Base URL of the API, such as `https://api.test.paymennt.com/mer/v2.0`. */
  readonly apiBaseUrl: string;
  /** Base URL of the pay page, such as `https://pay.test.paymennt.com`. */
  readonly payBaseUrl: string;
}

/**
 * Creates handlers that answer requests to the API and the pay page from a sandbox. Install `msw` 2 yourself.
 *
 * @param sandbox - The sandbox that answers. The test can prepare it and read its state.
 * @param environment - The addresses to intercept. @defaultValue those of `sandbox.environment`
 * @example
 * ```ts
 * // branches-list.mjs
 * import { setupServer } from 'msw/node';
 * import { PaymenntClient } from 'paymennt';
 * import { createMswHandlers } from 'paymennt/msw';
 * import { createSandbox } from 'paymennt/sandbox';
 *
 * const sandbox = createSandbox();
 * const server = setupServer(...createMswHandlers(sandbox));
 * server.listen();
 *
 * const paymennt = new PaymenntClient({ ...sandbox.credentials, environment: sandbox.environment });
 * console.log((await paymennt.branches.list()).items.length);
 * server.close();
 * ```
 */
export function createMswHandlers(
  sandbox: Sandbox,
  environment: MswEnvironment = sandbox.environment,
): HttpHandler[] {
  const patterns = [environment.apiBaseUrl, environment.payBaseUrl].map(
    (base) => `${base.replace(/\/+$/, '')}/*`,
  );
  return [...new Set(patterns)].map((pattern) =>
    // After `failNext`, the sandbox may break the connection.
    http.all(pattern, ({ request }) => sandbox.fetch(request).catch(() => HttpResponse.error())),
  );
}
