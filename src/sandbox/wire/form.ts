import type { MiddlewareHandler } from 'hono';

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
