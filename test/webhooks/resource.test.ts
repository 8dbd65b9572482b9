import type { PaymenntClient } from 'paymennt';
import { describe, expect, it } from 'vitest';
import { yes } from '../support/answers.js';
import { sentBy } from '../support/expect-request.js';

const WEBHOOK = {
  id: '7',
  address: 'https://shop.example/hooks',
  hmacKey: 'a key',
  enabled: true,
  failed: false,
};

describe('a webhook', () => {
  it('is created', async () => {
    const { line, body, result } = await sentBy(
      ({ webhooks }) => webhooks.create({ address: WEBHOOK.address }),
      yes(WEBHOOK),
    );

    expect(line).toBe('POST /webhooks');
    expect(JSON.parse(body ?? '')).toEqual({ address: WEBHOOK.address });
    expect(result.hmacKey).toBe('a key');
  });

  it.each<[string, (client: PaymenntClient) => Promise<unknown>]>([
    ['GET /webhooks/7', ({ webhooks }) => webhooks.get('7')],
    ['POST /webhooks/7/test', ({ webhooks }) => webhooks.test('7')],
    ['POST /webhooks/7/enable', ({ webhooks }) => webhooks.enable('7')],
    ['POST /webhooks/7/disable', ({ webhooks }) => webhooks.disable('7')],
    ['POST /webhooks/7/delete', ({ webhooks }) => webhooks.delete('7')],
  ])('has no body in %s', async (expected, call) => {
    const { line, body, result } = await sentBy(call, yes(WEBHOOK));

    expect(line).toBe(expected);
    expect(body).toBeUndefined();
    expect(result).toEqual(WEBHOOK);
  });

  it('is one of a list', async () => {
    const { line, result } = await sentBy(({ webhooks }) => webhooks.list(), yes([WEBHOOK]));

    expect(line).toBe('GET /webhooks');
    expect(result.items).toEqual([WEBHOOK]);
  });
});
