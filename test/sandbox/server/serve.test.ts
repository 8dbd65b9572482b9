import { connect } from 'node:net';
import { createSandbox, type SandboxRequestEvent } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { checkoutBody, merchantOf } from '../merchant.js';
import { openSandbox } from '../open-sandbox.js';

describe('serve', () => {
  it('listens on a free port of loopback, and the environment has its URL', async () => {
    const { sandbox } = openSandbox();
    const served = await sandbox.serve();
    expect(served.url).toBe(`http://127.0.0.1:${served.port}`);
    expect(sandbox.environment).toEqual({ apiBaseUrl: `${served.url}/mer/v2.0`, payBaseUrl: served.url });
    expect(served.environment).toEqual(sandbox.environment);
    const { redirectUrl } = await merchantOf(sandbox, fetch).create('mobile');
    expect(redirectUrl.startsWith(`${served.url}/checkout/`)).toBe(true);
    expect((await fetch(redirectUrl)).status).toBe(200);
  });

  it('shares its state with the in-process fetch', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    await sandbox.serve();
    expect((await merchantOf(sandbox, fetch).get(`/checkout/${id}`)).result['status']).toBe('PENDING');
  });

  it('stops on close, restores the environment and can start again', async () => {
    const { sandbox } = openSandbox();
    const first = await sandbox.serve();
    await first.close();
    await expect(fetch(first.url)).rejects.toThrow('fetch failed');
    expect(sandbox.environment.payBaseUrl).toBe('https://sandbox.invalid');
    const second = await sandbox.serve();
    await first.close();
    expect((await fetch(second.url)).status).toBe(200);
    expect(sandbox.environment.payBaseUrl).toBe(second.url);
  });

  it('closes connections that are kept open', async () => {
    const { sandbox } = openSandbox();
    const { port, close } = await sandbox.serve();
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await close();
    await ended;
  });

  it('names a taken port in its error', async () => {
    const [first, second] = [openSandbox().sandbox, openSandbox().sandbox];
    const { port } = await first.serve();
    await expect(second.serve({ port })).rejects.toThrow(
      `Port ${port} is taken: choose another port, or 0 for a free one.`,
    );
    await expect(second.serve()).resolves.toBeDefined();
  });

  it('refuses a second server, and a server after close', async () => {
    const sandbox = createSandbox();
    await sandbox.serve();
    await expect(sandbox.serve()).rejects.toThrow('This sandbox is already served');
    await sandbox.close();
    await expect(sandbox.serve()).rejects.toThrow('This sandbox is closed');
  });

  it('calls onRequest for each request, without query and body', async () => {
    const { sandbox } = openSandbox();
    const events: SandboxRequestEvent[] = [];
    await sandbox.serve({ onRequest: (event) => events.push(event) });
    const merchant = merchantOf(sandbox, fetch);
    await merchant.post('/checkout/mobile', checkoutBody('mobile'));
    await merchant.get('/card?cardToken=ctk_sandbox_private');
    sandbox.failNext({ fault: 'reset-before-commit' });
    await merchant.get('/checkout').catch(() => undefined);
    await fetch(`${sandbox.environment.payBaseUrl}/complete`);
    const durationMs = expect.any(Number);
    expect(events).toEqual([
      {
        method: 'POST',
        path: '/mer/v2.0/checkout/mobile',
        operation: 'checkouts.createMobile',
        status: 200,
        durationMs,
      },
      { method: 'GET', path: '/mer/v2.0/card', operation: 'cards.get', status: 400, durationMs },
      {
        method: 'GET',
        path: '/mer/v2.0/checkout',
        operation: 'checkouts.search',
        status: undefined,
        durationMs,
      },
      { method: 'GET', path: '/complete', operation: undefined, status: 200, durationMs },
    ]);
  });

  it('does not change the globals of the process', async () => {
    const before = [globalThis.Request, globalThis.Response, globalThis.fetch];
    const { sandbox } = openSandbox();
    await sandbox.serve();
    expect([globalThis.Request, globalThis.Response, globalThis.fetch]).toEqual(before);
  });

  it('answers after a request that is not HTTP', async () => {
    const { sandbox } = openSandbox();
    const { port, url } = await sandbox.serve();
    for (const bytes of ['\0\0\0', 'GET http://[ HTTP/1.1\r\n\r\n', 'GET /%zz HTTP/1.1\r\nHost: [\r\n\r\n']) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.resume();
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.end(bytes);
      await closed;
    }
    expect((await fetch(url)).status).toBe(200);
  });
});
