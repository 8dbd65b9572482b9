import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkRequest, checkResponse } from './checker.js';
import { OPERATIONS, operationNamed } from './merchant-api.js';
import { type Recorder, startRecorder } from './recorder.js';
import { rawRequest, requestSamples } from './samples.js';

describe('the recording server', () => {
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await startRecorder();
  });
  beforeEach(() => recorder.reset());
  afterAll(() => recorder.close());

  // Not fetch: it would normalise a path and add headers of its own.
  function send(method: string, target: string, headers: string[], body = '') {
    const { hostname, port } = new URL(recorder.environment.apiBaseUrl);
    return new Promise<{ status: number; body: string }>((resolve, reject) => {
      const outgoing = httpRequest({ hostname, port, method, path: target, headers }, async (incoming) => {
        resolve({ status: incoming.statusCode ?? 0, body: await text(incoming) });
      });
      outgoing.on('error', reject).end(body);
    });
  }

  it.each(OPERATIONS)('records $name as it was sent and answers within the contract', async (operation) => {
    const [parts = { query: {} }] = requestSamples(operation, 'maximal');
    const sent = rawRequest(operation, parts);
    const length = ['Content-Length', String(Buffer.byteLength(sent.bodyText))];
    const headers = [...sent.headers.flat(), ...length, 'Host', 'gateway.test'];
    const answer = await send(sent.method, sent.url, headers, sent.bodyText);
    expect(checkResponse(operation, answer.status, answer.body)).toEqual([]);
    expect(recorder.requests).toHaveLength(1);
    const [recorded = sent] = recorder.requests;
    expect(recorded).not.toBe(sent);
    expect(recorded).toMatchObject({ method: sent.method, url: sent.url, bodyText: sent.bodyText });
    expect(recorded.headers).toEqual(expect.arrayContaining([...sent.headers]));
    expect(checkRequest(operation, recorded)).toEqual([]);
  });

  it('keeps a path as it was sent, and a header that was sent twice', async () => {
    const twice = ['Host', 'gateway.test', 'X-Paymennt-Api-Key', 'a', 'X-Paymennt-Api-Key', 'b'];
    const { status } = await send('GET', '/mer/v2.0//branches/../%2E%2e/1', twice);
    expect(status).toBe(404);
    expect(recorder.requests[0]?.url).toBe('/mer/v2.0//branches/../%2E%2e/1');
    const faults = checkRequest(operationNamed('branches.list'), recorder.requests[0] ?? never());
    expect(faults).toContain('headers.x-paymennt-api-key: is there 2 times');
  });

  it('answers what it was told to, to that operation only, until it is reset', async () => {
    const host = ['Host', 'gateway.test'];
    recorder.answer('branches.list', { status: 400, body: '{"success":false,"elapsed":1,"error":"no"}' });
    expect(await send('GET', '/mer/v2.0/branches', host)).toEqual({
      status: 400,
      body: '{"success":false,"elapsed":1,"error":"no"}',
    });
    expect((await send('GET', '/mer/v2.0/terminals', host)).status).toBe(200);
    recorder.reset();
    expect((await send('GET', '/mer/v2.0/branches', host)).status).toBe(200);
    expect(recorder.requests).toHaveLength(1);
  });
});

function never(): never {
  throw new Error('nothing was recorded');
}
