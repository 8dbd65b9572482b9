import type { SandboxContext } from '../context.js';
import type { SandboxWebhook } from '../records/index.js';
import { webhookResponse } from '../responses/account.js';
import { webhookRequest } from '../wire/account-requests.js';
import { type Endpoint, endpoint, endpointWithBody, finder, recordEndpoint } from './endpoint.js';
import { accountList } from './lists.js';

const webhookOf = finder('webhooks', 'webhookId', 'Webhook not found for API merchant');

/** The result of test and delete, by the option `webhookResult` (see api-notes: optional-result). */
const optionalResult = ({ settings }: SandboxContext, webhook: SandboxWebhook) =>
  settings.webhookResult === 'present' ? webhookResponse(webhook) : undefined;

export function addWebhook({ store, ids }: SandboxContext, address: string): SandboxWebhook {
  const hmacKey = `sandbox-hmac-${ids.key(12)}`;
  const webhook = { id: ids.id(), address, hmacKey, enabled: true, failed: false };
  store.put({ webhooks: [webhook] });
  return webhook;
}

/** Enables a webhook, also one that was disabled after failed deliveries. */
export function enableWebhook(webhook: SandboxWebhook): void {
  webhook.enabled = true;
  webhook.failed = false;
}

export const webhookEndpoints = {
  'webhooks.list': endpoint((context, call) =>
    accountList(context, call, context.store.webhooks.values(), webhookResponse),
  ),
  'webhooks.create': endpointWithBody(webhookRequest, ({ address }, context) =>
    webhookResponse(addWebhook(context, address)),
  ),
  'webhooks.get': recordEndpoint(webhookOf, webhookResponse),
  'webhooks.test': recordEndpoint(webhookOf, (webhook, context) => {
    context.dispatcher.sendSample(webhook);
    return optionalResult(context, webhook);
  }),
  'webhooks.enable': recordEndpoint(webhookOf, (webhook) => {
    enableWebhook(webhook);
    return webhookResponse(webhook);
  }),
  'webhooks.disable': recordEndpoint(webhookOf, (webhook) => {
    webhook.enabled = false;
    return webhookResponse(webhook);
  }),
  'webhooks.delete': recordEndpoint(webhookOf, (webhook, context) => {
    context.store.webhooks.delete(webhook.id);
    return optionalResult(context, webhook);
  }),
} satisfies Readonly<Record<string, Endpoint>>;
