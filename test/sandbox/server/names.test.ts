import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isConfirmationUrl, PaymenntClient } from 'paymennt';
import type { Sandbox } from 'paymennt/sandbox';
import { describe, expect, it, vi } from 'vitest';
import { answersTo, isExposed } from '../../../src/sandbox/hosts.js';
import { readServeOptions } from '../../../src/sandbox/wire/options.js';
import { merchantOf } from '../merchant.js';
import { openSandbox } from '../open-sandbox.js';
import { CARD_3DS, CARD_AT_ONCE, cardFields, payWith } from '../shopper.js';

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
  readonly location: string | undefined;
}

/** A request with a Host header of its own, which `fetch` does not allow. */
function ask(port: number, path: string, headers: Record<string, string>, address = '127.0.0.1') {
  return new Promise<Answer>((resolve, reject) => {
    const sent = request({ host: address, port, path, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, body, location: response.headers.location }),
      );
    });
    sent.on('error', reject).end();
  });
}

const keysOf = ({ credentials }: Sandbox) => ({
  'x-paymennt-api-key': credentials.apiKey,
  'x-paymennt-api-secret': credentials.apiSecret,
});

describe('a served sandbox', () => {
  it('answers to loopback names with its port', async () => {
    const { sandbox, merchant } = openSandbox();
    const { checkoutKey } = await merchant.create('mobile');
    const { port } = await sandbox.serve();
    for (const name of ['localhost', '127.0.0.1', '127.0.0.9', '[::1]']) {
      const headers = { host: `${name}:${port}`, ...keysOf(sandbox) };
      expect((await ask(port, '/mer/v2.0/checkout', headers)).status).toBe(200);
      expect((await ask(port, `/checkout/${checkoutKey}`, headers)).status).toBe(200);
      expect((await ask(port, '/', headers)).status).toBe(200);
    }
  });

  it.each(['evil.example', 'localhost', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.1.7'])(
    'refuses every request for %s, even with the right keys, and does nothing',
    async (name) => {
      const { sandbox, merchant } = openSandbox();
      const { id, checkoutKey } = await merchant.create('mobile');
      const { port } = await sandbox.serve();
      const headers = { host: name, ...keysOf(sandbox) };
      const api = await ask(port, `/mer/v2.0/checkout/${id}`, headers);
      expect(api.status).toBe(421);
      expect(JSON.parse(api.body)).toEqual({
        success: false,
        elapsed: 0,
        error: expect.stringContaining(`This sandbox does not answer to the name ${name}`),
      });
      for (const path of [`/checkout/${checkoutKey}`, '/complete', '/assets/sandbox.css', '/']) {
        const page = await ask(port, path, headers);
        expect([path, page.status]).toEqual([path, 421]);
        expect(page.body).toContain('publicUrl');
      }
    },
  );

  it('reports refused names to onRequest', async () => {
    const { sandbox } = openSandbox();
    const statuses: unknown[] = [];
    const { port } = await sandbox.serve({ onRequest: ({ status }) => statuses.push(status) });
    await ask(port, '/', { host: 'evil.example' });
    expect(statuses).toEqual([421]);
  });

  it('answers any origin through its in-process fetch', async () => {
    const { sandbox } = openSandbox();
    await sandbox.serve();
    const headers = keysOf(sandbox);
    expect((await sandbox.fetch('https://anything.example/mer/v2.0/checkout', { headers })).status).toBe(200);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('log is full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('log is full'))],
  ])('answers when onRequest %s, and warns', async (_case, onRequest) => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const { sandbox } = openSandbox();
    const { url } = await sandbox.serve({ onRequest });
    expect((await fetch(url)).status).toBe(200);
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledWith('onRequest of the sandbox failed: Error: log is full'),
    );
  });

  it.each([
    ['the pay page', (key: string) => `/checkout/${key}`],
    ['a 3-D Secure page', () => '/frames/redirect/payment/1'],
    ['the dashboard', () => '/dashboard/clock'],
  ])('answers 400 to a broken multipart form of %s', async (_page, path) => {
    const { sandbox, merchant } = openSandbox();
    const { id, checkoutKey } = await merchant.create('mobile');
    const { url } = await sandbox.serve();
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
      const response = await fetch(url + path(checkoutKey), {
        method: 'POST',
        headers: { 'content-type': type },
        body: '--y\r\nbroken',
      });
      expect(response.status).toBe(400);
      expect(await response.text()).toBe(
        'The form in this request cannot be read. Send it as a browser does.',
      );
    }
    expect(sandbox.state.checkout(id)?.status).toBe('PENDING');
  });

  it('takes a form in chunks without Content-Length, as a tunnel can send it', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id, checkoutKey } = await merchant.create('mobile');
    const { url } = await sandbox.serve();
    const form = new URLSearchParams(cardFields({ cardNumber: CARD_AT_ONCE }));
    const response = await fetch(`${url}/checkout/${checkoutKey}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new Blob([form.toString()]).stream(),
      redirect: 'manual',
      ...{ duplex: 'half' },
    });
    expect(response.status).toBe(303);
    expect(sandbox.state.checkout(id)?.status).toBe('PAID');
  });

  it.each(['OPTIONS', 'DELETE', 'PUT'])('answers 404 to %s on a page', async (method) => {
    const { sandbox, merchant } = openSandbox();
    const { checkoutKey } = await merchant.create('mobile');
    const { url } = await sandbox.serve();
    for (const path of [`/checkout/${checkoutKey}`, '/dashboard/clock', '/']) {
      expect((await fetch(url + path, { method })).status).toBe(404);
    }
  });
});

describe('serve({ publicUrl })', () => {
  it('puts pay pages and confirmation endpoints at the public origin, for a whole payment', async () => {
    const { sandbox } = openSandbox();
    const publicUrl = 'https://phone.tunnel.example';
    const { port, url } = await sandbox.serve({ publicUrl });
    expect(sandbox.environment).toEqual({ apiBaseUrl: `${url}/mer/v2.0`, payBaseUrl: publicUrl });
    const { id, redirectUrl } = await merchantOf(sandbox, fetch).create('mobile');
    expect(redirectUrl.startsWith(`${publicUrl}/checkout/`)).toBe(true);

    const tunnel = (target: string | URL | Request, init?: RequestInit) =>
      throughTunnel(port, new Request(target, init));
    const last = await payWith({ ...sandbox, fetch: tunnel }, redirectUrl, CARD_3DS);
    expect(sandbox.state.checkout(id)?.status).toBe('PAID');
    expect(isConfirmationUrl(last, sandbox.environment)).toBe(true);
  });

  it('makes the secret random for a tunnel until the server is closed, and not for the Android emulator', async () => {
    const { sandbox } = openSandbox();
    const known = sandbox.credentials;
    const tunnel = await sandbox.serve({ publicUrl: 'https://phone.tunnel.example' });
    expect(sandbox.credentials.apiKey).toBe(known.apiKey);
    expect(sandbox.credentials.apiSecret).toMatch(/^sandbox-[0-9a-f]{32}$/);
    const old = { 'x-paymennt-api-key': known.apiKey, 'x-paymennt-api-secret': known.apiSecret };
    expect((await fetch(`${tunnel.url}/mer/v2.0/checkout`, { headers: old })).status).toBe(401);
    const paymennt = new PaymenntClient({ ...sandbox.credentials, environment: sandbox.environment });
    expect((await paymennt.checkouts.search()).items).toEqual([]);
    await tunnel.close();
    expect(sandbox.credentials).toEqual(known);
    await sandbox.serve({ publicUrl: 'http://10.0.2.2:4242' });
    expect(sandbox.credentials).toEqual(known);
  });

  it('asks for the credentials for the dashboard through a tunnel, but not on this machine', async () => {
    const { sandbox } = openSandbox();
    const { port } = await sandbox.serve({ publicUrl: 'https://phone.tunnel.example' });
    const { apiKey, apiSecret } = sandbox.credentials;
    const outside = { host: 'phone.tunnel.example', 'x-forwarded-for': '203.0.113.7' };
    const signedIn = `Basic ${btoa(`${apiKey}:${apiSecret}`)}`;
    expect((await ask(port, '/', outside)).status).toBe(401);
    expect((await ask(port, '/', { ...outside, host: `localhost:${port}` })).status).toBe(401);
    expect(
      (await ask(port, '/', { ...outside, authorization: `Basic ${btoa(`${apiKey}:guess`)}` })).status,
    ).toBe(401);
    expect((await ask(port, '/', { ...outside, authorization: signedIn })).status).toBe(200);
    expect((await ask(port, '/', { host: `localhost:${port}` })).status).toBe(200);
  });
});

/** Asks on loopback and hands the public name on, as a tunnel does. */
async function throughTunnel(port: number, wanted: Request): Promise<Response> {
  const { host, pathname, search } = new URL(wanted.url);
  const body = await wanted.text();
  return await new Promise((resolve, reject) => {
    const headers = { ...Object.fromEntries(wanted.headers), host, 'x-forwarded-for': '203.0.113.7' };
    const sent = request(
      { port, path: pathname + search, method: wanted.method, headers, agent: false },
      (response) => {
        response.resume();
        const { location } = response.headers;
        const status = response.statusCode ?? 500;
        response.on('end', () =>
          resolve(new Response(null, { status, headers: location ? { location } : {} })),
        );
      },
    );
    sent.on('error', reject).end(body);
  });
}

describe('serve({ host })', () => {
  it('listens beyond loopback with a random secret, and at loopback as well', async () => {
    const { sandbox } = openSandbox();
    const { port, url } = await sandbox.serve({ host: '0.0.0.0' });
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(sandbox.environment.apiBaseUrl).toBe(`${url}/mer/v2.0`);
    expect(sandbox.credentials.apiSecret).not.toBe('sandbox-api-secret');
    const own = Object.values(networkInterfaces())
      .flat()
      .find((entry) => entry?.family === 'IPv4' && !entry.internal);
    const outside = own?.address ?? '127.0.0.1';
    expect(sandbox.environment.payBaseUrl).toBe(`http://${outside}:${port}`);
    const headers = { host: `${outside}:${port}`, ...keysOf(sandbox) };
    expect((await ask(port, '/mer/v2.0/checkout', headers, outside)).status).toBe(200);
    expect(
      (await ask(port, '/mer/v2.0/checkout', { ...headers, host: 'evil.example' }, outside)).status,
    ).toBe(421);
  });

  it('keeps the well-known secret on another loopback address', async () => {
    const { sandbox } = openSandbox();
    const { port, url } = await sandbox.serve({ host: '127.0.0.5' });
    expect(url).toBe(`http://127.0.0.5:${port}`);
    expect(sandbox.credentials.apiSecret).toBe('sandbox-api-secret');
    const refused = new Promise((resolve) => connect(port, '127.0.0.1').on('error', resolve));
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('takes an IPv6 address in brackets, as a URL writes it', () => {
    expect(readServeOptions({ host: '[::1]' }).host).toBe('::1');
  });

  it.each([
    [{ host: 'http://x' }, 'sandbox.serve: host must be an IP address or a host name, such as 0.0.0.0.'],
    [
      { publicUrl: 'phone.example' },
      'sandbox.serve: publicUrl must be an http:// or https:// origin without a path, such as https://shop.example.com.',
    ],
    [
      { publicUrl: 'https://phone.example/pay', port: -1 },
      'sandbox.serve: port must be between 0 and 65535. publicUrl must be an http:// or https:// origin without a path, such as https://shop.example.com.',
    ],
    [{ hosts: [] }, 'sandbox.serve: hosts is not a known field.'],
  ])('refuses %j', async (options, message) => {
    const { sandbox } = openSandbox();
    await expect(sandbox.serve(options as never)).rejects.toThrow(new Error(message));
  });

  it('refuses an address of another machine', async () => {
    const { sandbox } = openSandbox();
    await expect(sandbox.serve({ host: '203.0.113.7' })).rejects.toThrow(
      'This machine has no address 203.0.113.7',
    );
  });
});

describe('answersTo', () => {
  const at = (host: string, publicUrl?: string) => ({ port: 4242, host, publicUrl });

  it.each([
    ['http://192.168.1.20:4242/', at('192.168.1.20'), true],
    ['http://192.168.1.21:4242/', at('192.168.1.20'), false],
    ['http://mybox.local:4242/', at('mybox.local'), true],
    ['http://192.168.1.20:4242/', at('0.0.0.0'), true],
    ['http://[fd00::7]:4242/', at('::'), true],
    ['http://evil.example:4242/', at('0.0.0.0'), false],
    ['http://192.168.1.20:80/', at('0.0.0.0'), false],
    ['http://10.0.2.2:4242/', at('127.0.0.1', 'http://10.0.2.2:4242'), true],
    ['http://localhost:8080/', at('127.0.0.1', 'http://localhost:8080'), true],
    ['http://localhost:8080/', at('127.0.0.1'), false],
  ])('%s', (url, served, answer) => {
    expect(answersTo(new URL(url), served)).toBe(answer);
  });
});

describe('isExposed', () => {
  it.each([
    ['127.0.0.1', undefined, false],
    ['localhost', 'http://localhost:8080', false],
    ['::1', 'http://10.0.2.2:4242', false],
    ['127.0.0.1', 'https://phone.tunnel.example', true],
    ['0.0.0.0', undefined, true],
    ['::', 'http://localhost:1', true],
    ['192.168.1.20', undefined, true],
  ])('with host %s and publicUrl %s is %s', (host, publicUrl, answer) => {
    expect(isExposed({ host, publicUrl })).toBe(answer);
  });
});
