import {
  PaymenntApiError,
  PaymenntAuthenticationError,
  PaymenntConnectionError,
  PaymenntResponseError,
} from 'paymennt';
import { beforeEach, describe, expect, it } from 'vitest';
import { CHECKOUT, json, no, page, yes } from '../support/answers.js';
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
  ['the answer to somebody else’s creation', () => yes({ ...CHECKOUT, requestId: 'ORD-9-r1' })],
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
  it('is not looked up when no earlier attempt can have made it', async () => {
    const { creation, sent } = creating([no('amount is wrong')]);
    const error = await rejection(PaymenntApiError, creation);

    expect(error.code).toBe('api_error');
    expect(error.apiMessage).toBe('amount is wrong');
    expect(error.outcome).toBe('no_effect');
    expect(error.operation).toBe('checkouts.createMobile');
    expect(sent()).toEqual([CREATE]);
  });

  it('is not looked up when the requestId was used before: it is not for us to say whose it is', async () => {
    const { creation, sent } = creating([no('requestId already used'), page([CHECKOUT])]);
    const error = await rejection(PaymenntApiError, creation);

    expect(error.outcome).toBe('no_effect');
    expect(sent()).toEqual([CREATE]);
  });

  it('stays unknown when an earlier attempt was lost and nothing is found, however often it looks', async () => {
    const refused = () => [no('amount is wrong'), page([])];
    const { creation, sent } = creating([reset(), page([]), ...refused(), ...refused(), ...refused()]);
    const error = await rejection(PaymenntApiError, creation);

    expect(error.code).toBe('api_error');
    expect(error.apiMessage).toBe('amount is wrong');
    expect(error.outcome).toBe('unknown');
    expect(sent()).toEqual([CREATE, LOOK_UP, CREATE, LOOK_UP, CREATE, LOOK_UP, CREATE, LOOK_UP]);
  });

  it('is found in a list that lags behind the refusal', async () => {
    const { creation } = creating([reset(), page([]), no('used'), page([]), no('used'), page([CHECKOUT])]);

    expect((await creation).id).toBe(CHECKOUT.id);
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

describe('a creation that is answered with the checkout which has the requestId already', () => {
  it.each([
    ['order', { orderId: 'ORD-9' }],
    ['amount', { amount: 1.05 }],
    ['currency', { currency: 'USD' }],
  ])('is in conflict when that is for another %s', async (_, other) => {
    for (const maxRetries of [0, 2]) {
      const { creation } = creating([yes({ ...CHECKOUT, ...other }), page([{ ...CHECKOUT, ...other }])], {
        maxRetries,
      });
      const error = await rejection(PaymenntApiError, creation);

      expect(error.code).toBe('request_id_conflict');
      expect(error.outcome).toBe('no_effect');
      expect(error.operation).toBe('checkouts.createMobile');
      expect(error.message).toContain(CHECKOUT.id);
    }
  });

  it.each([{}, { amount: '105.5' }, { amount: null }, { orderId: null }, { status: 'PAID' }])(
    'is answered when that is for the same order: %j',
    async (told) => {
      const { creation, sent } = creating([yes({ ...CHECKOUT, ...told })]);

      expect((await creation).id).toBe(CHECKOUT.id);
      expect(sent()).toEqual([CREATE]);
    },
  );
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
