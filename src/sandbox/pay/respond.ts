import type { Context, MiddlewareHandler } from 'hono';
import type { Arrival } from '../context.js';
import type { Html } from '../pages/layout.js';
import type { SandboxCheckout } from '../records/index.js';
import { readText } from '../wire/json.js';
import { Refusal } from '../wire/refusal.js';

export interface PageOptions {
  readonly status?: 200 | 404 | 409 | 410 | 422 | undefined;
  /** A page of the merchant may show this page in a frame. */
  readonly embeddable?: boolean | undefined;
  /** The page uses the script of the card form. */
  readonly script?: boolean | undefined;
  /** The checkout that a form of the page can end. */
  readonly checkout?: SandboxCheckout | undefined;
}

/**
 * Forbids scripts and styles inside the page, and everything from other origins. Browsers apply `form-action` also to the
 * redirect after a form, so a checkout with a return URL must allow other origins there.
 */
function contentSecurityPolicy({ embeddable, checkout, script }: PageOptions): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    ...(script === true ? ["script-src 'self'"] : []),
    "img-src 'self' data:",
    "base-uri 'none'",
    `form-action 'self'${checkout?.returnUrl === undefined ? '' : ' http: https:'}`,
    `frame-ancestors ${embeddable === true ? '*' : "'none'"}`,
  ].join('; ');
}

export function respond(c: Context, page: Html, options: PageOptions = {}): Response | Promise<Response> {
  c.header('Content-Security-Policy', contentSecurityPolicy(options));
  return c.html(page, options.status ?? 200);
}

/** Serves a stylesheet or a script. */
export const asset = (type: string, text: string) => (c: Context) =>
  c.body(text, 200, { 'Content-Type': `${type}; charset=utf-8` });

/** The origin at which the browser knows this host. */
export function originOf(c: Context): string {
  return (c.env as Arrival).origin;
}

const LARGEST_FORM_BYTES = 65_536;

/** Answers 413 to a form that is too large, and 400 to one that cannot be read, such as a multipart body without its boundary. */
export const readableForm: MiddlewareHandler = async (c, next) => {
  const { method, url, raw } = c.req;
  if (method === 'POST') {
    try {
      // Before the body: in Bun, a request whose body was read forgets the content type that came from the body.
      const { headers } = raw;
      const body = await readText(raw, LARGEST_FORM_BYTES);
      c.req.raw = new Request(url, { method, headers, body });
      // Hono caches the result for the handler.
      await c.req.parseBody();
    } catch (error) {
      if (error instanceof Refusal && error.details.status === 413) return c.text(error.message, 413);
      return c.text('The form in this request cannot be read. Send it as a browser does.', 400);
    }
  }
  return await next();
};

export type Form = Readonly<Record<string, unknown>>;

/** A field of a form as text without blanks at its ends. A file or a repeated field counts as empty. */
export function fieldOf(form: Form, name: string): string {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}
