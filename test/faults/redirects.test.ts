import { PaymenntResponseError } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { orderOf } from '../support/answers.js';
import { API_KEY, API_SECRET, followRedirect } from './redirects.js';

const order = orderOf({ requestId: 'ORD-1-r1', orderId: 'ORD-1', currency: 'AED', amount: 100 });
const STATUSES = [300, 301, 302, 303, 307, 308];

describe('a redirect to another origin', () => {
  it.each(STATUSES)('is not followed by a read, HTTP %i', async (status) => {
    const { error, requests, leaked } = await followRedirect(status, ({ checkouts }) => checkouts.get('1'));

    expect(requests).toBe(0);
    expect(leaked).toEqual([]);
    if (!PaymenntResponseError.is(error)) throw error;
    expect(error.code).toBe('unexpected_redirect');
    expect(error.httpStatus).toBe(status);
    expect(error.outcome).toBe('no_effect');
  });

  it.each(STATUSES)('is not followed by a creation, HTTP %i', async (status) => {
    const { error, requests } = await followRedirect(status, ({ checkouts }) =>
      checkouts.createMobile(order),
    );

    expect(requests).toBe(0);
    if (!PaymenntResponseError.is(error)) throw error;
    expect(error.code).toBe('unexpected_redirect');
    expect(error.outcome).toBe('unknown');
  });

  it('is not followed by the escape hatch', async () => {
    const { requests } = await followRedirect(307, (client) =>
      client.request({ method: 'GET', path: '/checkout' }),
    );

    expect(requests).toBe(0);
  });

  it('would carry the key and the secret along, were it followed', async () => {
    const { requests, leaked } = await followRedirect(307, ({ checkouts }) => checkouts.get('1'), {
      fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }),
    });

    expect(requests).toBe(1);
    expect(leaked).toEqual([API_KEY, API_SECRET]);
  });
});
