import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { PATHS, serveNextApp } from './next.js';

/** A gateway that knows one checkout. */
async function gateway() {
  const checkout = {
    id: '1653241101733169556',
    orderId: 'ORD-1',
    amount: 10,
    currency: 'AED',
    status: 'PENDING',
  };
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ success: true, elapsed: 1, result: checkout }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { checkout, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

it('verify is never answered from the cache of Next.js 14, in pages and in GET handlers', async () => {
  const { checkout, url } = await gateway();
  const app = await serveNextApp(url);
  const shown = () =>
    Promise.all(
      PATHS.map(async (path) => {
        const text = await (await fetch(app + path)).text();
        return `${path} ${/[A-Z]+ (?:true|false)/.exec(text.replaceAll('<!-- -->', ''))?.[0] ?? text}`;
      }),
    );

  for (const [status, verified] of [
    ['PENDING', false],
    ['PAID', true],
    ['REFUNDED', false],
  ]) {
    Object.assign(checkout, { status });
    const expected = PATHS.map((path) => `${path} ${status} ${verified}`);
    expect(await shown()).toEqual(expected);
    expect(await shown()).toEqual(expected);
  }
});
