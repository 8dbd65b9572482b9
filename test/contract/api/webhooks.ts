import type { Operation } from '../operation.js';
import { flag, optional, record, required, text } from '../schema.js';
import { paging } from './paging.js';

const webhook = record('WebhookResponse', {
  id: optional(text('1700000000000000333')),
  // In every answer about a webhook (see api-notes: webhook-secret).
  hmacKey: optional(text('sandbox-hmac-key')),
  address: optional(text('https://shop.example.com/webhooks/paymennt?shop=1')),
  failed: optional(flag(false)),
  enabled: optional(flag(true)),
});

const one = { shape: 'single', result: webhook } as const;
// Documented with a result, which the gateway may leave out (see api-notes: optional-result).
const oneOrNothing = { ...one, resultOptional: true } as const;

export const webhookOperations: readonly Operation[] = [
  {
    name: 'webhooks.get',
    operationId: 'get-webhook-by-id',
    method: 'GET',
    path: '/webhooks/{webhookId}',
    query: {},
    answer: one,
  },
  {
    name: 'webhooks.list',
    operationId: 'list-webhooks',
    method: 'GET',
    path: '/webhooks',
    query: paging,
    answer: { shape: 'bare', result: webhook },
  },
  {
    name: 'webhooks.create',
    operationId: 'create-webhook',
    method: 'POST',
    path: '/webhooks',
    query: {},
    body: record('WebhookRequest', {
      address: required(text('https://shop.example.com/webhooks/paymennt?shop=1')),
    }),
    answer: one,
  },
  {
    name: 'webhooks.test',
    operationId: 'test-webhook',
    method: 'POST',
    path: '/webhooks/{webhookId}/test',
    query: {},
    answer: oneOrNothing,
  },
  {
    name: 'webhooks.disable',
    operationId: 'disable-webhook',
    method: 'POST',
    path: '/webhooks/{webhookId}/disable',
    query: {},
    answer: one,
  },
  {
    name: 'webhooks.enable',
    operationId: 'enable-webhook',
    method: 'POST',
    path: '/webhooks/{webhookId}/enable',
    query: {},
    answer: one,
  },
  {
    name: 'webhooks.delete',
    operationId: 'delete-webhook',
    method: 'POST',
    path: '/webhooks/{webhookId}/delete',
    query: {},
    answer: oneOrNothing,
  },
];
