import {
  PaymenntApiError,
  PaymenntAuthenticationError,
  PaymenntConnectionError,
  PaymenntError,
  PaymenntResponseError,
} from 'paymennt';
import { beforeEach, describe, expect, it } from 'vitest';
import { CHECKOUT, json, no, ORDER, page, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { CREATE, creating, LOOK_UP, reset } from '../support/creating.js';
import { rejection } from '../support/failure.js';
import { noWaiting } from '../support/no-waiting.js';
import { networkError, type Step } from '../support/scripted-fetch.js';

beforeEach(() => noWaiting());

const html = (status: number) => new Response('<html>', { status });

/** Every end of a creation after which nobody knows what became of it. */
const UNKNOWN_ENDS: readonly (readonly [string, () => Step])[] = [
  ['a reset', reset],
  ['a socket that hung up', () => networkError('UND_ERR_SOCKET')],
  ['a failure without a name', () => new Error('fetch failed')],
  ['HTTP 500 with an envelope', () => no('Internal error', { status: 500 })],
  ['HTTP 502 with HTML', () => html(502)],
  ['HTTP 503', () => no('Busy', { status: 503 })],
  ['HTTP 504', () => html(504)],
  ['HTTP 408', () => no('Timed out', { status: 408 })],
  ['half an answer', () => new Response(JSON.stringify({ success: true, result: CHECKOUT }).slice(0, -9))],
  ['HTML that says 200', () => html(200)],
  ['an empty answer', () => new Response(null, { status: 204 })],
  ['a success without a result', () => json({ success: true, elapsed: 1 })],
  ['a checkout without an id', () => yes({ ...CHECKOUT, id: null })],
  ['a checkout without a status', () => yes({ ...CHECKOUT, status: null })],
];

describe.each(UNKNOWN_ENDS)('a creation that ends in %s', (_, end) => {
  it('is looked up, and found when it had been made', async () => {
    const { creation, sent } = creating([end(), page([CHECKOUT])]);
    const checkout = await creation;

    expect(checkout.id).toBe(CHECKOUT.id);
    expect(checkout.checkoutKey).toBe(CHECKOUT.checkoutKey);
    expect(checkout.redirectUrl).toBe(CHECKOUT.redirectUrl);
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });

  it('is sent again, the same to the letter, when it had not been made', async () => {
    const { creation, requests, sent } = creating([end(), page([]), yes(CHECKOUT)]);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE, LOOK_UP, CREATE]);
    expect(requests[2]?.body).toBe(requests[0]?.body);
    expect([...(requests[2]?.headers ?? [])]).toEqual([...(requests[0]?.headers ?? [])]);
  });

  it('is one request, and an error, when maxRetries is 0', async () => {
    const { creation, sent } = creating([end(), page([CHECKOUT])], { maxRetries: 0 });
    const error: unknown = await creation.catch((reason: unknown) => reason);

    expect(error).toHaveProperty('outcome', 'unknown');
    expect(sent()).toEqual([CREATE]);
  });
});

describe('a creation of which nothing is found', () => {
  it.each<[string, () => Response]>([
    ['is merely busy', () => no('Busy', { status: 503 })],
    ['is hidden behind the page of a proxy', () => html(404)],
  ])('is sent again while the API %s, however often', async (_, end) => {
    const rounds = Array.from({ length: 5 }, () => [end(), page([])]).flat();
    const { creation, sent } = creating([reset(), page([]), ...rounds, yes(CHECKOUT)]);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toHaveLength(13);
  });
});

describe('a creation that the first attempt made late', () => {
  it('is found after the second attempt is refused for its requestId', async () => {
    const steps = [reset(), page([]), no('requestId already used'), page([CHECKOUT])];
    const { creation, sent } = creating(steps);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE, LOOK_UP, CREATE, LOOK_UP]);
  });

  it('may be found in a later round', async () => {
    const steps = [reset(), page([]), reset(), page([]), html(502), page([CHECKOUT])];
    const { creation, sent } = creating(steps);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE, LOOK_UP, CREATE, LOOK_UP, CREATE, LOOK_UP]);
  });
});

describe('a creation that is refused', () => {
  it('is looked up once, and fails as the API refused it when there is no checkout', async () => {
    const { creation, sent } = creating([no('amount is wrong'), page([])]);
    const error = await rejection(PaymenntApiError, creation);

    expect(error.code).toBe('api_error');
    expect(error.apiMessage).toBe('amount is wrong');
    expect(error.outcome).toBe('no_effect');
    expect(error.operation).toBe('checkouts.createMobile');
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });

  it.each(['PENDING', 'AUTHORIZED', 'PAID', 'REFUNDED'])(
    'for a used requestId has the checkout of that requestId as its result: %s',
    async (status) => {
      const { creation, sent } = creating([no('requestId already used'), page([{ ...CHECKOUT, status }])]);

      expect((await creation).id).toBe(CHECKOUT.id);
      expect(sent()).toEqual([CREATE, LOOK_UP]);
    },
  );

  it.each(['FAILED', 'CANCELLED', 'EXPIRED'])(
    'for a requestId whose checkout is %s says that the next attempt needs a new one',
    async (status) => {
      const { creation, sent } = creating([no('requestId already used'), page([{ ...CHECKOUT, status }])]);
      const error = await rejection(PaymenntApiError, creation);

      expect(error.code).toBe('request_id_used');
      expect(error.checkoutId).toBe(CHECKOUT.id);
      expect(error.checkoutStatus).toBe(status);
      expect(error.outcome).toBe('no_effect');
      expect(error.message).toContain('use a new requestId for the next attempt');
      expect(JSON.parse(JSON.stringify(error))).toMatchObject({
        checkoutId: CHECKOUT.id,
        checkoutStatus: status,
      });
      expect(sent()).toEqual([CREATE, LOOK_UP]);
    },
  );

  it.each([
    ['order', { orderId: 'ORD-9' }],
    ['amount', { amount: 1.05 }],
    ['currency', { currency: 'USD' }],
  ])('for the requestId of another %s is a conflict', async (_, other) => {
    const { creation } = creating([no('requestId already used'), page([{ ...CHECKOUT, ...other }])]);
    const error = await rejection(PaymenntApiError, creation);

    expect(error.code).toBe('request_id_conflict');
    expect(error.checkoutId).toBe(CHECKOUT.id);
    expect(error.outcome).toBe('no_effect');
  });

  it('fails as the API refused it when its look-up fails', async () => {
    const { creation, sent } = creating([no('amount is wrong'), html(403)]);
    const error = await rejection(PaymenntApiError, creation);

    expect(error.apiMessage).toBe('amount is wrong');
    expect(error.outcome).toBe('no_effect');
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });

  it('is not looked up when maxRetries is 0', async () => {
    const { creation, sent } = creating([no('requestId already used'), page([CHECKOUT])], { maxRetries: 0 });
    await rejection(PaymenntApiError, creation);

    expect(sent()).toEqual([CREATE]);
  });

  it('stays unknown when an earlier attempt was lost and nothing is found until the deadline', async () => {
    const nothing = Array.from({ length: 10_000 }, () => () => page([]));
    const { creation, sent } = creating([reset(), page([]), no('amount is wrong'), ...nothing], {
      timeoutMs: 400,
    });
    const error = await rejection(PaymenntError, creation);

    expect(error.outcome).toBe('unknown');
    expect(sent().filter((line) => line === CREATE)).toHaveLength(2);
    expect(sent().filter((line) => line === LOOK_UP).length).toBeGreaterThan(3);
  });

  it('is found in a list that lags behind the refusal', async () => {
    const lag = Array.from({ length: 9 }, () => page([]));
    const { creation, sent } = creating([reset(), page([]), no('used'), ...lag, page([CHECKOUT])]);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent().filter((line) => line === CREATE)).toHaveLength(2);
  });

  it('by its credentials stops at once', async () => {
    const { creation, sent } = creating([no('Unknown key', { status: 401 })]);
    const error = await rejection(PaymenntAuthenticationError, creation);

    expect(error.outcome).toBe('no_effect');
    expect(sent()).toEqual([CREATE]);
  });
});

describe('a creation that cannot have been sent', () => {
  const refused = () => networkError('ECONNREFUSED', 'connect');

  it('is sent again without a look', async () => {
    const { creation, sent } = creating([refused(), refused(), yes(CHECKOUT)]);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE, CREATE, CREATE]);
  });

  it('was not sent, in the end', async () => {
    const { creation, sent } = creating([refused(), refused(), refused()]);
    const error = await rejection(PaymenntConnectionError, creation);

    expect(error.outcome).toBe('not_sent');
    expect(error.causeCode).toBe('ECONNREFUSED');
    expect(sent()).toEqual([CREATE, CREATE, CREATE]);
  });

  it('is looked up all the same when an earlier attempt had been sent', async () => {
    const steps = [reset(), page([]), refused(), refused(), refused(), page([CHECKOUT])];
    const { creation, sent } = creating(steps);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE, LOOK_UP, CREATE, CREATE, CREATE, LOOK_UP]);
  });
});

describe('a creation that is answered with another checkout', () => {
  const DIFFERENCES: readonly (readonly [string, object])[] = [
    ['requestId', { requestId: 'ORD-9-r1' }],
    ['requestId', { requestId: CHECKOUT.requestId.toLowerCase() }],
    ['orderId', { orderId: 'ORD-9' }],
    ['orderId', { orderId: ' ORD-1234' }],
    ['orderId', { orderId: 'ord-1234', requestId: null }],
    ['amount', { amount: 1.05 }],
    ['currency', { currency: 'USD' }],
  ];

  it.each(DIFFERENCES)('in its %s is looked up once, and then unknown: %j', async (field, other) => {
    const answered = { ...CHECKOUT, ...other };
    const { creation, sent } = creating([yes(answered), page([answered]), yes(CHECKOUT)]);
    const error = await rejection(PaymenntResponseError, creation);

    expect(error.code).toBe('invalid_response');
    expect(error.outcome).toBe('unknown');
    expect(error.issues).toEqual([{ path: `result.${field}`, message: 'must be the value in the request' }]);
    expect(error.message).toContain(`a checkout that differs from the request in ${field};`);
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });

  it('has the checkout that the look-up finds as its result', async () => {
    const { creation, sent } = creating([
      yes({ ...CHECKOUT, id: '1', requestId: 'ORD-9-r1' }),
      page([CHECKOUT]),
    ]);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });

  it('is told that its requestId is used up when the look-up finds its own checkout cancelled', async () => {
    const answered = { ...CHECKOUT, id: '1', requestId: 'ORD-9-r1' };
    const { creation } = creating([yes(answered), page([{ ...CHECKOUT, status: 'CANCELLED' }])]);

    expect((await rejection(PaymenntApiError, creation)).code).toBe('request_id_used');
  });

  it('names every field that differs', async () => {
    const { creation } = creating([yes({ ...CHECKOUT, orderId: 'ORD-9', amount: 1 })], { maxRetries: 0 });
    const error = await rejection(PaymenntResponseError, creation);

    expect(error.message).toContain('differs from the request in orderId, amount;');
  });

  it('is one request when maxRetries is 0', async () => {
    const { creation, sent } = creating([yes({ ...CHECKOUT, orderId: 'ORD-9' })], { maxRetries: 0 });
    const error = await rejection(PaymenntResponseError, creation);

    expect(error.outcome).toBe('unknown');
    expect(sent()).toEqual([CREATE]);
  });

  it.each([
    {},
    { amount: '105.5' },
    { amount: null },
    { orderId: null },
    { requestId: null },
    { currency: 'aed' },
    { status: 'PAID' },
  ])('has it as its result when it is the same all the same: %j', async (told) => {
    const { creation, sent } = creating([yes({ ...CHECKOUT, ...told })]);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE]);
  });

  it.each(['ord-1234', ' ORD-1234 '])(
    'is unknown, not a conflict, when a lost creation is found with its order in another spelling: %j',
    async (orderId) => {
      const { creation, sent } = creating([reset(), page([{ ...CHECKOUT, orderId }])]);
      const error = await rejection(PaymenntResponseError, creation);

      expect(error.outcome).toBe('unknown');
      expect(error.issues.map(({ path }) => path)).toEqual(['result.orderId']);
      expect(sent()).toEqual([CREATE, LOOK_UP]);
    },
  );

  it('is unknown, not a conflict, when the gateway has its order in capitals, SS for ß', async () => {
    const { client } = scripted([reset(), page([{ ...CHECKOUT, orderId: 'STRASSE-1' }])]);
    const creation = client.checkouts.createMobile({ ...ORDER, orderId: 'Straße-1' });

    expect((await rejection(PaymenntResponseError, creation)).outcome).toBe('unknown');
  });

  it.each<[string, () => Step, object]>([
    ['a lost creation is found with another amount too', reset, { orderId: 'ord-1234', amount: 1 }],
    ['the API refused the creation', () => no('requestId already used'), { orderId: 'ord-1234' }],
  ])('is a conflict, whatever the spelling of its order, when %s', async (_, end, other) => {
    const { creation } = creating([end(), page([{ ...CHECKOUT, ...other }])]);
    const error = await rejection(PaymenntApiError, creation);

    expect(error.code).toBe('request_id_conflict');
    expect(error.outcome).toBe('no_effect');
  });
});

describe('a creation whose answer drifts, under strictResponses', () => {
  const drifting = { ...CHECKOUT, timestamp: 5 };

  it('is looked up once, and then unknown', async () => {
    const { creation, sent } = creating([yes(drifting), page([drifting])], { strictResponses: true });
    const error = await rejection(PaymenntResponseError, creation);

    expect(error.code).toBe('invalid_response');
    expect(error.outcome).toBe('unknown');
    expect(error.issues.map(({ path }) => path)).toEqual(['result.timestamp']);
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });
});

describe('a lost creation whose look-up drifts, under strictResponses', () => {
  it('fails as the creation failed, and is not sent again', async () => {
    const drifting = page([{ ...CHECKOUT, timestamp: 5 }]);
    const { creation, sent } = creating([reset(), drifting, yes(CHECKOUT)], { strictResponses: true });
    const error = await rejection(PaymenntConnectionError, creation);

    expect(error.causeCode).toBe('ECONNRESET');
    expect(error.outcome).toBe('unknown');
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });
});

describe('a redirect', () => {
  it('is no answer to a creation, nor to its look-up, and stops both', async () => {
    const elsewhere = () => new Response(null, { status: 307, headers: { location: 'https://x.example/' } });
    const { creation, sent } = creating([elsewhere(), elsewhere()]);
    const error = await rejection(PaymenntResponseError, creation);

    expect(error.code).toBe('unexpected_redirect');
    expect(error.outcome).toBe('unknown');
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });
});

describe('a gateway that keeps a requestId in capitals', () => {
  const folding = { ...CHECKOUT, requestId: CHECKOUT.requestId.toUpperCase() };

  it('leaves a lost creation unknown, and has it once', async () => {
    const { creation, sent } = creating([reset(), page([folding])]);
    const error = await rejection(PaymenntResponseError, creation);

    expect(error.outcome).toBe('unknown');
    expect(error.issues.map(({ path }) => path)).toEqual(['result.requestId']);
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });

  it('is one that tells letters apart, where the other checkout is for another amount', async () => {
    const other = { ...folding, amount: 7 };
    const { creation, sent } = creating([reset(), page([other]), yes(CHECKOUT)]);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE, LOOK_UP, CREATE]);
  });

  it('has no conflict with a refused creation under another spelling', async () => {
    const { creation } = creating([no('Wrong terminal'), page([{ ...folding, amount: 7 }])]);
    const error = await rejection(PaymenntApiError, creation);

    expect(error.code).toBe('api_error');
  });

  it('takes no checkout without a requestId for the one of "undefined"', async () => {
    const { client, requests } = scripted([reset(), page([{ ...CHECKOUT, requestId: null }]), yes(CHECKOUT)]);
    await client.checkouts.createMobile({ ...ORDER, requestId: 'undefined' }).catch(() => undefined);

    expect(requests[2]?.method).toBe('POST');
  });
});
