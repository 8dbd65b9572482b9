import { createSandbox, SANDBOX_IDS } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { openFrozenSandbox, openSandbox } from './open-sandbox.js';
import { CARD_AT_ONCE, payWith } from './shopper.js';

describe('createSandbox', () => {
  it('has base URLs of an origin that does not exist until it is served', () => {
    const { sandbox } = openSandbox();
    expect(sandbox.environment).toEqual({
      apiBaseUrl: 'https://sandbox.invalid/mer/v2.0',
      payBaseUrl: 'https://sandbox.invalid',
    });
  });

  it('answers the API on any origin, so that requests to the real addresses can be rerouted to it', async () => {
    const { sandbox } = openSandbox();
    const { apiKey, apiSecret } = sandbox.credentials;
    const response = await sandbox.fetch('https://api.test.paymennt.com/mer/v2.0/terminals', {
      headers: { 'X-Paymennt-Api-Key': apiKey, 'X-Paymennt-Api-Secret': apiSecret },
    });
    expect(response.status).toBe(200);
  });

  it.each(['', '/'])('uses the base URLs of the option environment, with "%s" at the end', async (end) => {
    const environment = {
      apiBaseUrl: 'https://api.test.paymennt.com/mer/v2.0',
      payBaseUrl: `https://pay.test.paymennt.com${end}`,
    };
    const { merchant } = openSandbox({ environment });
    const { redirectUrl } = await merchant.create('mobile');
    expect(redirectUrl).toMatch(/^https:\/\/pay\.test\.paymennt\.com\/checkout\/[0-9a-f]{48}$/);
  });

  it('returns a fetch that accepts a URL, a string and a Request', async () => {
    const { sandbox } = openSandbox();
    const address = 'https://sandbox.invalid/';
    for (const input of [address, new URL(address), new Request(address)]) {
      const response = await sandbox.fetch(input);
      expect([response.status, response.url]).toEqual([200, address]);
    }
  });

  it('returns a fetch that rejects at once with an aborted signal', async () => {
    const { sandbox } = openSandbox();
    const reason = new Error('changed my mind');
    const call = sandbox.fetch('https://sandbox.invalid/', { signal: AbortSignal.abort(reason) });
    await expect(call).rejects.toBe(reason);
  });

  it('starts with the branch and the two terminals of SANDBOX_IDS', async () => {
    const { sandbox } = openSandbox();
    expect(sandbox.state.branches.map(({ id }) => id)).toEqual([SANDBOX_IDS.branch]);
    expect(sandbox.state.terminals.map(({ id }) => id)).toEqual(SANDBOX_IDS.terminals);
  });

  it('gives two sandboxes different ids', async () => {
    const [first, second] = [openSandbox().merchant, openSandbox().merchant];
    const { id } = await first.create('mobile');
    await second.create('mobile');
    const answer = await second.get(`/checkout/${id}`);
    expect([answer.status, answer.success]).toEqual([400, false]);
  });

  it('gives the same ids and keys again for the same idSeed', async () => {
    const run = async () => {
      const { merchant } = openSandbox({ idSeed: 7 });
      const { id, checkoutKey } = await merchant.create('mobile');
      return { id, checkoutKey };
    };
    expect(await run()).toEqual(await run());
  });

  it('returns to its initial state on reset', async () => {
    const { sandbox, merchant } = openFrozenSandbox({ now: '2026-01-01T00:00:00Z' });
    const { redirectUrl } = await merchant.create('mobile', { requestId: 'once' });
    await payWith(sandbox, redirectUrl, CARD_AT_ONCE);
    await sandbox.clock.advance('3d');
    sandbox.failNext({ fault: 'busy-503' });
    sandbox.reset();
    expect(sandbox.state.checkouts).toEqual([]);
    expect(sandbox.state.payments).toEqual([]);
    expect(sandbox.state.branches).toHaveLength(1);
    expect(sandbox.clock.now()).toEqual(new Date('2026-01-01T00:00:00Z'));
    await expect(merchant.create('mobile', { requestId: 'once' })).resolves.toMatchObject({
      status: 'PENDING',
    });
  });

  it.each([
    [{ capture: 'later' }, 'createSandbox: capture must be one of automatic, manual.'],
    [{ statusStyle: 'shout' }, 'createSandbox: statusStyle must be one of code, label.'],
    [{ expiresInMinutes: 0 }, 'createSandbox: expiresInMinutes must be a number above zero.'],
    [{ now: 'yesterday' }, 'createSandbox: now must be a date.'],
    [{ idSeed: 1.5 }, 'createSandbox: idSeed must be a whole number from 0.'],
    [{ behaviour: { listLagMs: -1 } }, 'createSandbox: behaviour.listLagMs must be a whole number from 0.'],
    [
      { environment: { apiBaseUrl: 'https://api.example/mer/v2.0', payBaseUrl: 'https://pay.example/x' } },
      'createSandbox: environment.payBaseUrl must be an http:// or https:// origin without a path, such as https://shop.example.com.',
    ],
    [{ webhookUrl: 'x' }, 'createSandbox: webhookUrl is not a known field.'],
    [
      { behaviour: { pageOrder: 'random' } },
      'createSandbox: behaviour.pageOrder must be one of newest_first, oldest_first.',
    ],
    [
      { behaviour: { statusStyles: { 'checkouts.guess': 'code' } } },
      'createSandbox: behaviour.statusStyles.checkouts.guess is not a known field.',
    ],
    [
      { capture: 'later', now: 'x', seed: { branches: [{ id: 'x' }] }, webhookFetch: 1 },
      'createSandbox: capture must be one of automatic, manual. now must be a date. ' +
        'seed.branches[0].id must match "^\\d{1,19}$". seed.branches[0].name is required. ' +
        'seed.branches[0].currency is required. seed.branches[0].enabled is required. webhookFetch must be a function.',
    ],
  ])('refuses the options %j with a sentence about each mistake', (options, message) => {
    expect(() => createSandbox(options as never)).toThrow(new Error(message));
  });

  it('starts in far less than 20 milliseconds', () => {
    const times = Array.from({ length: 15 }, () => {
      const start = performance.now();
      openSandbox();
      return performance.now() - start;
    }).sort((a, b) => a - b);
    expect(times[7]).toBeLessThan(20);
  });
});
