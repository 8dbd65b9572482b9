import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { type FetchLike, PaymenntError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { respond } from '../support/acts.js';
import { CHECKOUT } from '../support/answers.js';
import { scriptedGateway } from '../support/gateway.js';
import type { Act } from '../support/server.js';
import { BOTH_FETCHES } from './both-fetches.js';

const FOUND = Buffer.from(JSON.stringify({ success: true, elapsed: 1, result: CHECKOUT }));

const CODED: readonly (readonly [string, string, Uint8Array])[] = [
  ['gzip', 'gzip', gzipSync(FOUND)],
  ['deflate', 'deflate', deflateSync(FOUND)],
  ['deflate without its header', 'deflate', deflateRawSync(FOUND)],
  ['br', 'br', brotliCompressSync(FOUND)],
];

/** What a call comes to over one `fetch`: its value or every field of its error, and how many requests it took. */
async function fate(fetch: FetchLike, act: Act, call: 'cancel' | 'get') {
  const server = await scriptedGateway(act);
  const client = server.client({ fetch, maxRetries: 0, timeoutMs: 3_000 });
  const ending = await client.checkouts[call](CHECKOUT.id).then(
    (value: unknown) => ({ value }),
    (error: unknown) => ({ error: PaymenntError.is(error) ? error.toJSON() : String(error) }),
  );
  return { ...ending, requests: server.exchanges.length };
}

async function expectSameFate(act: Act, call: 'cancel' | 'get') {
  const [global, node] = await Promise.all(BOTH_FETCHES.map(([, fetch]) => fate(fetch, act, call)));

  expect(node).toEqual(global);
  return node;
}

describe('a call over createNodeFetch ends as over the global fetch', () => {
  const statuses = [200, 204, 205, 304, 400, 401, 403, 404, 429, 500, 502, 503];
  const codings = ['gzip', 'x-gzip', 'GZIP', 'deflate', 'br', 'gzip, br', 'zstd', 'identity', 'gzip,', ''];

  it.each(statuses)('when HTTP %i has an empty body and any content-encoding', async (status) => {
    for (const coding of codings) {
      const act = respond(status, Buffer.of(), { 'content-encoding': coding, 'retry-after': '0' });
      await expectSameFate(act, 'get');
      await expectSameFate(act, 'cancel');
    }
  });

  it('when a refusal without a body says how long to wait', async () => {
    const act = respond(429, Buffer.of(), { 'content-encoding': 'gzip', 'retry-after': '7' });
    const { error } = { error: undefined, ...(await expectSameFate(act, 'cancel')) };

    expect(error).toMatchObject({ code: 'rate_limited', outcome: 'no_effect', retryAfterMs: 7_000 });
  });

  it.each(CODED)('when the body is coded as %s', async (_, coding, body) => {
    const node = await expectSameFate(respond(200, body, { 'content-encoding': coding }), 'get');

    expect(node).toMatchObject({ value: { id: CHECKOUT.id }, requests: 1 });
  });

  it.each(CODED)(
    'when the body that is coded as %s breaks off, or is no such code',
    async (_, coding, body) => {
      const headers = { 'content-encoding': coding };
      for (const broken of [body.subarray(0, -3), body.subarray(0, 8), body.subarray(2), FOUND]) {
        await expectSameFate(respond(200, broken, headers), 'get');
      }
      await expectSameFate(respond(200, Buffer.concat([body, Buffer.from('more')]), headers), 'get');
      await expectSameFate(respond(200, Buffer.concat([body, body]), headers), 'get');
    },
  );

  it.each([5, 6, 3_000])('when there are %i codings', async (count) => {
    let body: Uint8Array = FOUND;
    for (let round = 0; round < Math.min(count, 6); round += 1) body = gzipSync(body);
    const coding = Array.from({ length: count }, () => 'gzip').join(',');
    await expectSameFate(respond(200, body, { 'content-encoding': coding }), 'get');
    await expectSameFate(respond(200, body, { 'content-encoding': coding }), 'cancel');
  });

  it('when a header is repeated', async () => {
    const body = gzipSync(gzipSync(FOUND));
    await expectSameFate(respond(200, body, { 'content-encoding': ['gzip', 'gzip'] }), 'get');
    await expectSameFate(respond(429, FOUND, { 'retry-after': ['1', '2'] }), 'cancel');
  });
});
