/** `digest` of the error with which the `fetch` of Next.js 13 to 15 stops the rendering of a page at build time. */
export const PRERENDER_STOP = 'DYNAMIC_SERVER_USAGE';

/**
 * Whether Next.js refused a request because a page was rendered at build time. Nothing was sent, and Next.js renders
 * the page at each request instead, provided that the error that reaches it has the same digest.
 */
export const isPrerenderStop = (error: unknown): boolean =>
  error instanceof Error && 'digest' in error && error.digest === PRERENDER_STOP;
