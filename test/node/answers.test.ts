import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { PaymenntConnectionError, PaymenntResponseError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { bytes, respond } from '../support/acts.js';
import { CHECKOUT } from '../support/answers.js';
import { rejection } from '../support/failure.js';
import { scriptedGateway } from '../support/gateway.js';
import type { Act } from '../support/server.js';
import { BOTH_FETCHES } from './both-fetches.js';

const BRANCH_NAME = 'Zoë’s 😀 متجر';
const found = Buffer.from(
  JSON.stringify({ success: true, elapsed: 1, result: { ...CHECKOUT, branchName: BRANCH_NAME } }),
);

const coded = (body: Uint8Array, coding: string) => respond(200, body, { 'content-encoding': coding });

describe.each(BOTH_FETCHES)('over %s', (_, fetch) => {
  async function getFrom(act: Act) {
    const server = await scriptedGateway(act);
    return server.client({ fetch, maxRetries: 0 }).checkouts.get(CHECKOUT.id);
  }

  it.each<[string, Uint8Array]>([
    ['gzip', gzipSync(found)],
    ['x-gzip', gzipSync(found)],
    ['deflate', deflateSync(found)],
    ['br', brotliCompressSync(found)],
    ['identity', found],
    ['gzip, br', brotliCompressSync(gzipSync(found))],
  ])('reads an answer that is coded as %s', async (coding, body) => {
    expect((await getFrom(coded(body, coding))).branchName).toBe(BRANCH_NAME);
  });

  it('reads an answer that begins with a byte order mark', async () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), found]);

    expect((await getFrom(respond(200, marked))).branchName).toBe(BRANCH_NAME);
  });

  it('puts letters together that arrive byte by byte', async () => {
    const checkout = await getFrom(({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      for (const byte of found) response.write(Uint8Array.of(byte));
      response.end();
    });

    expect(checkout.branchName).toBe(BRANCH_NAME);
  });

  it('refuses an answer that is no text of the coding it claims', async () => {
    const error = await rejection(
      PaymenntConnectionError,
      getFrom(coded(Buffer.from('{"success":true}'), 'gzip')),
    );

    expect(error.code).toBe('connection_failed');
    expect(error.outcome).toBe('no_effect');
  });

  it('finds nothing to read in an answer of an unknown coding', async () => {
    const zipped = coded(gzipSync(found), 'rot13');
    const error = await rejection(PaymenntResponseError, getFrom(zipped));

    expect(error.code).toBe('unreadable_response');
  });

  it('finds nothing to read in an empty answer', async () => {
    const error = await rejection(PaymenntResponseError, getFrom(respond(200, '')));

    expect(error.code).toBe('unreadable_response');
    expect(error.httpStatus).toBe(200);
  });

  it('gives up on a small answer that unpacks to more than 10 MiB', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 2 ** 20, 0x20));
    const error = await rejection(PaymenntResponseError, getFrom(coded(bomb, 'gzip')));

    expect(error.code).toBe('response_too_large');
    expect(error.httpStatus).toBe(200);
  });

  it('hears no answer when the server changes the protocol instead', async () => {
    const error = await rejection(
      PaymenntConnectionError,
      getFrom(bytes('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: elsewhere\r\n\r\n')),
    );

    expect(error.outcome).toBe('no_effect');
  });
});
