import { describe, expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.js';

describe('branches', () => {
  it('can be created, fetched, disabled and enabled', async () => {
    const { merchant } = openSandbox();
    const { result } = await merchant.post('/branches', {
      name: 'Airport',
      currency: 'USD',
      description: 'Terminal 1',
    });
    expect(result).toEqual({
      id: expect.stringMatching(/^\d{19}$/),
      name: 'Airport',
      currency: 'USD',
      description: 'Terminal 1',
      enabled: true,
    });
    const path = `/branches/${result['id']}`;
    expect((await merchant.get(path)).result).toEqual(result);
    expect((await merchant.post(`${path}/disable`)).result['enabled']).toBe(false);
    expect((await merchant.get(path)).result['enabled']).toBe(false);
    expect((await merchant.post(`${path}/enable`)).result['enabled']).toBe(true);
  });

  it('cannot have the name of another branch, and the refusal is the sentence of the vendor', async () => {
    const { merchant } = openSandbox();
    const answer = await merchant.post('/branches', { name: 'Main branch', currency: 'AED' });
    expect(answer.error).toBe("A branch already exists with the same name 'Main branch'");
  });
});

describe('terminals', () => {
  it('can be fetched by id', async () => {
    const { merchant } = openSandbox();
    expect((await merchant.get('/terminals/1700000000000000203')).result).toEqual({
      id: '1700000000000000203',
      alias: 'Front counter',
      deviceType: 'SANDBOX_POS',
      serialNumber: 'SANDBOX-0001',
      branchId: '1700000000000000101',
      branchName: 'Main branch',
      active: true,
    });
  });
});

describe('the three lists without pages', () => {
  it('are bare arrays of envelopes, as documented, cut by page and size', async () => {
    const { merchant } = openSandbox();
    const { json } = await merchant.get('/terminals');
    expect(json).toEqual([
      {
        success: true,
        elapsed: expect.any(Number),
        result: expect.objectContaining({ alias: 'Front counter' }),
      },
      {
        success: true,
        elapsed: expect.any(Number),
        result: expect.objectContaining({ alias: 'Back counter' }),
      },
    ]);
    expect((await merchant.get('/terminals?page=1&size=1')).json).toHaveLength(1);
    expect((await merchant.get('/terminals?page=2&size=1')).json).toEqual([]);
    expect((await merchant.get('/webhooks')).json).toEqual([]);
    expect((await merchant.get('/branches?size=0')).success).toBe(false);
  });

  it('are one envelope around an array with listStyle result', async () => {
    const { merchant } = openSandbox({ listStyle: 'result' });
    expect((await merchant.get('/branches')).json).toEqual({
      success: true,
      elapsed: expect.any(Number),
      result: [expect.objectContaining({ name: 'Main branch' })],
    });
  });

  it('are pages with listStyle page', async () => {
    const { merchant } = openSandbox({ listStyle: 'page' });
    expect((await merchant.get('/terminals?size=1')).result).toEqual({
      page: 0,
      size: 1,
      totalPages: 2,
      totalElements: 2,
      content: [expect.objectContaining({ alias: 'Front counter' })],
    });
  });
});

describe('webhooks', () => {
  it('have their hmacKey in every response, as with the vendor', async () => {
    const { merchant } = openSandbox();
    const { result } = await merchant.post('/webhooks', { address: 'http://127.0.0.1:1/hook' });
    expect(result).toEqual({
      id: expect.stringMatching(/^\d{19}$/),
      hmacKey: expect.stringMatching(/^sandbox-hmac-/),
      address: 'http://127.0.0.1:1/hook',
      failed: false,
      enabled: true,
    });
    expect((await merchant.get(`/webhooks/${result['id']}`)).result).toEqual(result);
    expect((await merchant.get('/webhooks')).json).toMatchObject([{ result }]);
  });

  it('can be disabled, enabled and deleted', async () => {
    const { merchant } = openSandbox();
    const { result } = await merchant.post('/webhooks', { address: 'http://127.0.0.1:1/hook' });
    const path = `/webhooks/${result['id']}`;
    expect((await merchant.post(`${path}/disable`)).result['enabled']).toBe(false);
    expect((await merchant.post(`${path}/enable`)).result['enabled']).toBe(true);
    expect((await merchant.post(`${path}/delete`)).result).toEqual(result);
    for (const action of ['/enable', '/disable', '/test', '/delete']) {
      expect((await merchant.post(path + action)).error).toBe('Webhook not found for API merchant');
    }
    expect((await merchant.get(path)).error).toBe('Webhook not found for API merchant');
  });

  it('are tested and deleted without a result with webhookResult absent', async () => {
    const { sandbox, merchant } = openSandbox({ webhookResult: 'absent' });
    const { result } = await merchant.post('/webhooks', { address: 'https://shop.example.com/hook' });
    const path = `/webhooks/${result['id']}`;
    for (const action of ['/test', '/delete']) {
      const answer = await merchant.post(path + action);
      expect(answer.json).toEqual({ success: true, elapsed: expect.any(Number) });
    }
    expect(sandbox.state.webhooks).toEqual([]);
  });
});

describe('an unknown id in the path', () => {
  it.each([
    ['GET', '/branches/42', 'Branch not found for API merchant'],
    ['GET', '/terminals/42', 'Terminal device not found'],
    ['POST', '/webhooks/42/test', 'Webhook not found for API merchant'],
    ['GET', '/checkout/42', 'Checkout not found for API merchant'],
    ['POST', '/payment/42/capture', 'Payment not found for API merchant'],
    ['GET', '/subscription/42', 'Subscription not found for API merchant'],
    ['GET', '/subscription/42/payment', 'Subscription not found for API merchant'],
  ])('is refused with the sentence of the vendor: %s %s', async (method, path, error) => {
    const { merchant } = openSandbox();
    const answer = await merchant.call(method, path);
    expect([answer.status, answer.error]).toEqual([400, error]);
  });
});
