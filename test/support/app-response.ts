import type { RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { serveHandler } from './server.js';

/** What a web app answers to a GET, over a socket. */
export async function appResponse(app: RequestListener, path: string): Promise<Response> {
  const { origin, close } = await serveHandler(app);
  onTestFinished(close);
  return await fetch(origin + path);
}
