import { type Dispatcher, minutesFrom, type SandboxContext, timestamp } from '../context.js';
import { isLoopbackAddress } from '../hosts.js';
import type {
  SandboxCheckout,
  SandboxDelivery,
  SandboxDeliveryAttempt,
  SandboxDisturbance,
  SandboxWebhook,
} from '../records/index.js';
import { notificationBody, notificationHeaders, sampleBody } from '../responses/notification.js';

const DELIVERY_TIMEOUT_MS = 5_000;

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : error.message;
}

/** Makes one attempt at a delivery. It never throws: the result has the error. */
async function postDelivery(
  context: SandboxContext,
  delivery: SandboxDelivery,
): Promise<Pick<SandboxDeliveryAttempt, 'httpStatus' | 'error'>> {
  const timeLimit = new AbortController();
  const giveUp = () => timeLimit.abort(new Error('no answer within 5 seconds'));
  const timer = setTimeout(giveUp, DELIVERY_TIMEOUT_MS);
  try {
    // Read at each attempt, because a test can replace the global fetch at any time.
    const send = context.settings.webhookFetch ?? globalThis.fetch;
    const response = await send(
      new Request(delivery.address, {
        method: 'POST',
        headers: notificationHeaders(context),
        body: delivery.body,
        // A receiver on loopback must not redirect the delivery to another machine.
        redirect: 'manual',
        signal: AbortSignal.any([timeLimit.signal, context.closing]),
      }),
    );
    await response.body?.cancel();
    return { httpStatus: response.status };
  } catch (error) {
    return { error: context.closing.aborted ? 'the sandbox was closed' : reason(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** Minutes from each attempt to the next. After the last attempt, the delivery has failed. */
const BACK_OFF_MINUTES = [1, 5, 30, 120, 360] as const;

export function createDispatcher(context: SandboxContext): Dispatcher {
  const inFlight = new Set<Promise<void>>();
  const queues = new Map<string, Promise<void>>();
  const disturbances: SandboxDisturbance[] = [];
  const delayed = new Map<string, SandboxDelivery>();

  function record(
    webhook: SandboxWebhook,
    body: string,
    source: Pick<SandboxDelivery, 'checkoutId' | 'replayOf'>,
  ): SandboxDelivery {
    const delivery: SandboxDelivery = {
      id: context.ids.id(),
      webhookId: webhook.id,
      address: webhook.address,
      body,
      status: isLoopbackAddress(webhook.address) ? 'pending' : 'refused',
      createdAt: timestamp(context),
      attempts: [],
      ...source,
    };
    context.store.put({ deliveries: [delivery] });
    return delivery;
  }

  function fail(delivery: SandboxDelivery): void {
    delivery.status = 'failed';
    const webhook = context.store.webhooks.get(delivery.webhookId);
    if (!webhook) return;
    webhook.failed = true;
    webhook.enabled = false;
  }

  function tryLater(delivery: SandboxDelivery, minutes: number): void {
    delivery.nextAttemptAt = minutesFrom(timestamp(context), minutes);
    context.scheduler.add({ at: Date.parse(delivery.nextAttemptAt), kind: 'delivery', id: delivery.id });
  }

  /** Whether a reset removed this delivery while an attempt was due or in progress. */
  function wasRemoved(delivery: SandboxDelivery): boolean {
    return context.store.deliveries.get(delivery.id) !== delivery;
  }

  async function attempt(delivery: SandboxDelivery, retries: boolean): Promise<void> {
    if (delivery.status !== 'pending' || context.closing.aborted) return;
    if (wasRemoved(delivery)) return;
    delivery.nextAttemptAt = undefined;
    if (retries && context.store.webhooks.get(delivery.webhookId)?.enabled !== true) {
      delivery.status = 'failed';
      return;
    }
    const at = timestamp(context);
    const outcome = await postDelivery(context, delivery);
    if (wasRemoved(delivery)) return;
    delivery.attempts.push({ at, ...outcome });
    const pause = retries ? BACK_OFF_MINUTES[delivery.attempts.length - 1] : undefined;
    const { httpStatus = 0 } = outcome;
    if (httpStatus >= 200 && httpStatus < 300) delivery.status = 'delivered';
    else if (pause !== undefined) tryLater(delivery, pause);
    else if (retries) fail(delivery);
    else delivery.status = 'failed';
    context.store.changed();
  }

  /** Sends the deliveries of one webhook one after another, so that they arrive in the order of the changes. */
  function queue(delivery: SandboxDelivery, retries = true): Promise<void> {
    const previous = queues.get(delivery.webhookId) ?? Promise.resolve();
    const turn = previous.then(() => attempt(delivery, retries));
    queues.set(delivery.webhookId, turn);
    inFlight.add(turn);
    return turn.finally(() => {
      inFlight.delete(turn);
    });
  }

  function send(delivery: SandboxDelivery): void {
    void queue(delivery);
    const held = delayed.get(delivery.webhookId);
    if (!held) return;
    delayed.delete(delivery.webhookId);
    void queue(held);
  }

  function notifyWebhook(webhook: SandboxWebhook, checkout: SandboxCheckout): void {
    const body = notificationBody(context, checkout);
    const delivery = record(webhook, body, { checkoutId: checkout.id });
    if (delivery.status === 'refused') return;
    const disturbance = disturbances.shift();
    if (disturbance === 'lose') {
      delivery.status = 'lost';
    } else if (disturbance === 'reorder') {
      tryLater(delivery, 1);
      delayed.set(webhook.id, delivery);
    } else {
      send(delivery);
      if (disturbance === 'duplicate') {
        send(record(webhook, body, { checkoutId: checkout.id, replayOf: delivery.id }));
      }
    }
  }

  return {
    notify(checkout) {
      for (const webhook of context.store.webhooks.values()) {
        if (webhook.enabled) notifyWebhook(webhook, checkout);
      }
    },
    sendSample(webhook) {
      const sample = record(webhook, sampleBody(context, timestamp(context)), {});
      if (sample.status === 'pending') void queue(sample, false);
    },
    async replay(deliveryId) {
      const original = context.store.deliveries.get(deliveryId);
      const webhook = original && context.store.webhooks.get(original.webhookId);
      if (!original || !webhook) {
        throw new Error(`There is no delivery ${deliveryId}, or its webhook was deleted.`);
      }
      const { body, checkoutId } = original;
      const again = record(webhook, body, { checkoutId, replayOf: original.id });
      if (again.status === 'pending') await queue(again, false);
      return structuredClone(again);
    },
    disturbNext(disturbance) {
      if (!['duplicate', 'lose', 'reorder'].includes(disturbance)) {
        throw new Error('webhooks.disturbNext: choose duplicate, lose or reorder.');
      }
      disturbances.push(disturbance);
    },
    attemptDue(deliveryId, at) {
      const delivery = context.store.deliveries.get(deliveryId);
      if (delivery?.status !== 'pending' || delivery.nextAttemptAt === undefined) return;
      if (Date.parse(delivery.nextAttemptAt) <= at) void queue(delivery);
    },
    async settled() {
      while (inFlight.size > 0) await Promise.allSettled([...inFlight]);
    },
    reset() {
      disturbances.length = 0;
      delayed.clear();
    },
  };
}
