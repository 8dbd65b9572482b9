import { once } from 'node:events';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Express } from 'express';
import { describe, expect, it } from 'vitest';
import { runSnippet } from './run-snippet.js';
import { snippetExporting } from './snippets.js';

/** Posts to a server of this process; the global `fetch` leads to the sandbox while a snippet runs. */
async function post(server: Server, path: string, body = ''): Promise<{ status?: number; text: string }> {
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, path, method: 'POST', host: '127.0.0.1' }).end(body);
  const [response] = await once(sent, 'response');
  return { status: response.statusCode, text: await text(response) };
}

describe('the server of the README', () => {
  it('takes a payment: start, webhook, confirm, one shipment', async () => {
    await runSnippet(snippetExporting('README.md', 'app'), async ({ exports }, { gateway, shop }) => {
      const server = (exports['app'] as Express).listen(0, '127.0.0.1');
      try {
        await once(server, 'listening');
        const started = JSON.parse((await post(server, '/orders/ORD-1234/checkout')).text);
        expect(started.state).toBe('ready');
        gateway.bank.pay(started.checkoutId);
        const body = JSON.stringify({ id: started.checkoutId });
        expect(await post(server, '/webhooks/paymennt', body)).toEqual({ status: 204, text: '' });
        expect((await post(server, '/webhooks/paymennt')).status).toBe(400);
        expect((await post(server, '/orders/ORD-1234/confirm')).text).toBe('{"state":"paid"}');
        expect(shop.shipped).toEqual(['ORD-1234']);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    });
  });
});
