import type { PaymenntClient } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { success } from '../support/acts.js';
import { CHECKOUT, ORDER } from '../support/answers.js';
import { scriptedGateway } from '../support/gateway.js';
import { BOTH_FETCHES } from './both-fetches.js';

describe.each(BOTH_FETCHES)('over %s', (_, fetch) => {
  async function exchanged(call: (client: PaymenntClient) => Promise<unknown>) {
    const server = await scriptedGateway(success(CHECKOUT));
    await call(server.client({ fetch }));
    const [exchange] = server.exchanges;
    if (!exchange || server.exchanges.length > 1) throw new Error(`got ${server.exchanges.length} requests`);
    return { ...exchange, host: new URL(server.origin).host };
  }

  it('sends a read with the credentials and no body', async () => {
    const { method, target, headers, body, host } = await exchanged(({ checkouts }) =>
      checkouts.get(CHECKOUT.id, { headers: { 'X-Trace': 'trace-1' } }),
    );

    expect(`${method} ${target}`).toBe(`GET /mer/v2.0/checkout/${CHECKOUT.id}`);
    expect(headers.host).toBe(host);
    expect(headers['x-paymennt-api-key']).toBe('sandbox-key');
    expect(headers['x-paymennt-api-secret']).toBe('sandbox-secret');
    expect(headers['x-trace']).toBe('trace-1');
    expect(headers.accept).toBe('application/json');
    expect(headers['user-agent']).toMatch(/^paymennt-node\//);
    expect(headers['accept-encoding']).toContain('gzip');
    expect(headers['content-type']).toBeUndefined();
    expect(headers['transfer-encoding']).toBeUndefined();
    expect(body).toBe('');
  });

  it('sends a write with its body, to the byte, and its length', async () => {
    const order = { ...ORDER, amount: '105.50', items: [{ ...ORDER.items[0], name: 'Kaffee – größer 😀' }] };
    const { method, target, headers, body } = await exchanged(({ checkouts }) =>
      checkouts.createMobile(order),
    );

    expect(`${method} ${target}`).toBe('POST /mer/v2.0/checkout/mobile');
    expect(headers['content-type']).toBe('application/json');
    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
    expect(headers['transfer-encoding']).toBeUndefined();
    expect(body).toContain('"amount":105.50');
    expect(JSON.parse(body)).toHaveProperty('items.0.name', 'Kaffee – größer 😀');
  });

  it('sends a write without a body as one without a body', async () => {
    const { headers, body } = await exchanged(({ checkouts }) => checkouts.cancel(CHECKOUT.id));

    expect(headers['content-length']).toBe('0');
    expect(headers['content-type']).toBeUndefined();
    expect(headers['transfer-encoding']).toBeUndefined();
    expect(body).toBe('');
  });
});
