import { describe, expect, it } from 'vitest';
import type { Check } from '../../../src/cli/doctor/check.js';
import { report } from '../../../src/cli/doctor.js';
import { redirect, refusal } from '../../support/acts.js';
import { scriptedGateway } from '../../support/gateway.js';
import { fakeTerminal, servedSandbox, typed } from '../typed-command.js';
import { atGateway, checksOf, examination, SHOP, smallGateway, VARIABLES } from './examined.js';

const TEXT = { json: false, strict: false };

async function reported(subject: Parameters<typeof report>[0], options = TEXT, columns?: number) {
  const { terminal, written } = fakeTerminal(columns === undefined ? {} : { columns });
  return { exitCode: await report(subject, options, terminal), ...written };
}

const WEBHOOK = [{ id: '1', address: 'https://shop.example/hook' }];

describe('paymennt doctor', () => {
  it('exits with 0 when everything is in order', async () => {
    const { examination: subject } = await atGateway({ webhooks: WEBHOOK });
    const { exitCode, stdout } = await reported(subject, { json: false, strict: true });

    expect(stdout).toMatch(/^ok {4}config\.variables {6}all three are set/);
    expect(stdout).not.toMatch(/^(?:FAIL|warn)/m);
    expect(exitCode).toBe(0);
  });

  it('exits with 1 for a failed check, and for a warning only with --strict', async () => {
    const env = { ...VARIABLES, PAYMENNT_API_SECRET: 'other-word-0001' };
    const failed = await atGateway({}, { env });
    const warned = await atGateway({ webhooks: [] });

    expect((await reported(failed.examination)).exitCode).toBe(1);
    expect((await reported(warned.examination)).exitCode).toBe(0);
    expect((await reported(warned.examination, { json: false, strict: true })).exitCode).toBe(1);
  });

  it('prints { checks: [{ id, status, reason, fix }] } as JSON and nothing else', async () => {
    const { examination: subject } = await atGateway({ webhooks: [] });
    const { stdout } = await reported(subject, { json: true, strict: false });
    const { checks } = JSON.parse(stdout) as { checks: Check[] };

    for (const check of checks) {
      expect(Object.keys(check)).toEqual(['id', 'status', 'reason', 'fix']);
      expect(['ok', 'warn', 'FAIL', 'skip']).toContain(check.status);
      expect(typeof check.fix === 'string').toBe(check.status === 'warn' || check.status === 'FAIL');
    }
    expect(checks.map(({ id }) => id)).toEqual([
      'config.variables',
      'config.shape',
      'config.repository',
      'network.proxy',
      'network.dns',
      'network.tls',
      'network.answer',
      'network.clock',
      'credentials.accepted',
      'webhooks.registered',
    ]);
  });

  it('prints one line for each check in a pipe, and at most 80 columns on a terminal', async () => {
    const env = {
      PAYMENNT_API_KEY: '"shop"',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      HTTPS_PROXY: 'http://proxy.example',
    };
    const pipe = await reported(examination({ env }));
    const terminal = await reported(examination({ env }), TEXT, 80);

    const lines = pipe.stdout.split('\n\n')[0]?.split('\n') ?? [];
    expect(lines).toHaveLength(10);
    for (const line of lines) expect(line).toMatch(/^(?:ok {2}|warn|FAIL|skip) {2}\w+\.\w+ /);
    expect(terminal.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('sends nothing with --offline', async () => {
    const own = await smallGateway(SHOP);
    const { test, examination: subject } = await atGateway(
      {},
      { offline: true, both: true, deliver: true, webhook: own.environment.apiBaseUrl },
    );
    const { exitCode } = await reported(subject);

    expect(exitCode).toBe(0);
    expect(test.requests).toEqual([]);
    expect(own.requests).toEqual([]);
  });

  it('names every check that --offline left out', async () => {
    const subject = examination({ offline: true, deliver: true, webhook: 'https://shop.example/hook' });
    const checks = Object.values(await checksOf(subject));
    const skipped = checks.filter(({ status, reason }) => status === 'skip' && reason === 'offline');

    expect(checks.find(({ id }) => id === 'webhook.address')?.status).toBe('ok');
    expect(skipped.map(({ id }) => id)).toEqual([
      'network.dns',
      'network.tls',
      'network.answer',
      'network.clock',
      'credentials.accepted',
      'webhooks.registered',
      'webhook.delivery',
      'webhook.time',
      'webhook.reachable',
      'webhook.redirect',
      'webhook.login',
      'webhook.method',
    ]);
  });

  it.each([true, false])(
    'never prints the key, the secret or a key of a webhook (json: %s)',
    async (json) => {
      const { origin: echo } = await scriptedGateway((exchange) => {
        const { 'x-paymennt-api-key': key, 'x-paymennt-api-secret': secret } = exchange.headers;
        return refusal(key === undefined ? 401 : 400, {}, `No branch for ${key} and ${secret}`)(exchange);
      });
      const { origin: astray } = await scriptedGateway(redirect(307, `/${SHOP.apiSecret}`));
      const echoing = { apiBaseUrl: `${echo}/mer/v2.0`, payBaseUrl: echo };
      const { environment } = await smallGateway({ ...SHOP, webhooks: WEBHOOK });
      const quoted = {
        ...VARIABLES,
        PAYMENNT_API_KEY: `"${SHOP.apiKey}"`,
        PAYMENNT_API_SECRET: `${SHOP.apiSecret}\n`,
        PAYMENNT_ENVIRONMENT: SHOP.apiSecret,
      };
      const subjects = [
        examination({ gateways: { test: echoing, live: environment }, both: true }),
        examination({ gateways: { test: environment, live: echoing }, both: true }),
        examination({
          gateways: { test: environment, live: echoing },
          env: { ...VARIABLES, PAYMENNT_API_SECRET: 'other-word-0001' },
        }),
        examination({ env: quoted, webhook: `https://shop.example/${SHOP.apiSecret}:x@` }),
        examination({ webhook: astray }),
      ];
      for (const subject of subjects) {
        const { stdout, stderr } = await reported(subject, { json, strict: false });
        for (const secret of [SHOP.apiKey, SHOP.apiSecret, 'other-word-0001', 'hmac-of-the-shop']) {
          expect(stdout + stderr).not.toContain(secret);
        }
      }
    },
  );

  it('runs from the command line against a sandbox', async () => {
    const { env } = await servedSandbox();
    const { stdout, exitCode } = await typed(['doctor', '--json'], { env });
    const { checks } = JSON.parse(stdout) as { checks: Check[] };

    // config.repository depends on the folder of the test run.
    const failed = checks.filter(({ id, status }) => status === 'FAIL' && id !== 'config.repository');
    expect(failed).toEqual([]);
    expect(exitCode).toBe(0);
  });

  it('refuses --deliver on live before anything is sent', async () => {
    const { exitCode, stdout, stderr } = await typed(['doctor', '--deliver'], {
      env: { ...VARIABLES, PAYMENNT_ENVIRONMENT: 'live' },
    });

    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('with the test environment only');
  });
});
