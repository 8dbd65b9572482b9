// What the pages import as './shop.js': the file beside them, and what stands for more of a reader's own code.

export * from '../../docs/shop.js';
export { type App, createApp } from './app.js';

/** A receiver of webhooks. */
export const onWebhook = async (_request: Request) => new Response(null, { status: 204 });
