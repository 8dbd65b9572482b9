import type { SandboxContext } from '../context.js';
import type { SandboxWebhook } from '../records/index.js';
import { webhookResponse } from '../responses/account.js';
import { webhookRequest } from '../wire/account-requests.js';
import { Refusal } from '../wire/refusal.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, param } from './endpoint.js';
import { accountList } from './lists.js';

function webhookOf(context: SandboxContext, call: Call): SandboxWebhook {
  call.query.done();
  const webhook = context.store.webhooks.get(param(call, 'webhookId'));
  if (!webhook) throw new Refusal('Webhook not found for API merchant');
  return webhook;
}

/** The result of test and delete, which the option `webhookResult` chooses (see api-notes: optional-result). */
function maybe(context: SandboxContext, webhook: SandboxWebhook) {
  return context.settings.webhookResult === 'present' ? webhookResponse(webhook) : undefined;
}

const list = endpoint((context, call) =>
  accountList(context, call, context.store.webhooks.values(), webhookResponse),
);

export function addWebhook(context: SandboxContext, address: string): SandboxWebhook {
  const hmacKey = `sandbox-hmac-${context.ids.key(12)}`;
  const webhook = { id: context.ids.id(), address, hmacKey, enabled: true, failed: false };
  context.store.webhooks.set(webhook.id, webhook);
  context.store.changed();
  return webhook;
}

/** Sends to a webhook again, also after its deliveries failed. */
export function enableWebhook(context: SandboxContext, webhook: SandboxWebhook): void {
  webhook.enabled = true;
  webhook.failed = false;
  context.store.changed();
}

const create = endpointWithBody(webhookRequest, (context, _call, { address }) =>
  webhookResponse(addWebhook(context, address)),
);

const test = endpoint((context, call) => {
  const webhook = webhookOf(context, call);
  context.dispatcher.sendSample(webhook);
  return maybe(context, webhook);
});

const enable = endpoint((context, call) => {
  const webhook = webhookOf(context, call);
  enableWebhook(context, webhook);
  return webhookResponse(webhook);
});

const disable = endpoint((context, call) => {
  const webhook = webhookOf(context, call);
  webhook.enabled = false;
  context.store.changed();
  return webhookResponse(webhook);
});

const remove = endpoint((context, call) => {
  const webhook = webhookOf(context, call);
  context.store.webhooks.delete(webhook.id);
  context.store.changed();
  return maybe(context, webhook);
});

export const webhookEndpoints = {
  'webhooks.list': list,
  'webhooks.create': create,
  'webhooks.get': endpoint((context, call) => webhookResponse(webhookOf(context, call))),
  'webhooks.test': test,
  'webhooks.enable': enable,
  'webhooks.disable': disable,
  'webhooks.delete': remove,
} satisfies Readonly<Record<string, Endpoint>>;
