import { describe, expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.js';

describe('branches', () => {
  it('creates one, finds it, disables and enables it', async () => {
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

  it('refuses a name that is taken, in the words of the vendor', async () => {
    const { merchant } = openSandbox();
    const answer = await merchant.post('/branches', { name: 'Main branch', currency: 'AED' });
    expect(answer.error).toBe("A branch already exists with the same name 'Main branch'");
  });

  it('refuses one that it does not know', async () => {
    const { merchant } = openSandbox();
    for (const answer of [
      await merchant.get('/branches/42'),
      await merchant.post('/branches/42/enable'),
      await merchant.post('/branches/42/disable'),
    ]) {
      expect([answer.status, answer.error]).toEqual([400, 'Branch not found for API merchant']);
    }
  });
});

describe('terminals', () => {
  it('finds one by its id', async () => {
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
    expect((await merchant.get('/terminals/42')).error).toBe('Terminal device not found');
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

  it('are one envelope around an array when asked to', async () => {
    const { merchant } = openSandbox({ listStyle: 'result' });
    expect((await merchant.get('/branches')).json).toEqual({
      success: true,
      elapsed: expect.any(Number),
      result: [expect.objectContaining({ name: 'Main branch' })],
    });
  });

  it('are pages when asked to', async () => {
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
  it('returns the hmacKey in every answer, as the vendor does', async () => {
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

  it('is disabled, enabled and deleted', async () => {
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

  it('answers testing and deleting without a result when asked to', async () => {
    const { sandbox, merchant } = openSandbox({ webhookResult: 'absent' });
    const { result } = await merchant.post('/webhooks', { address: 'https://shop.example.com/hook' });
    const path = `/webhooks/${result['id']}`;
    for (const action of ['/test', '/delete']) {
      const answer = await merchant.post(path + action);
      expect(answer.json).toEqual({ success: true, elapsed: expect.any(Number) });
    }
    expect(sandbox.state.webhooks).toEqual([]);
  });

  it.each([[{}], [{ address: 1 }], [{ adress: 'http://127.0.0.1' }], [{ address: null }]])(
    'refuses %j',
    async (body) => {
      const { merchant } = openSandbox();
      expect((await merchant.post('/webhooks', body)).success).toBe(false);
    },
  );
});
