import { describe, expect, it } from 'vitest';
import type { Check } from '../../../src/cli/doctor/check.js';
import { checkOwnWebhook } from '../../../src/cli/doctor/webhook.js';
import { selfSigned } from '../../node/certificates.js';
import { redirect, respond, silent, stalled } from '../../support/acts.js';
import { scriptedGateway } from '../../support/gateway.js';
import { type Act, refusedOrigin } from '../../support/server.js';
import { atGateway, checkOf, checksOf, examination } from './examined.js';

const IDS = [
  'webhook.address',
  'webhook.time',
  'webhook.reachable',
  'webhook.redirect',
  'webhook.login',
  'webhook.method',
];

/** The checks of a webhook of the user's own. */
async function examined(webhook: string, webhookLimitMs = 3_000) {
  const checks: Record<string, Check> = {};
  for await (const check of checkOwnWebhook(examination({ webhook, webhookLimitMs })))
    checks[check.id] = check;
  return (id: string) => checks[id] ?? { id, status: 'missing', reason: '', fix: null };
}

/** The checks of a webhook that acts like this, and what it received. */
async function examinedAct(act: Act, limitMs?: number) {
  const { origin, exchanges } = await scriptedGateway(act);
  return { check: await examined(`${origin}/hook`, limitMs), exchanges };
}

describe('the checks of a webhook', () => {
  it.each([200, 204, 400, 422])(
    'are in order for one that answers HTTP %i to an empty object',
    async (status) => {
      const { check, exchanges } = await examinedAct(respond(status, ''));

      for (const id of IDS.slice(1)) expect(check(id).status).toBe('ok');
      // The gateway cannot call loopback.
      expect(check('webhook.address').status).toBe('warn');
      expect(exchanges).toMatchObject([{ method: 'POST', body: '{}' }]);
      expect(exchanges[0]?.headers).not.toHaveProperty('x-paymennt-api-key');
    },
  );

  it('are left out without --webhook', async () => {
    const { examination: subject } = await atGateway();

    expect(Object.keys(await checksOf(subject)).filter((id) => id.startsWith('webhook.'))).toEqual([]);
  });

  it.each([
    ['shop.example/hook', /not a URL/],
    ['ftp://shop.example/hook', /not http/],
    ['https://shop:word@shop.example/hook', /a user name/],
    ['https://:word@shop.example/hook', /a password/],
    ['https://shop.example/ho\nok', /a line break/],
    ['http://shop.example/hook', /not https/],
  ])('fail for the address %s without calling it', async (address, reason) => {
    const check = await examined(address);

    expect(check('webhook.address').status).toBe('FAIL');
    expect(check('webhook.address').reason).toMatch(reason);
    for (const id of IDS.slice(1)) expect(check(id).status).toBe('skip');
  });

  it('fail for a webhook that takes longer than the limit', async () => {
    const { check } = await examinedAct(silent, 40);

    expect(check('webhook.time')).toMatchObject({ status: 'FAIL', reason: 'no answer within 0.04 s' });
    expect(check('webhook.method').status).toBe('skip');
  });

  it('fail for a webhook whose body does not end within the limit', async () => {
    const { check } = await examinedAct(stalled, 40);

    expect(check('webhook.time').status).toBe('FAIL');
  });

  it('fail for a host where nothing listens', async () => {
    const check = await examined(await refusedOrigin());

    expect(check('webhook.reachable')).toMatchObject({
      status: 'FAIL',
      reason: 'no connection (ECONNREFUSED)',
    });
    expect(check('webhook.login').status).toBe('skip');
  });

  it.each<[string, string, Act, RegExp]>([
    ['webhook.redirect', 'a redirect', redirect(308, '/hook/?token=word'), /redirects to http.*\/hook\/ \(/],
    ['webhook.login', 'a log-in wall that redirects', redirect(302, '/login?next=/hook'), /log-in page/],
    ['webhook.login', 'a log-in wall with HTTP 401', respond(401, ''), /HTTP 401/],
    ['webhook.login', 'a CSRF check', respond(419, 'Page Expired'), /HTTP 419/],
    ['webhook.login', 'a firewall', respond(403, '<html>'), /HTTP 403/],
    [
      'webhook.login',
      'a log-in page',
      respond(200, '<form><input name=p type="password"></form>'),
      /log-in page/,
    ],
    ['webhook.method', 'a path that does not exist', respond(404, ''), /nothing is at the address/],
    ['webhook.method', 'a path without POST', respond(405, ''), /takes no POST/],
    ['webhook.method', 'a server that reads no JSON', respond(415, ''), /takes no JSON/],
  ])('fail with %s for %s', async (id, _case, act, reason) => {
    const { check } = await examinedAct(act);

    expect(check(id).status).toBe('FAIL');
    expect(check(id).reason).toMatch(reason);
    expect(check(id).reason).not.toContain('token');
    expect(check(id).fix).toBeTruthy();
  });

  it.each(['https://author.example/hook', '/catalog-index/hook', '/accounting/hook'])(
    'see no log-in in a redirect to %s',
    async (location) => {
      const { check } = await examinedAct(redirect(301, location));

      expect(check('webhook.redirect').status).toBe('FAIL');
      expect(check('webhook.login').status).toBe('ok');
    },
  );

  it('name a certificate that is not trusted', async () => {
    const server = await scriptedGateway(respond(204, ''), { tls: await selfSigned('localhost') });
    const check = await examined(`${server.origin}/hook`);

    expect(check('webhook.reachable').reason).toContain('the certificate is not trusted');
  });

  it.each([
    ['a server error', respond(500, 'TypeError'), /HTTP 500/],
    ['a limit of calls', respond(429, ''), /HTTP 429/],
    ['a web page', respond(200, '<!doctype html><title>Shop</title>'), /a web page/],
  ])('warn for %s', async (_case, act, reason) => {
    const { check } = await examinedAct(act);

    expect(check('webhook.method')).toMatchObject({ status: 'warn' });
    expect(check('webhook.method').reason).toMatch(reason);
  });
});

describe('webhook.delivery', () => {
  const webhooks = [
    { id: '1', address: 'https://shop.example/hook' },
    { id: '2', address: 'https://shop.example/other' },
  ];

  it('makes the gateway call the only webhook, once', async () => {
    const { test, examination: subject } = await atGateway(
      { webhooks: webhooks.slice(0, 1) },
      { deliver: true },
    );

    expect((await checkOf(subject, 'webhook.delivery')).status).toBe('ok');
    expect(test.requests.filter((request) => !request.startsWith('GET '))).toEqual([
      'POST /mer/v2.0/webhooks/1/test',
    ]);
  });

  it('fails when the call failed', async () => {
    const { examination: subject } = await atGateway(
      { webhooks: [{ id: '1', address: 'https://shop.example/hook', failed: true }] },
      { deliver: true },
    );

    expect((await checkOf(subject, 'webhook.delivery')).status).toBe('FAIL');
  });

  it.each([
    ['none is registered', []],
    ['one of several would have to be chosen', webhooks],
  ])('fails, and calls nothing, when %s', async (_case, rows) => {
    const { test, examination: subject } = await atGateway({ webhooks: rows }, { deliver: true });

    expect((await checkOf(subject, 'webhook.delivery')).status).toBe('FAIL');
    expect(test.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });
});
