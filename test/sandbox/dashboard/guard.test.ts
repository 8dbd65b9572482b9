import { createSandbox } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.js';
import { developerAt } from './developer.js';

const PAGES = [
  '/',
  '/dashboard/webhooks',
  '/dashboard/controls',
  '/dashboard/events',
  '/dashboard/script.js',
];

const CREDENTIALS = {
  'x-paymennt-api-key': 'sandbox-api-key',
  'x-paymennt-api-secret': 'sandbox-api-secret',
};

describe('the dashboard', () => {
  it.each(PAGES)('refuses %s for a foreign host name that points at loopback', async (path) => {
    const { sandbox } = openSandbox();
    const response = await sandbox.fetch(`http://rebound.example${path}`);
    expect(response.status).toBe(421);
    expect(await response.text()).toMatch(/^This sandbox does not answer to the name rebound\.example: use /);
  });

  it.each([
    'http://localhost:4242/',
    'http://127.0.0.1:4242/',
    'http://[::1]:4242/',
    'https://sandbox.invalid/',
  ])('answers at %s', async (url) => {
    const { sandbox } = openSandbox();
    expect((await sandbox.fetch(url)).status).toBe(200);
  });

  it('answers at the payBaseUrl of the option environment', async () => {
    const environment = {
      apiBaseUrl: 'https://api.shop.example/mer/v2.0',
      payBaseUrl: 'https://pay.shop.example',
    };
    const { sandbox } = openSandbox({ environment });
    expect((await sandbox.fetch('https://pay.shop.example/')).status).toBe(200);
    expect((await sandbox.fetch('https://sandbox.invalid/')).status).toBe(421);
  });

  it('runs no script but its own, is never framed and never cached', async () => {
    const { sandbox } = openSandbox();
    for (const path of ['/', '/dashboard/webhooks', '/dashboard/nowhere']) {
      const { headers } = await sandbox.fetch(`https://sandbox.invalid${path}`);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; " +
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
  });
});

describe('a button', () => {
  it('takes the credentials of the API in place of its token, as the command line sends them', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const { post } = developerAt(sandbox);
    expect((await post(`/dashboard/checkouts/${id}/pay`, { token: '' }, CREDENTIALS)).status).toBe(303);
    expect(sandbox.state.checkouts.find((checkout) => checkout.id === id)?.status).toBe('PAID');
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['another origin sent the form', {}, { origin: 'https://evil.example' }],
    ['the origin is null', {}, { origin: 'null' }],
    ['the browser says cross-site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['the browser says same-site', {}, { 'sec-fetch-site': 'same-site' }],
    ['its token is wrong', { token: 'guess' }, {}],
    ['its token is missing', { token: '' }, {}],
    ['the secret of the API is wrong', { token: '' }, { ...CREDENTIALS, 'x-paymennt-api-secret': 'guess' }],
    ['another page has the credentials', { token: '' }, { ...CREDENTIALS, origin: 'https://evil.example' }],
  ])('does nothing when %s', async (_case, fields, headers) => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const { post } = developerAt(sandbox);
    expect((await post(`/dashboard/checkouts/${id}/pay`, fields, headers)).status).toBe(403);
    expect(
      (await post('/dashboard/faults', { fault: 'busy-503', times: '1', ...fields }, headers)).status,
    ).toBe(403);
    expect((await post('/dashboard/clock', { duration: '3d', ...fields }, headers)).status).toBe(403);
    expect(await merchant.statusOf(id)).toBe('PENDING');
  });

  it('does nothing with the token of another sandbox', async () => {
    const { sandbox, merchant } = openSandbox();
    const other = createSandbox();
    const page = await developerAt(other).read('/dashboard/controls');
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const { id } = await merchant.create('mobile');
    expect((await developerAt(sandbox).post(`/dashboard/checkouts/${id}/pay`, { token })).status).toBe(403);
    await other.close();
  });

  it('does nothing for a GET request', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    expect((await sandbox.fetch(`https://sandbox.invalid/dashboard/checkouts/${id}/pay`)).status).toBe(404);
    expect(await merchant.statusOf(id)).toBe('PENDING');
  });

  it('refuses a form that is too large', async () => {
    const { sandbox } = openSandbox();
    const { post } = developerAt(sandbox);
    expect((await post('/dashboard/clock', { duration: '1'.repeat(70_000) })).status).toBe(413);
  });
});
