import { describe, expect, it } from 'vitest';
import { checkoutBody } from '../merchant.js';
import { openSandbox } from '../open-sandbox.js';

describe('the API', () => {
  it('returns a result in an envelope with the elapsed time', async () => {
    const { merchant } = openSandbox();
    const answer = await merchant.get('/checkout');
    expect(answer.json).toEqual({
      success: true,
      elapsed: expect.any(Number),
      result: { page: 0, size: 20, totalPages: 0, totalElements: 0, content: [] },
    });
  });

  it('refuses a request with HTTP 400 and one sentence', async () => {
    const { merchant } = openSandbox();
    const answer = await merchant.get('/checkout/1234567890123456789');
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      success: false,
      elapsed: expect.any(Number),
      error: 'Checkout not found for API merchant',
    });
  });

  it.each([
    ['no key', { 'X-Paymennt-Api-Key': '' }],
    ['no secret', { 'X-Paymennt-Api-Secret': '' }],
    ['a wrong key', { 'X-Paymennt-Api-Key': 'sandbox-api-key-2' }],
    ['a wrong secret', { 'X-Paymennt-Api-Secret': 'SANDBOX-API-SECRET' }],
  ])('answers a request with %s with 401 and an envelope', async (_case, headers) => {
    const { sandbox, merchant } = openSandbox();
    const answer = await merchant.call('POST', '/checkout/mobile', { body: checkoutBody('mobile'), headers });
    expect([answer.status, answer.success]).toEqual([401, false]);
    expect(sandbox.state.checkouts).toEqual([]);
  });

  it('refuses the header names of older SDKs', async () => {
    const { sandbox } = openSandbox();
    const { apiKey, apiSecret } = sandbox.credentials;
    const response = await sandbox.fetch(`${sandbox.environment.apiBaseUrl}/checkout`, {
      headers: { 'X-PointCheckout-Api-Key': apiKey, 'X-PointCheckout-Api-Secret': apiSecret },
    });
    expect(response.status).toBe(401);
  });

  it.each([
    ['GET', '/checkouts', 404],
    ['GET', '/checkout/', 404],
    ['GET', '//checkout', 404],
    ['GET', '/Checkout', 404],
    ['POST', '/branches/', 404],
    ['GET', '/checkout/1/refund/again', 404],
    ['DELETE', '/checkout/1', 405],
    ['PUT', '/checkout/web', 405],
    ['POST', '/checkout', 405],
    ['GET', '/payment/1/capture', 405],
  ])('answers %s %s with %i and an envelope', async (method, path, status) => {
    const { merchant } = openSandbox();
    const answer = await merchant.call(method, path);
    expect([answer.status, answer.success]).toEqual([status, false]);
  });

  it('refuses the body {} for an operation without a body', async () => {
    const { sandbox, merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const answer = await merchant.post(`/checkout/${id}/cancel`, {});
    expect([answer.status, answer.error]).toEqual([400, 'This operation takes no request body.']);
    expect(sandbox.state.checkout(id)?.status).toBe('PENDING');
  });

  it('accepts a Content-Type without a body', async () => {
    const { merchant } = openSandbox();
    const { id } = await merchant.create('mobile');
    const headers = { 'Content-Type': 'application/json' };
    const answer = await merchant.call('POST', `/checkout/${id}/cancel`, { headers });
    expect(answer.result['status']).toBe('CANCELLED');
  });

  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/json; charset=utf-8', 200],
    ['APPLICATION/JSON', 200],
  ])('answers a body of type %s with %i', async (type, status) => {
    const { merchant } = openSandbox();
    const headers = { 'Content-Type': type };
    const answer = await merchant.call('POST', '/checkout/mobile', { body: checkoutBody('mobile'), headers });
    expect(answer.status).toBe(status);
  });

  it('refuses an undocumented query parameter', async () => {
    const { merchant } = openSandbox();
    for (const path of [
      '/checkout?requestid=1',
      '/branches?sort=name',
      '/terminals/1?x=1',
      '/checkout?/type=WEB',
    ]) {
      expect((await merchant.get(path)).error).toMatch(/is not a parameter of this operation\.$/);
    }
  });

  describe('under hostile bodies', () => {
    const refused = async (text: string, headers: Record<string, string> = {}) => {
      const { sandbox, merchant } = openSandbox();
      const answer = await merchant.call('POST', '/checkout/mobile', { text, headers });
      expect(answer.success).toBe(false);
      expect(sandbox.state.checkouts).toEqual([]);
      return answer;
    };

    it.each([
      ['nothing', ''],
      ['half a body', '{"requestId":"r'],
      ['two bodies', '{}{}'],
      ['NaN', '{"amount":NaN}'],
      ['a comment', '{/* */}'],
      ['a leading zero', '{"amount":0100}'],
      ['brackets without end', '['.repeat(200_000)],
      ['objects without end', '{"a":'.repeat(100_000)],
    ])('refuses %s', async (_case, text) => {
      const { status } = await refused(text);
      expect(status).toBe(400);
    });

    it.each([
      ['an array', '[]'],
      ['a text', '"requestId"'],
      ['null', 'null'],
      ['a number', '1'],
    ])('refuses %s instead of an object', async (_case, text) => {
      const { error } = await refused(text);
      expect(error).toBe('Request body must be a JSON object.');
    });

    it('refuses more than a megabyte', async () => {
      const { status } = await refused(JSON.stringify({ requestId: 'x'.repeat(1_100_000) }));
      expect(status).toBe(413);
    });

    it('refuses a key that is given twice with different values', async () => {
      const body = JSON.stringify(checkoutBody('mobile'));
      await refused(body.replace('"amount":100', '"amount":100,"amount":1'));
    });

    it('does not read fields from a prototype', async () => {
      const { error } = await refused(
        JSON.stringify(checkoutBody('mobile')).replace('{', '{"__proto__":{"amount":1},'),
      );
      expect(error).toBe('__proto__ is not a known field.');
    });

    it('refuses bytes that are not UTF-8', async () => {
      const { sandbox, merchant } = openSandbox();
      const { apiKey, apiSecret } = sandbox.credentials;
      const response = await sandbox.fetch(`${sandbox.environment.apiBaseUrl}/checkout/mobile`, {
        method: 'POST',
        headers: {
          'X-Paymennt-Api-Key': apiKey,
          'X-Paymennt-Api-Secret': apiSecret,
          'Content-Type': 'application/json',
        },
        body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
      });
      expect(response.status).toBe(400);
      expect((await merchant.get('/checkout')).result['totalElements']).toBe(0);
    });
  });
});
