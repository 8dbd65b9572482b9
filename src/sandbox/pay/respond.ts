import type { Context, MiddlewareHandler } from 'hono';
import type { Arrival } from '../context.js';
import type { Html } from '../pages/layout.js';
import type { SandboxCheckout } from '../records/index.js';

export interface PageOptions {
  readonly status?: 200 | 404 | 409 | 410 | 422 | undefined;
  /** The page may be shown inside the merchant's own page. */
  readonly embeddable?: boolean | undefined;
  /** The page loads the script of the card form. */
  readonly script?: boolean | undefined;
  /** The checkout that a form of the page may end. */
  readonly checkout?: SandboxCheckout | undefined;
}

/**
 * No script and no style inside the page, nothing from elsewhere. Browsers apply `form-action` to the redirect that answers a
 * form as well, so a checkout that ends at the merchant's own page has to allow leaving.
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

/** The origin that the browser knows this host by. */
export function originOf(c: Context): string {
  return (c.env as Arrival).origin;
}

/** Answers 400 to a form that cannot be read, such as a multipart body without its boundary. */
export const readableForm: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'POST') {
    try {
      // Hono keeps the result for the handler.
      await c.req.parseBody();
    } catch (error) {
      // A form that is too large has an answer of its own.
      if (error instanceof Error && error.name === 'BodyLimitError') throw error;
      return c.text('The form in this request cannot be read. Send it as a browser does.', 400);
    }
  }
  await next();
  return;
};

export type Form = Readonly<Record<string, unknown>>;

/** A field of a form as text; a file or a repeated field is empty. */
export function fieldOf(form: Form, name: string): string {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  return typeof value === 'string' ? value : '';
}
