import { PaymenntClient } from 'paymennt';
import { buildMobileCheckoutParams } from 'paymennt/testing';
import { describe, expect, it } from 'vitest';
import { scriptedGateway } from '../support/gateway.js';
import { servedSandbox, typed } from './typed-command.js';

async function shop() {
  const { sandbox, env } = await servedSandbox();
  const paymennt = new PaymenntClient({ ...sandbox.credentials, environment: sandbox.environment });
  const order = { orderId: 'ORD-7', amount: '105.00', currency: 'AED' };
  const create = (requestId: string) =>
    paymennt.checkouts.createMobile(buildMobileCheckoutParams({ ...order, requestId }));
  return { sandbox, env, paymennt, create };
}

const EXPECTED = ['--order', 'ORD-7', '--amount', '105.00', '--currency', 'AED'];

describe('the output of a command', () => {
  it.each([
    ['checkouts', 'get', '17'],
    ['checkouts', 'list'],
    ['checkouts', 'verify', '17', ...EXPECTED],
    ['webhooks', 'list'],
  ])('has no control character of the gateway: %s %s', async (...args) => {
    const evil = 'a\u001b]0;title\u0007\r\n\u202eb';
    const fields = { id: evil, status: evil, orderId: evil, currency: evil, amount: 1, address: evil };
    const { origin } = await scriptedGateway(({ path, response }) => {
      const result = path.endsWith('/17') ? fields : { content: [fields], totalPages: 1, totalElements: 1 };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ success: true, elapsed: 1, result }));
    });
    const env = { PAYMENNT_API_KEY: 'k', PAYMENNT_API_SECRET: 's', PAYMENNT_ENVIRONMENT: origin };
    const { stdout, stderr } = await typed(args, { env });

    expect(stderr).toBe('');
    expect(stdout).toContain('a ]0;title b');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(stdout.trimEnd().split('\n').length).toBeLessThan(9);
  });
});

describe('paymennt checkouts', () => {
  it('shows a checkout, and as JSON what the SDK returns', async () => {
    const { env, create, paymennt } = await shop();
    const { id, redirectUrl } = await create('ORD-7-1');

    const shown = await typed(['checkouts', 'get', id], { env });
    const json = await typed(['checkouts', 'get', id, '--json'], { env });

    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toContain(`Checkout  ${id}\nStatus    PENDING\nOrder     ORD-7\n`);
    expect(shown.stdout).toContain(`Pay page  ${redirectUrl}`);
    expect(JSON.parse(json.stdout)).toEqual(JSON.parse(JSON.stringify(await paymennt.checkouts.get(id))));
  });

  it('lists checkouts of one status, and no more than --limit', async () => {
    const { env, create, sandbox } = await shop();
    const [first, second, third] = [await create('1'), await create('2'), await create('3')];
    sandbox.bank.pay(second.id);

    const paid = await typed(['checkouts', 'list', '--status', 'paid'], { env });
    const both = await typed(['checkouts', 'list', '--status=PAID,PENDING', '--json'], { env });
    const limited = await typed(['checkouts', 'list', '--limit', '2'], { env });
    const none = await typed(['checkouts', 'list', '--status', 'EXPIRED'], { env });

    expect(paid.stdout).toBe(`${second.id}  PAID  AED 105.00  ORD-7\n`);
    const ids = (JSON.parse(both.stdout) as { id: string }[]).map(({ id }) => id);
    expect(ids.sort()).toEqual([first.id, second.id, third.id].sort());
    expect(limited.stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(none.stdout).toBe('No checkouts.\n');
  });

  it('exits with 0 only for a paid checkout of this order, amount and currency', async () => {
    const { env, create, sandbox } = await shop();
    const { id } = await create('ORD-7-1');

    const unpaid = await typed(['checkouts', 'verify', id, ...EXPECTED], { env });
    sandbox.bank.pay(id);
    const paid = await typed(['checkouts', 'verify', id, ...EXPECTED], { env });
    const other = await typed(
      ['checkouts', 'verify', id, '--order', 'ORD-8', '--amount', '1', '--currency', 'AED', '--json'],
      { env },
    );
    const unknown = await typed(['checkouts', 'verify', '17', ...EXPECTED], { env });
    const incomplete = await typed(['checkouts', 'verify', id, '--order', 'ORD-7'], { env });

    expect(unpaid).toMatchObject({ exitCode: 1, stdout: 'not verified  not_paid: its status is PENDING.\n' });
    expect(paid.exitCode).toBe(0);
    expect(paid.stdout).toContain('verified');
    expect(other.exitCode).toBe(1);
    expect(JSON.parse(other.stdout)).toMatchObject({
      verified: false,
      reason: 'mismatch',
      status: 'PAID',
      mismatches: [{ field: 'orderId' }, { field: 'amount' }],
    });
    expect(unknown).toMatchObject({ exitCode: 1, stdout: '' });
    expect(incomplete.exitCode).toBe(2);
  });

  it('exits with 2 when the gateway cannot be asked', async () => {
    const { env } = await shop();
    const wrongSecret = { ...env, PAYMENNT_API_SECRET: 'not-the-secret' };
    const { stderr, exitCode } = await typed(['checkouts', 'list'], { env: wrongSecret });

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/Run "paymennt doctor" to find the reason\.\n$/);
    expect(stderr).not.toContain('not-the-secret');
    expect(await typed(['checkouts', 'list'], { env: {} })).toMatchObject({
      exitCode: 2,
      stderr:
        'paymennt: set PAYMENNT_API_KEY, PAYMENNT_API_SECRET, PAYMENNT_ENVIRONMENT first. Run "paymennt doctor" for details.\n',
    });
    expect(
      await typed(['checkouts', 'list'], { env: { ...env, PAYMENNT_ENVIRONMENT: 'http://gateway.example' } }),
    ).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('paymennt webhooks', () => {
  it('lists addresses without their keys, and makes the gateway call one', async () => {
    const { env, paymennt, sandbox } = await shop();
    expect((await typed(['webhooks', 'list'], { env })).stdout).toBe('No webhooks.\n');
    const { id, hmacKey } = await paymennt.webhooks.create({ address: 'http://127.0.0.1:9/hook' });

    const list = await typed(['webhooks', 'list'], { env });
    const json = await typed(['webhooks', 'list', '--json'], { env });
    const tested = await typed(['webhooks', 'test', id], { env });

    expect(list.stdout).toBe(`${id}  enabled   http://127.0.0.1:9/hook\n`);
    expect(JSON.parse(json.stdout)).toEqual([
      { id, address: 'http://127.0.0.1:9/hook', enabled: true, failed: false },
    ]);
    expect(hmacKey).toBeTruthy();
    expect(list.stdout + json.stdout + tested.stdout).not.toContain(hmacKey);
    expect(tested.exitCode).toBe(0);
    expect(sandbox.state.deliveries).toHaveLength(1);
    expect((await typed(['webhooks', 'test', '17'], { env })).exitCode).toBe(1);
  });
});

describe('paymennt pay, decline and expire', () => {
  it.each([
    ['pay', 'PAID'],
    ['decline', 'FAILED'],
    ['expire', 'EXPIRED'],
  ])('%s makes a checkout of a sandbox %s', async (verb, status) => {
    const { env, create, paymennt } = await shop();
    const { id } = await create('ORD-7-1');

    const done = await typed([verb, id], { env });
    const again = await typed([verb, id, '--json'], { env });

    expect(done).toEqual({ exitCode: 0, stdout: `Checkout ${id} is ${status} now.\n`, stderr: '' });
    expect(JSON.parse(again.stdout)).toMatchObject({ id, status });
    expect((await paymennt.checkouts.get(id)).status).toBe(status);
  });

  it('say what a checkout cannot become', async () => {
    const { env, create, sandbox } = await shop();
    const { id } = await create('ORD-7-1');
    sandbox.bank.pay(id);

    expect(await typed(['decline', id], { env })).toMatchObject({
      exitCode: 1,
      stderr: 'paymennt: a checkout that is PAID cannot become FAILED.\n',
    });
    expect((await typed(['pay', '17'], { env })).exitCode).toBe(1);
  });

  it.each(['test', 'live'])('refuse the %s environment before anything is sent', async (environment) => {
    const env = { PAYMENNT_API_KEY: 'key', PAYMENNT_API_SECRET: 'word', PAYMENNT_ENVIRONMENT: environment };
    const { exitCode, stderr } = await typed(['pay', '17'], { env });

    expect(exitCode).toBe(2);
    expect(stderr).toContain(`works on a sandbox only: PAYMENNT_ENVIRONMENT is "${environment}"`);
  });
});
