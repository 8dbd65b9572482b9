import { request as httpRequest } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { checkRequest } from './checker.js';
import { operationNamed } from './merchant-api.js';
import { startRecorder } from './recorder.js';

it('the recorder keeps a path as it was sent, and a header that was sent twice', async () => {
  const recorder = await startRecorder();
  onTestFinished(() => recorder.close());
  const path = '/mer/v2.0//branches/../%2E%2e/1';
  const headers = ['Host', 'gateway.test', 'X-Paymennt-Api-Key', 'a', 'X-Paymennt-Api-Key', 'b'];
  // `fetch` would normalise the path and add headers of its own.
  const status = await new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port: recorder.port, path, headers }, (incoming) =>
      resolve(incoming.resume().statusCode),
    );
    outgoing.on('error', reject).end();
  });
  const [request] = recorder.requests;
  if (!request) throw new Error('nothing was recorded');

  expect(status).toBe(404);
  expect(request.url).toBe(path);
  expect(checkRequest(operationNamed('branches.list'), request)).toContain(
    'headers.x-paymennt-api-key: is there 2 times',
  );
});
