import { describe, expect, it } from 'vitest';
import { respond } from '../../support/acts.js';
import { scriptedGateway } from '../../support/gateway.js';
import { servedSandbox } from '../typed-command.js';
import { atGateway, checkOf, checksOf, examination, SHOP, smallGateway, VARIABLES } from './examined.js';

const LIVE = { apiKey: 'live-pair-0002', apiSecret: 'live-word-0002' };
const LIVE_VARIABLES = {
  PAYMENNT_API_KEY: LIVE.apiKey,
  PAYMENNT_API_SECRET: LIVE.apiSecret,
  PAYMENNT_ENVIRONMENT: 'test',
};

/** A test gateway that knows the shop's test keys and a live gateway that knows the live keys. */
async function twoGateways(live: typeof SHOP = LIVE) {
  const [test, other] = [await smallGateway(SHOP), await smallGateway(live)];
  return { test, live: other, gateways: { test: test.environment, live: other.environment } };
}

describe('credentials.accepted', () => {
  it('is in order when the gateway lists branches', async () => {
    const { test, examination: subject } = await atGateway();

    expect(await checkOf(subject, 'credentials.accepted')).toMatchObject({
      status: 'ok',
      reason: 'test accepts the keys',
    });
    expect(test.requests.filter((request) => !request.startsWith('GET '))).toEqual([]);
  });

  it('is in order on a sandbox', async () => {
    const { env } = await servedSandbox();
    const checks = await checksOf(examination({ env }));

    expect(checks['credentials.accepted']?.status).toBe('ok');
    expect(checks['network.answer']?.status).toBe('ok');
    expect(Object.values(checks).filter(({ status }) => status === 'FAIL')).toEqual([]);
  });

  it('fails for a wrong secret', async () => {
    const env = { ...VARIABLES, PAYMENNT_API_SECRET: 'other-word-0001' };
    const { examination: subject } = await atGateway({}, { env });
    const checks = await checksOf(subject);

    expect(checks['credentials.accepted']).toMatchObject({ status: 'FAIL', reason: 'test refuses the keys' });
    expect(checks['webhooks.registered']?.status).toBe('skip');
  });

  it('says nothing about the keys when a page with HTTP 403 comes back', async () => {
    const { origin } = await scriptedGateway(respond(403, '<html>', { 'content-type': 'text/html' }));
    const gateway = { apiBaseUrl: `${origin}/mer/v2.0`, payBaseUrl: origin };
    const subject = examination({ gateways: { live: gateway, test: gateway } });
    const check = await checkOf(subject, 'credentials.accepted');

    expect(check.status).toBe('FAIL');
    expect(check.reason).toBe('a page with HTTP 403 came back, which says nothing about the keys');
    expect(check.fix).not.toContain('Copy');
  });

  it('fails for live keys on test, and sends them to live only with --both', async () => {
    const { live, gateways } = await twoGateways();
    const alone = await checkOf(examination({ env: LIVE_VARIABLES, gateways }), 'credentials.accepted');
    expect(alone.status).toBe('FAIL');
    expect(alone.fix).toContain('"--both" tries whether they are live keys');
    expect(live.requests).toEqual([]);

    const both = await checkOf(
      examination({ env: LIVE_VARIABLES, gateways, both: true }),
      'credentials.accepted',
    );
    expect(both.status).toBe('FAIL');
    expect(both.reason).toBe('test refuses the keys and live accepts them: they are live keys');
    expect(both.fix).toContain('PAYMENNT_ENVIRONMENT=live');
    expect(live.requests).toEqual(['GET /mer/v2.0/branches']);
  });

  it('tells with --both whether the other gateway accepts the keys too', async () => {
    const { gateways } = await twoGateways();
    const same = await twoGateways(SHOP);

    const one = await checkOf(examination({ gateways, both: true }), 'credentials.accepted');
    const two = await checkOf(examination({ gateways: same.gateways, both: true }), 'credentials.accepted');

    expect(one).toMatchObject({ status: 'ok', reason: 'test accepts the keys; live refuses them' });
    expect(two.status).toBe('warn');
  });

  it('is skipped when the key cannot be sent as it is', async () => {
    const { examination: subject } = await atGateway(
      {},
      { env: { ...VARIABLES, PAYMENNT_API_KEY: 'shop key' } },
    );

    expect((await checkOf(subject, 'credentials.accepted')).status).toBe('skip');
  });
});

describe('webhooks.registered', () => {
  const SHOP_HOOK = 'https://shop.example/paymennt-webhook';
  const registered = async (...rows: { address: string; enabled?: boolean; failed?: boolean }[]) => {
    const webhooks = rows.map((row, index) => ({ id: String(index + 1), ...row }));
    const { examination: subject } = await atGateway({ webhooks });
    return await checkOf(subject, 'webhooks.registered');
  };

  it('is in order for one public https address', async () => {
    expect(await registered({ address: `${SHOP_HOOK}?token=word-of-the-shop` })).toMatchObject({
      status: 'ok',
      reason: SHOP_HOOK,
    });
  });

  it('warns when no webhook is registered', async () => {
    expect((await registered()).status).toBe('warn');
  });

  it.each([
    ['the same address twice', [{ address: SHOP_HOOK }, { address: SHOP_HOOK }], /registered twice/],
    ['a disabled one', [{ address: SHOP_HOOK, enabled: false }], /is disabled/],
    ['one whose calls failed', [{ address: SHOP_HOOK, failed: true }], /have failed/],
    ['plain http', [{ address: 'http://shop.example/hook' }], /is not https/],
    ['localhost', [{ address: 'http://localhost:3000/hook' }], /cannot reach/],
    ['a private address', [{ address: 'https://192.168.1.7/hook' }], /cannot reach/],
    ['a mapped address', [{ address: 'https://[::ffff:10.0.0.1]/hook' }], /cannot reach/],
    ['a link-local address', [{ address: 'https://[fe80::1]/hook' }], /cannot reach/],
    ['a name of a container', [{ address: 'https://shop:3000/hook' }], /cannot reach/],
  ])('fails for %s', async (_case, rows, reason) => {
    const check = await registered(...rows);

    expect(check.status).toBe('FAIL');
    expect(check.reason).toMatch(reason);
  });

  it('accepts localhost on a sandbox', async () => {
    const { sandbox, env } = await servedSandbox({
      seed: {
        webhooks: [
          { id: '17', address: 'http://localhost:3000/hook', hmacKey: 'k', enabled: true, failed: false },
        ],
      },
    });
    expect(sandbox.state.webhooks).toHaveLength(1);

    expect((await checkOf(examination({ env }), 'webhooks.registered')).status).toBe('ok');
  });
});
