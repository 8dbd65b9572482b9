import { PaymenntApiError, PaymenntClient } from 'paymennt';
import type { SandboxBehaviour, SandboxMistake } from 'paymennt/sandbox';
import { buildMobileCheckoutParams } from 'paymennt/testing';
import { describe, expect, it } from 'vitest';
import { MISTAKES } from '../../src/sandbox/behaviour.js';
import { checkoutBody, type Merchant } from './merchant.js';
import { openFrozenSandbox, openSandbox } from './open-sandbox.js';

const open = (behaviour: SandboxBehaviour) => openFrozenSandbox({ behaviour });
const searched = async (merchant: Merchant, query = '') => {
  const { content } = (await merchant.get(`/checkout?size=50${query}`)).result;
  return (content as readonly { id: string }[]).map(({ id }) => id);
};

describe('a used requestId, as a probed gateway answers to it', () => {
  it('returns the same checkout, or the refusal of that gateway', async () => {
    const { sandbox, merchant } = open({
      usedRequestId: {
        pending: { answer: 'same_checkout' },
        cancelled: { answer: 'refused', httpStatus: 409, error: 'Duplicate request.' },
      },
    });
    const first = await merchant.create('mobile', { requestId: 'r' });
    expect((await merchant.create('mobile', { requestId: 'r' })).id).toBe(first.id);
    expect(sandbox.state.checkouts).toHaveLength(1);
    await merchant.post(`/checkout/${first.id}/cancel`);
    const refused = await merchant.post('/checkout/mobile', checkoutBody('mobile', { requestId: 'r' }));
    expect([refused.status, refused.error]).toEqual([409, 'Duplicate request.']);
  });

  it('creates a second checkout if that gateway did', async () => {
    const { sandbox, merchant } = open({ usedRequestId: { pending: { answer: 'new_checkout' } } });
    const first = await merchant.create('mobile', { requestId: 'r' });
    expect((await merchant.create('mobile', { requestId: 'r' })).id).not.toBe(first.id);
    expect(sandbox.state.checkouts).toHaveLength(2);
  });
});

describe('a webhook delivery, as a probed gateway sends it', () => {
  async function delivered(webhook: SandboxBehaviour['webhook']) {
    const requests: Request[] = [];
    const { sandbox, merchant } = openFrozenSandbox({
      behaviour: { webhook },
      webhookFetch: async (request) => {
        requests.push(request.clone());
        return new Response();
      },
    });
    const { result } = await merchant.post('/webhooks', { address: 'http://localhost:9/hook' });
    await merchant.post(`/webhooks/${String(result['id'])}/test`);
    const { id } = await merchant.create('mobile', { requestId: 'r' });
    sandbox.bank.pay(id);
    await sandbox.webhooks.settled();
    const [sample, change] = requests;
    if (!sample || !change) throw new Error('There were no two deliveries.');
    return { sample, change, id };
  }

  it('has the fields of its body, in the sample as well', async () => {
    const { sample, change, id } = await delivered({ fields: ['id', 'status', 'checkoutKey', 'paidOn'] });
    expect(await change.json()).toEqual({
      id,
      status: 'PAID',
      checkoutKey: expect.stringMatching(/^[0-9a-f]{48}$/),
      paidOn: '2026-03-01T12:00:00.000+00:00',
    });
    expect(await sample.json()).toEqual({ id: '1000000000000000000', status: 'PENDING' });
  });

  it('has its headers with stand-in values, without those of tunnels and HTTP clients', async () => {
    const { change } = await delivered({
      headers: ['host', 'content-length', 'x-forwarded-for', 'user-agent', 'x-paymennt-signature'],
      contentType: 'application/vnd.paymennt+json',
    });
    expect(Object.fromEntries(change.headers)).toEqual({
      'content-type': 'application/vnd.paymennt+json',
      'user-agent': 'paymennt-sandbox',
      'x-paymennt-signature': 'sandbox',
    });
  });

  it('is a form if the content type was that of a form', async () => {
    const { change, id } = await delivered({ contentType: 'application/x-www-form-urlencoded', fields: [] });
    expect(Object.fromEntries(new URLSearchParams(await change.text()))).toMatchObject({
      id,
      referenceId: 'r',
      grandtotal: '100.00',
      status: 'PAID',
    });
  });
});

describe('a search, as a probed gateway answers to it', () => {
  it('shows a new checkout after the lag', async () => {
    const { sandbox, merchant } = open({ listLagMs: 3_000 });
    const { id } = await merchant.create('mobile');
    expect(await merchant.statusOf(id)).toBe('PENDING');
    expect(await searched(merchant)).toEqual([]);
    await sandbox.clock.advance('2s');
    expect(await searched(merchant)).toEqual([]);
    await sandbox.clock.advance('1s');
    expect(await searched(merchant)).toEqual([id]);
  });

  it('has the order of its pages', async () => {
    for (const [pageOrder, sorted] of [
      ['newest_first', (ids: string[]) => [...ids].reverse()],
      ['oldest_first', (ids: string[]) => ids],
    ] as const) {
      const { merchant } = open({ pageOrder });
      const ids = [(await merchant.create('qr')).id, (await merchant.create('qr')).id];
      expect(await searched(merchant)).toEqual(sorted(ids));
    }
  });

  it.each([
    ['newer', [2]],
    ['newer_or_same', [1, 2]],
    ['older', [0]],
    ['older_or_same', [0, 1]],
    ['ignored', [0, 1, 2]],
  ] as const)('reads afterId as %s', async (afterId, expected) => {
    const { merchant } = open({ afterId, pageOrder: 'oldest_first' });
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.push((await merchant.create('qr')).id);
    const found = await searched(merchant, `&afterId=${ids[1]}`);
    expect(found.map((id) => ids.indexOf(id))).toEqual(expected);
  });

  it('reads afterTimestamp in its time zone', async () => {
    // The checkout is of 12:00 UTC, 16:00 in Dubai.
    const { merchant } = open({ afterTimestampOffsetMinutes: 240 });
    const { id } = await merchant.create('qr');
    expect(await searched(merchant, '&afterTimestamp=2026-03-01 15:59:59')).toEqual([id]);
    expect(await searched(merchant, '&afterTimestamp=2026-03-01 16:00:01')).toEqual([]);
  });
});

describe('other answers of a probed gateway', () => {
  it('spell the status by operation', async () => {
    const { merchant } = open({ statusStyles: { 'checkouts.get': 'label', 'checkouts.cancel': 'lower' } });
    const { id, status } = await merchant.create('mobile');
    expect(status).toBe('PENDING');
    expect(await merchant.statusOf(id)).toBe('Pending');
    expect((await merchant.post(`/checkout/${id}/cancel`)).result['status']).toBe('cancelled');
  });

  it('accept a second cancellation, or refuse it with the sentence of that gateway', async () => {
    for (const [cancelTwice, status] of [
      [{ answer: 'accepted' }, 200],
      [{ answer: 'refused', httpStatus: 422, error: 'Already cancelled.' }, 422],
    ] as const) {
      const { merchant } = open({ cancelTwice });
      const { id } = await merchant.create('mobile');
      await merchant.post(`/checkout/${id}/cancel`);
      expect((await merchant.post(`/checkout/${id}/cancel`)).status).toBe(status);
    }
  });

  it('reach the client as errors of that gateway', async () => {
    const { sandbox } = openSandbox({
      behaviour: {
        mistakes: { unknown_checkout: { answer: 'refused', httpStatus: 404, error: 'No checkout.' } },
      },
    });
    const { credentials, environment, fetch } = sandbox;
    const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
    const error = await paymennt.checkouts.get('17').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PaymenntApiError);
    expect(error).toMatchObject({ httpStatus: 404, apiMessage: 'No checkout.' });
    await expect(paymennt.checkouts.createMobile(buildMobileCheckoutParams())).resolves.toBeDefined();
  });
});

type Attempt = (merchant: Merchant) => Promise<{ readonly status: number; readonly text: string }>;

const body =
  (change: object): Attempt =>
  (merchant) =>
    merchant.post('/checkout/mobile', { ...checkoutBody('mobile'), ...change });

/** A request with each mistake. */
const ATTEMPTS: Readonly<Record<SandboxMistake, Attempt>> = {
  wrong_credentials: (merchant) =>
    merchant.call('GET', '/checkout', { headers: { 'X-Paymennt-Api-Secret': 'guess' } }),
  missing_credentials: (merchant) =>
    merchant.call('GET', '/checkout', { headers: { 'X-Paymennt-Api-Secret': '' } }),
  unknown_checkout: (merchant) => merchant.get('/checkout/17'),
  missing_field: body({ orderId: undefined }),
  null_field: body({ orderId: null }),
  wrong_type: body({ amount: 'lots' }),
  invalid_value: body({ amount: 0 }),
  unknown_field: body({
    colour: 'red',
    customer: { firstName: 'A', lastName: 'B', email: 'c@d.example', x: 1 },
  }),
  broken_json: (merchant) => merchant.call('POST', '/checkout/mobile', { text: '{' }),
  wrong_content_type: (merchant) =>
    merchant.call('POST', '/checkout/mobile', {
      body: checkoutBody('mobile'),
      headers: { 'Content-Type': 'text/plain' },
    }),
  unexpected_body: async (merchant) => {
    const { id } = await merchant.create('mobile');
    return await merchant.post(`/checkout/${id}/cancel`, {});
  },
  unknown_parameter: (merchant) => merchant.get('/checkout?colour=red'),
  invalid_page_size: (merchant) => merchant.get('/checkout?size=0'),
  unknown_status: (merchant) => merchant.get('/checkout?status=LOST'),
  empty_search: (merchant) => merchant.get('/checkout?requestId=none'),
  unknown_path: (merchant) => merchant.get('/checkouts'),
  wrong_method: (merchant) => merchant.call('DELETE', '/branches'),
};

const LENIENT: readonly SandboxMistake[] = [
  'unknown_field',
  'wrong_content_type',
  'unexpected_body',
  'unknown_parameter',
  'invalid_page_size',
  'unknown_status',
  'empty_search',
];

describe('a mistake', () => {
  it.each(MISTAKES)(
    'is refused with the status and the sentence of a probed gateway: %s',
    async (mistake) => {
      const { merchant } = open({
        mistakes: { [mistake]: { answer: 'refused', httpStatus: 418, error: 'No: {field}' } },
      });
      const answer = await ATTEMPTS[mistake](merchant);
      expect(answer.status).toBe(418);
      expect(answer.text).toContain('"success":false');
      expect(answer.text).toContain('"error":"No: ');
      expect(answer.text).not.toContain('{field}');
    },
  );

  it.each(LENIENT)('is accepted if a probed gateway accepted it: %s', async (mistake) => {
    const { merchant } = open({ mistakes: { [mistake]: { answer: 'accepted' } } });
    expect((await ATTEMPTS[mistake](merchant)).status).toBe(200);
  });
});

describe('the body of a refusal', () => {
  it.each([204, 205, 304])('is left out with HTTP %i, which allows none', async (httpStatus) => {
    const { merchant } = open({
      mistakes: { unknown_checkout: { answer: 'refused', httpStatus, body: 'html' } },
    });
    const response = await merchant.send('GET', '/checkout/17');

    expect(response.status).toBe(httpStatus);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['html', 'text/html', '<html><body><h1>HTTP Status 502</h1></body></html>'],
    ['text', 'text/plain', 'No.'],
    ['json', 'application/json', '{"status":502,"error":"No."}'],
    ['empty', null, ''],
  ] as const)('is %s where a probed gateway sent that', async (kind, type, text) => {
    const { sandbox, merchant } = open({
      mistakes: { unknown_checkout: { answer: 'refused', httpStatus: 502, body: kind, error: 'No.' } },
    });
    const response = await merchant.send('GET', '/checkout/17');
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      502,
      type,
      text,
    ]);
    expect(sandbox.state.checkouts).toEqual([]);
  });
});
