import { type Call, type Endpoint, endpoint, endpointWithBody, noQuery, param } from '../endpoint.js';
import { accountList } from '../paging.js';
import { Refusal } from '../refusal.js';
import type { SandboxWebhook } from '../state/records.js';
import { webhookBody } from '../wire/bodies/account.js';
import { webhookShape } from '../wire/shapes/account.js';
import type { World } from '../world.js';

function webhookOf(world: World, call: Call): SandboxWebhook {
  noQuery(call);
  const webhook = world.store.webhooks.get(param(call, 'webhookId'));
  if (!webhook) throw new Refusal('Webhook not found for API merchant');
  return webhook;
}

/** The vendor's schema answers testing and deleting with the webhook, its PHP SDK dies of it: the settings choose. */
function maybe(world: World, webhook: SandboxWebhook) {
  return world.settings.webhookResult === 'present' ? webhookShape(webhook) : undefined;
}

const list = endpoint((world, call) => accountList(world, call, world.store.webhooks.values(), webhookShape));

const create = endpointWithBody(webhookBody, (world, call, { address }) => {
  noQuery(call);
  const hmacKey = `sandbox-hmac-${world.ids.key(12)}`;
  const webhook = { id: world.ids.id(), address, hmacKey, enabled: true, failed: false };
  world.store.webhooks.set(webhook.id, webhook);
  world.store.changed();
  return webhookShape(webhook);
});

const test = endpoint((world, call) => {
  const webhook = webhookOf(world, call);
  world.courier.sendSample(webhook);
  return maybe(world, webhook);
});

const enable = endpoint((world, call) => {
  const webhook = webhookOf(world, call);
  webhook.enabled = true;
  webhook.failed = false;
  world.store.changed();
  return webhookShape(webhook);
});

const disable = endpoint((world, call) => {
  const webhook = webhookOf(world, call);
  webhook.enabled = false;
  world.store.changed();
  return webhookShape(webhook);
});

const remove = endpoint((world, call) => {
  const webhook = webhookOf(world, call);
  world.store.webhooks.delete(webhook.id);
  world.store.changed();
  return maybe(world, webhook);
});

export const webhookEndpoints = {
  'webhooks.list': list,
  'webhooks.create': create,
  'webhooks.get': endpoint((world, call) => webhookShape(webhookOf(world, call))),
  'webhooks.test': test,
  'webhooks.enable': enable,
  'webhooks.disable': disable,
  'webhooks.delete': remove,
} satisfies Readonly<Record<string, Endpoint>>;
