import { describe, expect, it } from 'vitest';
import { openFrozenSandbox, openSandbox } from '../open-sandbox.js';
import { developerAt } from './developer.js';

describe('the buttons of a checkout', () => {
  it.each([
    [['pay'], 'PAID'],
    [['authorize'], 'AUTHORIZED'],
    [['authorize', 'pay'], 'PAID'],
    [['hold'], 'PENDING_CONFIRMATION'],
    [['hold', 'decline'], 'FAILED'],
    [['decline'], 'FAILED'],
    [['pay', 'chargeback'], 'CHARGEBACK'],
    [['expire'], 'EXPIRED'],
    [['cancelByShopper'], 'CANCELLED'],
  ])('%j make it %s', async (verbs, status) => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const { press } = developerAt(sandbox);
    let said = '';
    for (const verb of verbs) said = await press(`/dashboard/checkouts/${id}/${verb}`);
    expect(said).toBe(`The checkout is ${status} now.`);
    expect(await merchant.statusOf(id)).toBe(status);
  });

  it('are only the possible ones', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const { read } = developerAt(sandbox);
    const shown = async () =>
      [...(await read(`/dashboard/checkouts/${id}`)).matchAll(/id="act-(\w+)"/g)].map(([, verb]) => verb);
    expect(await shown()).toEqual(['pay', 'authorize', 'hold', 'decline', 'expire', 'cancelByShopper']);
    sandbox.bank.authorize(id);
    expect(await shown()).toEqual(['pay', 'expire']);
    sandbox.bank.pay(id);
    expect(await shown()).toEqual(['chargeback']);
    sandbox.bank.chargeback(id);
    expect(await shown()).toEqual([]);
    expect(await read(`/dashboard/checkouts/${id}`)).toContain(
      'No action is possible, because CHARGEBACK is final.',
    );
  });

  it('show the reason if the checkout has changed in the meantime', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    const { post, press } = developerAt(sandbox);
    expect(await press(`/dashboard/checkouts/${id}/decline`)).toContain(
      'a checkout that is PAID cannot become FAILED',
    );
    expect((await post(`/dashboard/checkouts/${id}/toString`)).status).toBe(404);
    expect(await merchant.statusOf(id)).toBe('PAID');
  });

  it('show a notice once, and not after a reload', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const { post, read } = developerAt(sandbox);
    const { headers } = await post(`/dashboard/checkouts/${id}/pay`);
    const page = headers.get('location') ?? '';
    expect(await read(page)).toContain('The checkout is PAID now.');
    expect(await read(page)).not.toContain('The checkout is PAID now.');
  });
});

describe('the buttons of the clock', () => {
  it.each(['15m', '1h', '1d', '1w', ' 90s ', '250ms'])('advance the clock by %s', async (duration) => {
    const { sandbox } = openFrozenSandbox();
    const before = sandbox.clock.now();
    expect(await developerAt(sandbox).press('/dashboard/clock', { duration })).toBe(
      `The clock moved forward by ${duration.trim()}.`,
    );
    const ms = {
      '15m': 900_000,
      '1h': 3_600_000,
      '1d': 86_400_000,
      '1w': 604_800_000,
      ' 90s ': 90_000,
      '250ms': 250,
    };
    expect(sandbox.clock.now().getTime() - before.getTime()).toBe(ms[duration as keyof typeof ms]);
  });

  it('expire unpaid checkouts', async () => {
    const { sandbox, merchant } = openFrozenSandbox();
    const { id } = await merchant.create('mobile');
    await developerAt(sandbox).press('/dashboard/clock', { duration: '3d' });
    expect(await merchant.statusOf(id)).toBe('EXPIRED');
  });

  it.each(['', '-1h', 'tomorrow', '1e9d', '367d', 'NaNms'])('refuse %j', async (duration) => {
    const { sandbox } = openFrozenSandbox();
    const before = sandbox.clock.now();
    expect(await developerAt(sandbox).press('/dashboard/clock', { duration })).toMatch(
      /^Cannot advance the clock|^Advance the clock by at most one year/,
    );
    expect(sandbox.clock.now()).toEqual(before);
  });
});

describe('the buttons of faults', () => {
  it('set a fault for an operation, a number of times', async () => {
    const { sandbox, merchant } = openSandbox();
    const { press, read } = developerAt(sandbox);
    const arrangement = { operation: 'branches.list', fault: 'busy-503', times: '2' };
    expect(await press('/dashboard/faults', arrangement)).toBe(
      'The fault busy-503 is set for branches.list, 2 times.',
    );
    expect(await read('/dashboard/controls')).toContain('<strong>branches.list</strong>: busy-503, 2 times');
    const statuses = [];
    for (const path of ['/terminals', '/branches', '/branches', '/branches']) {
      statuses.push((await merchant.get(path)).status);
    }
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect(await read('/dashboard/controls')).toContain('No fault is set.');
  });

  it('set a fault for any operation, and remove all faults', async () => {
    const { sandbox, merchant } = openSandbox();
    const { press } = developerAt(sandbox);
    await press('/dashboard/faults', { operation: '', fault: 'rate-limit', times: '1' });
    expect((await merchant.get('/terminals')).status).toBe(429);
    await press('/dashboard/faults', { operation: '', fault: 'rate-limit', times: '1' });
    await press('/dashboard/faults/clear');
    expect((await merchant.get('/terminals')).status).toBe(200);
  });

  it.each([
    [{ fault: 'flood', times: '1' }, /^failNext: fault must be one of reset-before-commit, /],
    [
      { fault: 'busy-503', operation: 'branches.burn', times: '1' },
      /^failNext: operation must be the name of an operation/,
    ],
    [{ fault: 'busy-503', times: '0' }, /^failNext: times must be between 1 and /],
    [{ fault: 'busy-503', times: 'often' }, /^failNext: times must be a number\.$/],
  ])('refuse %o', async (fields, said) => {
    const { sandbox } = openSandbox();
    expect(await developerAt(sandbox).press('/dashboard/faults', fields)).toMatch(said);
  });
});

describe('the buttons of webhooks', () => {
  it('lose, repeat and replay deliveries', async () => {
    const received: string[] = [];
    const { sandbox, merchant } = openSandbox({
      webhookFetch: async (request) => {
        received.push(await request.text());
        return new Response(null, { status: 204 });
      },
    });
    await merchant.post('/webhooks', { address: 'http://127.0.0.1:9/hook' });
    const { press, read } = developerAt(sandbox);
    const pay = async () => {
      const { id } = await merchant.create('mobile');
      sandbox.bank.pay(id);
      await sandbox.webhooks.settled();
    };
    expect(await press('/dashboard/webhooks/disturb', { disturbance: 'lose' })).toBe(
      'The next delivery will be lost.',
    );
    await pay();
    expect(received).toHaveLength(0);
    await press('/dashboard/webhooks/disturb', { disturbance: 'duplicate' });
    await pay();
    expect(received).toHaveLength(2);
    const [lost] = sandbox.state.deliveries;
    expect(await press(`/dashboard/deliveries/${lost?.id}/replay`)).toBe(
      'The delivery was sent again: delivered.',
    );
    expect(received).toHaveLength(3);
    expect(await read('/dashboard/webhooks')).toContain('HTTP 204');
    expect(await press('/dashboard/webhooks/disturb', { disturbance: 'burn' })).toBe(
      'Choose lose, duplicate or reorder.',
    );
    expect(await press('/dashboard/deliveries/1/replay')).toBe(
      'There is no delivery 1, or its webhook was deleted.',
    );
  });
});
