import type { PaymenntClient } from 'paymennt';
import { expect, it } from 'vitest';
import { CHECKOUT, yes } from '../support/answers.js';
import { sentBy } from '../support/expect-request.js';

const ID = CHECKOUT.id;

it.each<[string, (client: PaymenntClient) => Promise<unknown>]>([
  ['waitForFinal', ({ checkouts }) => checkouts.waitForFinal(ID)],
  ['fromWebhook', ({ checkouts }) => checkouts.fromWebhook({ id: ID })],
  ['verify', ({ checkouts }) => checkouts.verify(ID, { orderId: 'ORD-1234', amount: 1, currency: 'AED' })],
])('%s fetches the checkout with a GET without a body', async (_, call) => {
  const { line, body, contentType } = await sentBy(call, yes({ ...CHECKOUT, status: 'PAID' }));

  expect(line).toBe(`GET /checkout/${ID}`);
  expect(body).toBeUndefined();
  expect(contentType).toBeNull();
});
