import { describe, expect, it } from 'vitest';
import { selfSigned } from '../../node/certificates.js';
import { redirect, respond, silent, success } from '../../support/acts.js';
import { type ScriptedGateway, scriptedGateway } from '../../support/gateway.js';
import { type Act, refusedOrigin } from '../../support/server.js';
import { atGateway, checkOf, checksOf, examination, VARIABLES } from './examined.js';

const MINUTE_MS = 60_000;

const at = (origin: string, changes: Parameters<typeof examination>[0] = {}) => {
  const gateway = { apiBaseUrl: `${origin}/mer/v2.0`, payBaseUrl: origin };
  return examination({ gateways: { live: gateway, test: gateway }, ...changes });
};
const answeredBy = async (act: Act) => at((await scriptedGateway(act)).origin);
const HTML = { 'content-type': 'text/html' };

const withCredentials = ({ exchanges }: ScriptedGateway) =>
  exchanges.filter(({ headers }) => headers['x-paymennt-api-key'] !== undefined);

describe('network.proxy', () => {
  const withProxy = (variables: Record<string, string>) =>
    checkOf(examination({ offline: true, env: { ...VARIABLES, ...variables } }), 'network.proxy');

  it('is in order when no proxy is set', async () => {
    expect((await withProxy({})).status).toBe('ok');
  });

  it.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'all_proxy'])(
    'warns that fetch does not use %s',
    async (name) => {
      const check = await withProxy({ [name]: 'http://proxy.example:8080' });

      expect(check.status).toBe('warn');
      expect(check.reason).toBe(`${name} is set, and Node's fetch does not use it`);
    },
  );

  it.each(['proxy.example', 'proxy.example:8080', '10.0.0.1:3128'])(
    'fails for the proxy %s, which is no URL',
    async (proxy) => {
      expect((await withProxy({ HTTPS_PROXY: proxy })).status).toBe('FAIL');
    },
  );

  it.each(['127.0.0.1', '*', 'shop.example, 127.0.0.1:9'])(
    'is in order when NO_PROXY is %s and exempts the gateway',
    async (exempt) => {
      const check = await withProxy({ HTTPS_PROXY: 'http://proxy.example:8080', NO_PROXY: exempt });

      expect(check.status).toBe('ok');
    },
  );

  it('warns when NO_PROXY names other hosts', async () => {
    const check = await withProxy({
      HTTPS_PROXY: 'http://proxy.example:8080',
      NO_PROXY: 'shop.example,27.0.0.1,',
    });

    expect(check.status).toBe('warn');
  });
});

describe('network.dns', () => {
  it('finds the gateway', async () => {
    const { examination: subject } = await atGateway();

    expect((await checkOf(subject, 'network.dns')).status).toBe('ok');
  });

  it('fails for a name that does not exist, and skips what needs the gateway', async () => {
    const checks = await checksOf(at('https://gateway.invalid'));

    expect(checks['network.dns']?.status).toBe('FAIL');
    expect(checks['network.dns']?.reason).toMatch(/^gateway\.invalid was not found \(\w+\)$/);
    for (const id of ['network.tls', 'network.answer', 'network.clock', 'credentials.accepted']) {
      expect(checks[id]?.status).toBe('skip');
    }
  });
});

describe('network.tls', () => {
  it('fails for a certificate that nobody trusts, and sends no credentials', async () => {
    const server = await scriptedGateway(success({}), { tls: await selfSigned('localhost') });
    const checks = await checksOf(at(server.origin));

    expect(checks['network.tls']).toMatchObject({ status: 'FAIL' });
    expect(checks['network.tls']?.reason).toContain('not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)');
    expect(checks['credentials.accepted']?.status).toBe('skip');
    expect(withCredentials(server)).toEqual([]);
  });

  it('fails for a port where nothing speaks TLS', async () => {
    const origin = (await scriptedGateway(success({}))).origin.replace('http:', 'https:');

    expect((await checkOf(at(origin), 'network.tls')).status).toBe('FAIL');
  });

  it.each([true, false])('fails for NODE_TLS_REJECT_UNAUTHORIZED=0 (offline: %s)', async (offline) => {
    const { examination: subject } = await atGateway(
      {},
      { offline, env: { ...VARIABLES, NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
    );
    const check = await checkOf(subject, 'network.tls');

    expect(check.status).toBe('FAIL');
    expect(check.fix).toContain('NODE_EXTRA_CA_CERTS');
  });
});

describe('network.answer', () => {
  it('is in order when the gateway answers a request without credentials', async () => {
    const { examination: subject } = await atGateway();

    expect((await checkOf(subject, 'network.answer')).status).toBe('ok');
  });

  it('accepts a page for a 401, since nobody documents that answer', async () => {
    const subject = await answeredBy(respond(401, '<html>log in</html>', HTML));

    expect((await checkOf(subject, 'network.answer')).status).toBe('ok');
  });

  it.each<[string, Act, RegExp]>([
    ['a proxy that answers HTML', respond(200, '<html>Welcome</html>', HTML), /with a page/],
    ['HTML without a content type', respond(502, '<!doctype html>'), /with a page/],
    ['a server that answers text', respond(200, 'It works!'), /HTTP 200 without JSON/],
    ['a server that answers nothing', respond(200, ''), /HTTP 200 without JSON/],
    ['a redirect to a portal', redirect(302, 'http://portal.example/'), /redirect/],
    ['a proxy that wants a log-in', respond(407, ''), /HTTP 407/],
    ['a server that is no gateway', respond(404, '{}'), /knows no Merchant API/],
    ['a gateway that is down', respond(503, '{}'), /HTTP 503/],
  ])('fails for %s, and sends no credentials', async (_case, act, reason) => {
    const server = await scriptedGateway(act);
    const checks = await checksOf(at(server.origin));

    expect(checks['network.answer']?.status).toBe('FAIL');
    expect(checks['network.answer']?.reason).toMatch(reason);
    expect(checks['credentials.accepted']?.status).toBe('skip');
    expect(withCredentials(server)).toEqual([]);
  });

  it('fails when there is no network', async () => {
    const check = await checkOf(at(await refusedOrigin()), 'network.answer');

    expect(check.status).toBe('FAIL');
    expect(check.reason).toContain('(ECONNREFUSED)');
    // The address is that of a sandbox.
    expect(check.fix).toContain('Start "paymennt sandbox"');
  });

  it('fails when the gateway does not answer in time', async () => {
    const { origin } = await scriptedGateway(silent);
    const check = await checkOf(at(origin, { gatewayLimitMs: 50 }), 'network.answer');

    expect(check.status).toBe('FAIL');
    expect(check.reason).toContain('did not answer in time');
  });
});

describe('network.clock', () => {
  const clock = async (clockMs: number) => {
    const { examination: subject } = await atGateway({ clockMs });
    return await checkOf(subject, 'network.clock');
  };

  it('is in order when both clocks agree', async () => {
    expect((await clock(0)).status).toBe('ok');
  });

  it('warns from one minute on', async () => {
    expect((await clock(2 * MINUTE_MS)).status).toBe('warn');
  });

  it.each([
    [10 * MINUTE_MS, 'the clock of this machine is 10 min behind the gateway'],
    [-10 * MINUTE_MS, 'the clock of this machine is 10 min ahead of the gateway'],
  ])('fails for a gateway that is %i ms ahead', async (clockMs, reason) => {
    expect(await clock(clockMs)).toMatchObject({ status: 'FAIL', reason });
  });

  it('is skipped when an answer has no Date header', async () => {
    const subject = await answeredBy(({ response }) => {
      response.sendDate = false;
      response.writeHead(401).end();
    });

    expect((await checkOf(subject, 'network.clock')).status).toBe('skip');
  });
});
