import type { RequestListener } from 'node:http';
import type { HttpServer } from '@nestjs/common';
import express, { type ErrorRequestHandler } from 'express';
import { describe, expect, it, vi } from 'vitest';
import { appResponse } from '../support/app-response.js';
import { nestApp } from '../support/nest-app.js';
import { runSnippet } from './run-snippet.js';
import { snippetExporting } from './snippets.js';

type Fail = () => Promise<never>;
type Answer = { readonly status: number; readonly body: string };

async function handlerOf<Handler>(name: string): Promise<Handler> {
  const { exports } = await runSnippet(snippetExporting('docs/errors-and-outcomes.md', name));
  return exports[name] as Handler;
}

async function answerOf(app: RequestListener): Promise<Answer> {
  const response = await appResponse(app, '/pay');
  return { status: response.status, body: await response.text() };
}

type Filter = new (adapter: HttpServer) => { catch(error: unknown, host: never): void };

/** What the app gets from a route whose work fails, over the handlers of the guide. */
const FRAMEWORKS: Readonly<Record<string, (fail: Fail) => Promise<Answer>>> = {
  async Express(fail) {
    const app = express();
    // Without it, Express prints the stack of each error.
    app.set('env', 'test');
    app.get('/pay', fail);
    app.use(await handlerOf<ErrorRequestHandler>('answerGatewayError'));
    return answerOf(app);
  },
  async 'Next.js and whatever else returns a Response'(fail) {
    const route = await handlerOf<(work: Fail) => Promise<Response>>('route');
    const response = await route(fail).catch(() => new Response(null, { status: 500 }));
    return { status: response.status, body: await response.text() };
  },
  async Nest(fail) {
    const app = await nestApp(fail);
    const GatewayErrorFilter = await handlerOf<Filter>('GatewayErrorFilter');
    app.useGlobalFilters(new GatewayErrorFilter(app.getHttpAdapter()));
    await app.init();
    return answerOf(app.getHttpAdapter().getInstance());
  },
};

const LOST = { message: 'lost', code: 'connection_failed', outcome: 'no_effect' } as const;

describe.each(Object.entries(FRAMEWORKS))(
  'with the handler of the guide, the app gets from %s',
  (_, answer) => {
    it('HTTP 502 and a word when the gateway is down, also over the other build of the package', async () => {
      const { PaymenntConnectionError } = await import('paymennt');
      vi.resetModules();
      const { PaymenntConnectionError: OfTheOtherBuild } = await import('paymennt');
      expect(new OfTheOtherBuild(LOST)).not.toBeInstanceOf(PaymenntConnectionError);
      for (const error of [new PaymenntConnectionError(LOST), new OfTheOtherBuild(LOST)]) {
        const { status, body } = await answer(() => Promise.reject(error));
        expect(status).toBe(502);
        expect(body).toBe('{"error":"payment_gateway_unavailable"}');
      }
    });

    it('HTTP 500 for every other error', async () => {
      expect((await answer(() => Promise.reject(new Error('mine')))).status).toBe(500);
    });
  },
);
