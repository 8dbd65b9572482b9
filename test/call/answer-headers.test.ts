import { inspect } from 'node:util';
import { PaymenntApiError, type ResponseHookContext } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { CHECKOUT, no } from '../support/answers.js';
import { CREDENTIALS, scripted } from '../support/client.js';
import { rejection } from '../support/failure.js';

/** The error and the context of `onResponse` for a refusal with these headers. */
async function refused(headers: Record<string, string>) {
  const contexts: ResponseHookContext[] = [];
  const hooks = { onResponse: (context: ResponseHookContext) => contexts.push(context) };
  const { client } = scripted([no('No', { headers })], { hooks });
  const error = await rejection(PaymenntApiError, client.checkouts.cancel(CHECKOUT.id));
  const [context] = contexts;
  if (!context) throw new Error('onResponse was not called.');
  return { error, context, readers: [error.header.bind(error), context.header] };
}

describe('the headers of an answer', () => {
  it('can be read by name in any case, from the error and in onResponse', async () => {
    const { readers } = await refused({ 'X-Request-Id': '4bf92f3577b34da6a3ce929d0e0e4736', 'X-Empty': '' });
    for (const header of readers) {
      expect(header('x-request-id')).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
      expect(header('X-REQUEST-ID')).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
      expect(header('x-empty')).toBe('');
    }
  });

  it.each(['x-other', '', 'a b', 'x\r\ny', 'é', undefined, null, 5, Symbol('x')])(
    'are undefined where there is none: %s',
    async (name) => {
      const { readers } = await refused({ 'X-Request-Id': '1' });
      for (const header of readers) expect(header(name as string)).toBeUndefined();
    },
  );

  it.each([
    'Set-Cookie',
    'set-cookie2',
    'Authorization',
    'Proxy-Authenticate',
    'X-Paymennt-Api-Key',
    'X_Paymennt_Api_Secret',
    'X-ApiKey',
    'X-Auth-Token',
    'X-CSRF-Token',
    'X-Amz-Security-Token',
  ])('that carry secrets are never given: %s', async (name) => {
    const { readers } = await refused({ [name]: 'hunter2' });
    for (const header of readers) expect(header(name)).toBeUndefined();
  });

  it('that repeat the credentials are given without them', async () => {
    const { apiKey, apiSecret } = CREDENTIALS;
    const { readers } = await refused({
      'X-Echo': `${apiKey}:${apiSecret}:${encodeURIComponent(apiSecret)}`,
    });
    for (const header of readers) expect(header('x-echo')).toBe('[redacted]:[redacted]:[redacted]');
  });

  it('are in no log of the error or of the context', async () => {
    const { error, context } = await refused({ 'X-Request-Id': 'id-of-the-vendor' });
    for (const logged of [error, context]) {
      expect(inspect(logged, { depth: 9 })).not.toContain('id-of-the-vendor');
      expect(JSON.stringify(logged)).not.toContain('header');
      expect(Object.keys(logged)).not.toContain('header');
    }
  });

  it('of an error that comes from no answer are none', () => {
    const error = new PaymenntApiError({
      message: 'No.',
      code: 'api_error',
      outcome: 'no_effect',
      httpStatus: 400,
    });

    expect(error.header('date')).toBeUndefined();
  });
});
