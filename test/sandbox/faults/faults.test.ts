import { type FailNext, SANDBOX_FAULTS, SANDBOX_ROUTES, type SandboxFault } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { checkoutBody, merchantOf } from '../merchant.js';
import { openSandbox } from '../open-sandbox.js';

const CREATE = 'checkouts.createMobile';

/** The result of one attempt in one text, and whether the checkout exists. */
async function attempt(served: boolean, arrangement: FailNext) {
  const { sandbox } = openSandbox();
  if (served) await sandbox.serve();
  const merchant = served ? merchantOf(sandbox, fetch) : merchantOf(sandbox);
  sandbox.failNext(arrangement);
  const controller = new AbortController();
  const gaveUp = new Error('gave up');
  // Only a stalled response needs a time limit.
  const giveUpSoon = () => setTimeout(() => controller.abort(gaveUp), 50);
  // The first change is that the fault left the queue, the second one that the operation was completed.
  let changes = arrangement.commits === true ? -1 : 0;
  if (arrangement.fault === 'stall-headers') {
    sandbox.state.onChange(() => {
      changes += 1;
      if (changes === 1) giveUpSoon();
    });
  }
  const outcome = await merchant
    .send('POST', '/checkout/mobile', { body: checkoutBody('mobile'), signal: controller.signal })
    .then(
      async (response) => {
        if (arrangement.fault === 'stall-body') giveUpSoon();
        const text = await response
          .text()
          .catch((error: unknown) => (error === gaveUp ? 'stalled body' : 'broken'));
        return { status: response.status, headers: response.headers, text };
      },
      (error: Error & { cause?: { code?: string } }) => {
        if (error === gaveUp) return { text: 'stalled headers' };
        return { text: `${error.name}: ${error.message} (${error.cause?.code})` };
      },
    );
  const committed = sandbox.state.checkouts.length === 1;
  const next = await merchant.call('POST', '/checkout/mobile', { body: checkoutBody('mobile') });
  return { ...outcome, committed, nextWorks: next.success === true };
}

const RESET = 'TypeError: fetch failed (ECONNRESET)';

const EXPECTED: Readonly<
  Record<SandboxFault, { text: string | RegExp; status?: number; committed: boolean }>
> = {
  'reset-before-commit': { text: RESET, committed: false },
  'reset-after-commit': { text: RESET, committed: true },
  'stall-headers': { text: 'stalled headers', committed: false },
  'stall-body': { text: 'stalled body', status: 200, committed: true },
  truncate: { text: /^\{"success":true,(?!.*\}\}$)/, status: 200, committed: true },
  'html-502': { text: /^<html>/, status: 502, committed: false },
  'busy-503': { text: /"error":"Service is busy\."/, status: 503, committed: false },
  'rate-limit': { text: /"error":"Too many requests\."/, status: 429, committed: false },
  'unknown-status': { text: /"status":"UNDER_REVIEW"/, status: 200, committed: true },
  'label-casing': { text: /"status":"Pending"/, status: 200, committed: true },
};

describe.each([
  ['in-process', false],
  ['over a socket', true],
])('failNext %s', (_transport, served) => {
  it.each(SANDBOX_FAULTS)('causes %s once', async (fault) => {
    const { text, committed, status, nextWorks } = {
      status: undefined,
      ...(await attempt(served, { operation: CREATE, fault })),
    };
    const expected = EXPECTED[fault];
    expect(text).toEqual(
      typeof expected.text === 'string' ? expected.text : expect.stringMatching(expected.text),
    );
    expect({ status, committed }).toEqual({ status: expected.status, committed: expected.committed });
    expect(nextWorks).toBe(true);
  });

  it.each(['stall-headers', 'html-502', 'busy-503', 'rate-limit'] as const)(
    'completes the operation before %s with commits true',
    async (fault) => {
      const { committed } = await attempt(served, { operation: CREATE, fault, commits: true });
      expect(committed).toBe(true);
    },
  );
});

describe('failNext', () => {
  it('sets Retry-After', async () => {
    const { sandbox, merchant } = openSandbox();
    sandbox.failNext({ fault: 'rate-limit' });
    sandbox.failNext({ fault: 'rate-limit', retryAfterSeconds: 30 });
    sandbox.failNext({ fault: 'busy-503' });
    const waits = [];
    for (let n = 0; n < 3; n += 1)
      waits.push((await merchant.send('GET', '/checkout')).headers.get('retry-after'));
    expect(waits).toEqual(['1', '30', null]);
  });

  it('affects only the named operation, for every operation of the API', async () => {
    const { sandbox, merchant } = openSandbox();
    for (const { operation, method, path } of SANDBOX_ROUTES) {
      sandbox.failNext({ operation, fault: 'busy-503' });
      const other = path.startsWith('/branches') ? '/checkout' : '/branches';
      expect((await merchant.get(other)).status).toBe(200);
      const concrete = path.replace(/\{\w+\}/, '17');
      expect((await merchant.call(method, concrete)).status).toBe(503);
      expect((await merchant.call(method, concrete)).status).not.toBe(503);
    }
  });

  it('affects as many responses as times says, in the order of the calls', async () => {
    const { sandbox, merchant } = openSandbox();
    sandbox.failNext({ fault: 'busy-503', times: 2 });
    sandbox.failNext({ operation: 'checkouts.search', fault: 'html-502' });
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await merchant.send('GET', '/checkout')).status);
    expect(statuses).toEqual([503, 503, 502, 200]);
  });

  it('does not affect a request with wrong credentials', async () => {
    const { sandbox, merchant } = openSandbox();
    sandbox.failNext({ fault: 'busy-503' });
    await merchant.call('GET', '/checkout', { headers: { 'X-Paymennt-Api-Key': 'wrong' } });
    expect((await merchant.get('/checkout')).status).toBe(503);
  });

  it('changes every status in a response with unknown-status', async () => {
    const { sandbox, merchant } = openSandbox();
    await merchant.create('mobile');
    await merchant.create('mobile');
    sandbox.failNext({ fault: 'unknown-status' });
    const { result } = await merchant.get('/checkout');
    expect((result['content'] as { status: string }[]).map(({ status }) => status)).toEqual([
      'UNDER_REVIEW',
      'UNDER_REVIEW',
    ]);
  });

  it('turns labels into codes with label-casing and statusStyle label', async () => {
    const { sandbox, merchant } = openSandbox({ statusStyle: 'label' });
    const { id } = await merchant.create('mobile');
    sandbox.bank.pay(id);
    await merchant.post(`/checkout/${id}/refund?amount=1&currency=AED&note=x`);
    expect(await merchant.statusOf(id)).toBe('Partially refunded');
    sandbox.failNext({ fault: 'label-casing' });
    expect(await merchant.statusOf(id)).toBe('PARTIALLY_REFUNDED');
  });

  it('ends a stalled request when the sandbox is closed', async () => {
    const { sandbox, merchant } = openSandbox();
    sandbox.failNext({ fault: 'stall-headers' });
    const hanging = merchant.send('GET', '/checkout');
    await Promise.all([expect(hanging).rejects.toThrow('fetch failed'), sandbox.close()]);
  });

  it.each([
    [{ fault: 'explode' }, /^failNext: fault must be one of reset-before-commit, /],
    [
      { fault: 'busy-503', operation: 'checkouts.create' },
      'failNext: operation must be the name of an operation, such as checkouts.refund.',
    ],
    [{ fault: 'busy-503', operaton: 'checkouts.refund' }, 'failNext: operaton is not a known field.'],
    [{ fault: 'busy-503', times: 0 }, 'failNext: times must be between 1 and 2147483647.'],
    [{ fault: 'busy-503', times: 1.5 }, 'failNext: times must be a whole number.'],
    [
      { fault: 'rate-limit', retryAfterSeconds: -1 },
      'failNext: retryAfterSeconds must be a whole number from 0.',
    ],
    [{ fault: 'busy-503', commits: 'no' }, 'failNext: commits must be true or false.'],
    [undefined, 'failNext: The value must be a JSON object.'],
    [
      { fault: 'truncate', commits: false },
      /^failNext: truncate changes the response of a completed operation/,
    ],
  ])('refuses %j', (arrangement, message) => {
    const { sandbox } = openSandbox();
    expect(() => sandbox.failNext(arrangement as never)).toThrow(message);
  });
});
