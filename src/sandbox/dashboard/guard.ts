import type { Context } from 'hono';
import { hasCredentials, type SandboxContext } from '../context.js';
import { isLoopbackAddress } from '../hosts.js';

/**
 * Whether a request came to the sandbox by a name of its own. A stranger's page can point a name of its own at
 * loopback and would then be allowed to read the answers.
 */
export function isOwnName(context: SandboxContext, url: URL): boolean {
  return isLoopbackAddress(url.href) || url.origin === new URL(context.environment.payBaseUrl).origin;
}

/**
 * Whether a page of the dashboard sent this form, or `npx paymennt pay`, which sends the credentials of the API instead.
 * No other page knows the token, browsers name the page that sends, and no page can add headers to a form.
 */
export function isOwnForm(
  context: SandboxContext,
  c: Context,
  form: Readonly<Record<string, unknown>>,
  token: string,
): boolean {
  const { headers, url } = c.req.raw;
  const origin = headers.get('origin');
  if (origin !== null && origin !== new URL(url).origin) return false;
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  return form['token'] === token || hasCredentials(context, headers);
}

/** What the pages may do: their own script and style, and nothing that is written inside a page. */
export const DASHBOARD_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
