import type { RequestListener } from 'node:http';
import { Writable } from 'node:stream';
import express from 'express';
import Koa from 'koa';
import { type PaymenntClient, PaymenntError } from 'paymennt';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { no } from '../support/answers.js';
import { appResponse } from '../support/app-response.js';
import { CREDENTIALS, scripted } from '../support/client.js';
import { nestApp } from '../support/nest-app.js';

type Fail = () => Promise<unknown>;

/** A call that the gateway refuses with a status which means something else to an app of the shopper's. */
function refusedWith(status: number): Fail {
  const { client } = scripted([no('Refused', { status })], { maxRetries: 0 });
  return () => client.branches.get('1');
}

const statusFrom = async (app: RequestListener) => (await appResponse(app, '/pay')).status;

const SERVERS: Readonly<Record<string, (fail: Fail) => Promise<number>>> = {
  async Express(fail) {
    const app = express();
    // Without it, Express prints the stack of each error.
    app.set('env', 'test');
    app.get('/pay', async () => {
      await fail();
    });
    return statusFrom(app);
  },
  async Koa(fail) {
    const app = new Koa();
    app.silent = true;
    app.use(async () => {
      await fail();
    });
    return statusFrom(app.callback());
  },
  async Nest(fail) {
    const app = await nestApp(fail);
    await app.init();
    return statusFrom(app.getHttpAdapter().getInstance());
  },
};

describe('the default error handler of a web framework', () => {
  it.each(Object.entries(SERVERS))(
    'answers 500 and not with the status of the gateway: %s',
    async (_, statusOf) => {
      for (const status of [400, 401, 403, 404, 429, 503]) {
        expect(await statusOf(refusedWith(status)), `HTTP ${status}`).toBe(500);
      }
    },
  );
});

describe('pino', () => {
  async function logged(
    call: (client: PaymenntClient) => Promise<unknown>,
  ): Promise<Record<string, unknown>> {
    const sentence = `Duplicate customer ada@shop.example, key ${CREDENTIALS.apiKey}, card 4242 4242 4242 4242`;
    const headers = { 'x-request-id': 'id-of-the-vendor', 'set-cookie': 'sid=hunter2' };
    const { client } = scripted([no(sentence, { status: 401, headers })], { maxRetries: 0 });
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const error = await call(client).catch((reason: unknown) => reason);
    if (!PaymenntError.is(error)) throw error;
    pino(stream).error(error);
    const [line = ''] = lines;
    const secrets = [
      CREDENTIALS.apiKey,
      CREDENTIALS.apiSecret,
      'ada@',
      '4242',
      'hunter2',
      'id-of-the-vendor',
    ];
    for (const secret of secrets) expect(line).not.toContain(secret);
    return (JSON.parse(line) as { err: Record<string, unknown> }).err;
  }

  it('logs the fields of an error as they are, without a secret', async () => {
    const { stack, ...fields } = await logged((client) => client.branches.get('1'));

    expect(stack).toContain('PaymenntAuthenticationError');
    expect(fields).toMatchObject({
      code: 'authentication_failed',
      outcome: 'no_effect',
      operation: 'branches.get',
      httpStatus: 401,
      apiMessage: 'Duplicate customer [redacted], key [redacted], card [redacted]',
    });
  });
});
