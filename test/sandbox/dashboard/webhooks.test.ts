import { describe, expect, it } from 'vitest';
import { openFrozenSandbox, openSandbox } from '../open-sandbox.js';
import { developerAt } from './developer.js';

const WEBHOOKS = '/dashboard/webhooks';
const ADDRESS = 'http://localhost:3000/hook';

/** The explanations on the page, in order: those of the webhooks, then those of the deliveries. */
const reasonsOn = (page: string) => [...page.matchAll(/<p class="why">([^<]*)</g)].map(([, text]) => text);

describe('a webhook', () => {
  it('is added on the dashboard and gets deliveries', async () => {
    const received: string[] = [];
    const { sandbox, merchant } = openSandbox({
      webhookFetch: async ({ url }) => {
        received.push(url);
        return new Response(null, { status: 204 });
      },
    });
    const { press } = developerAt(sandbox);
    expect(await press(WEBHOOKS, { address: ` ${ADDRESS} ` })).toContain('The webhook was added.');
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    expect(received).toEqual([ADDRESS]);
  });

  it.each(['', 'localhost:3000', 'javascript:alert(1)', 'http://', 'ftp://localhost/'])(
    'is not added at %j',
    async (address) => {
      const { sandbox } = openSandbox();
      expect(await developerAt(sandbox).press(WEBHOOKS, { address })).toContain(
        'address must be an http:// or https:// URL',
      );
      expect(sandbox.state.webhooks).toEqual([]);
    },
  );

  it('on another machine is added with the reason for its refused deliveries', async () => {
    const { sandbox, merchant } = openSandbox();
    const { press, read } = developerAt(sandbox);
    expect(await press(WEBHOOKS, { address: 'https://shop.example:8443/hook' })).toContain(
      'refuses its deliveries',
    );
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    const reasons = reasonsOn(await read(WEBHOOKS));
    expect(reasons).toHaveLength(2);
    expect(reasons[0]).toContain('the sandbox sends to loopback addresses only');
    expect(reasons[1]).toContain('Not sent: the sandbox sends to loopback addresses only');
    expect(reasons[1]).toContain('https://localhost:8443/');
  });

  it('sends a sample, and can be enabled again after it failed', async () => {
    let status = 404;
    const { sandbox, merchant } = openFrozenSandbox({
      webhookFetch: async () => new Response(null, { status }),
    });
    const { press, read } = developerAt(sandbox);
    await press(WEBHOOKS, { address: ADDRESS });
    const [webhook] = sandbox.state.webhooks;
    expect(await press(`${WEBHOOKS}/${webhook?.id}/test`)).toContain('A sample was sent');
    expect(reasonsOn(await read(WEBHOOKS))).toEqual(['The receiver has no route at this path.']);
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    await sandbox.clock.advance('2d');
    const page = await read(WEBHOOKS);
    expect(reasonsOn(page)[0]).toContain('The sandbox disabled it after six failed attempts');
    expect(page).toContain('Failed after 6 attempts. The receiver has no route at this path.');
    status = 204;
    expect(await press(`${WEBHOOKS}/${webhook?.id}/enable`)).toBe('The webhook is enabled.');
    expect(sandbox.state.webhooks[0]).toMatchObject({ enabled: true, failed: false });
    expect(await press(`${WEBHOOKS}/1/enable`)).toBe('This webhook no longer exists.');
  });
});

describe('a delivery', () => {
  it.each<[string, () => Promise<Response>, string]>([
    ['302', async () => new Response(null, { status: 302 }), 'The sandbox does not follow redirects.'],
    ['401', async () => new Response(null, { status: 401 }), 'The receiver asks for a log-in or a token.'],
    ['405', async () => new Response(null, { status: 405 }), 'The route does not accept POST.'],
    ['422', async () => new Response(null, { status: 422 }), 'Your handler refused the delivery.'],
    ['500', async () => new Response(null, { status: 500 }), 'Your handler failed.'],
    [
      'ECONNREFUSED',
      () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })),
      'Nothing listens at this address.',
    ],
    ['an unknown error', () => Promise.reject(new Error('odd')), 'The receiver did not answer.'],
  ])('that failed with %s shows the cause', async (_case, webhookFetch, cause) => {
    const { sandbox } = openSandbox({ webhookFetch });
    const { press, read } = developerAt(sandbox);
    await press(WEBHOOKS, { address: ADDRESS });
    await press(`${WEBHOOKS}/${sandbox.state.webhooks[0]?.id}/test`);
    expect(reasonsOn(await read(WEBHOOKS))[0]).toContain(cause);
  });

  it('that was dropped, or was due for a disabled webhook, shows the reason', async () => {
    const { sandbox, merchant } = openFrozenSandbox({
      webhookFetch: async () => new Response(null, { status: 204 }),
    });
    const { press, read } = developerAt(sandbox);
    await press(WEBHOOKS, { address: ADDRESS });
    const { id } = await merchant.create('mobile');
    sandbox.webhooks.disturbNext('lose');
    sandbox.webhooks.disturbNext('reorder');
    sandbox.bank.authorize(id);
    sandbox.bank.pay(id);
    await merchant.post(`/webhooks/${sandbox.state.webhooks[0]?.id}/disable`);
    await sandbox.clock.advance('5m');
    const reasons = reasonsOn(await read(WEBHOOKS));
    expect(reasons).toContain('It was dropped on request, so that you can test your code without it.');
    expect(reasons).toContain('Not sent: the webhook was disabled or deleted before the attempt.');
  });

  it('is on one of the pages of fifty deliveries', async () => {
    const { sandbox } = openSandbox({ webhookFetch: async () => new Response(null, { status: 204 }) });
    const { press, read } = developerAt(sandbox);
    await press(WEBHOOKS, { address: ADDRESS });
    const { id = '' } = sandbox.state.webhooks[0] ?? {};
    for (let count = 0; count < 51; count += 1) await developerAt(sandbox).post(`${WEBHOOKS}/${id}/test`);
    expect(await read(WEBHOOKS)).toContain('Page 1 of 2, 51 deliveries');
    expect((await read(`${WEBHOOKS}?page=2`)).match(/id="replay-/g)).toHaveLength(1);
  });
});
