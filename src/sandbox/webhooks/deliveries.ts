import type { SandboxCheckout, SandboxDelivery, SandboxWebhook } from '../state/records.js';
import { notificationBody, sampleBody } from '../wire/shapes/notification.js';
import { minutesFrom, timestamp, type World } from '../world.js';
import type { Courier, SandboxDisturbance } from './courier.js';
import { isLoopbackAddress } from './loopback.js';
import { postNotification } from './post-notification.js';

/** Minutes between one attempt and the next; after the last one a delivery is given up. */
const BACK_OFF_MINUTES = [1, 5, 30, 120, 360] as const;

export function createCourier(getWorld: () => World): Courier {
  const onTheWay = new Set<Promise<void>>();
  const lines = new Map<string, Promise<void>>();
  const disturbances: SandboxDisturbance[] = [];
  const heldBack = new Map<string, SandboxDelivery>();

  function write(
    webhook: SandboxWebhook,
    body: string,
    also: Pick<SandboxDelivery, 'checkoutId' | 'replayOf'>,
  ): SandboxDelivery {
    const world = getWorld();
    const delivery: SandboxDelivery = {
      id: world.ids.id(),
      webhookId: webhook.id,
      address: webhook.address,
      body,
      status: isLoopbackAddress(webhook.address) ? 'pending' : 'refused',
      createdAt: timestamp(world),
      attempts: [],
      ...also,
    };
    world.store.deliveries.set(delivery.id, delivery);
    return delivery;
  }

  function giveUp(delivery: SandboxDelivery): void {
    delivery.status = 'failed';
    const webhook = getWorld().store.webhooks.get(delivery.webhookId);
    if (!webhook) return;
    webhook.failed = true;
    webhook.enabled = false;
  }

  function tryLater(delivery: SandboxDelivery, minutes: number): void {
    const world = getWorld();
    delivery.nextAttemptAt = minutesFrom(timestamp(world), minutes);
    world.timeline.agenda.add({
      at: Date.parse(delivery.nextAttemptAt),
      kind: 'delivery',
      id: delivery.id,
    });
    world.timeline.rearm();
  }

  /** The sandbox was reset while this one stood in line or was on its way. */
  function isForgotten(delivery: SandboxDelivery): boolean {
    return getWorld().store.deliveries.get(delivery.id) !== delivery;
  }

  async function attempt(delivery: SandboxDelivery, retries: boolean): Promise<void> {
    const world = getWorld();
    if (delivery.status !== 'pending' || world.closing.aborted) return;
    if (isForgotten(delivery)) return;
    delivery.nextAttemptAt = undefined;
    if (retries && world.store.webhooks.get(delivery.webhookId)?.enabled !== true) {
      delivery.status = 'failed';
      return;
    }
    const at = timestamp(world);
    const outcome = await postNotification(world, delivery);
    if (isForgotten(delivery)) return;
    delivery.attempts.push({ at, ...outcome });
    const pause = retries ? BACK_OFF_MINUTES[delivery.attempts.length - 1] : undefined;
    const { httpStatus = 0 } = outcome;
    if (httpStatus >= 200 && httpStatus < 300) delivery.status = 'delivered';
    else if (pause !== undefined) tryLater(delivery, pause);
    else if (retries) giveUp(delivery);
    else delivery.status = 'failed';
    world.store.changed();
  }

  /** One after the other for each webhook: the order of the news is the order of the deliveries. */
  function queue(delivery: SandboxDelivery, retries = true): Promise<void> {
    const previous = lines.get(delivery.webhookId) ?? Promise.resolve();
    const turn = previous.then(() => attempt(delivery, retries));
    lines.set(delivery.webhookId, turn);
    onTheWay.add(turn);
    return turn.finally(() => {
      onTheWay.delete(turn);
    });
  }

  function send(delivery: SandboxDelivery): void {
    void queue(delivery);
    const held = heldBack.get(delivery.webhookId);
    if (!held) return;
    heldBack.delete(delivery.webhookId);
    void queue(held);
  }

  function announceTo(webhook: SandboxWebhook, checkout: SandboxCheckout): void {
    const body = notificationBody(checkout);
    const delivery = write(webhook, body, { checkoutId: checkout.id });
    if (delivery.status === 'refused') return;
    const disturbance = disturbances.shift();
    if (disturbance === 'lose') {
      delivery.status = 'lost';
    } else if (disturbance === 'reorder') {
      tryLater(delivery, 1);
      heldBack.set(webhook.id, delivery);
    } else {
      send(delivery);
      if (disturbance === 'duplicate') {
        send(write(webhook, body, { checkoutId: checkout.id, replayOf: delivery.id }));
      }
    }
  }

  return {
    announce(checkout) {
      for (const webhook of getWorld().store.webhooks.values()) {
        if (webhook.enabled) announceTo(webhook, checkout);
      }
    },
    sendSample(webhook) {
      const sample = write(webhook, sampleBody(timestamp(getWorld())), {});
      if (sample.status === 'pending') void queue(sample, false);
    },
    async replay(deliveryId) {
      const { store } = getWorld();
      const original = store.deliveries.get(deliveryId);
      const webhook = original && store.webhooks.get(original.webhookId);
      if (!original || !webhook) throw new Error(`There is no delivery ${deliveryId} to replay.`);
      const { body, checkoutId } = original;
      const again = write(webhook, body, { checkoutId, replayOf: original.id });
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
      const delivery = getWorld().store.deliveries.get(deliveryId);
      if (delivery?.status !== 'pending' || delivery.nextAttemptAt === undefined) return;
      if (Date.parse(delivery.nextAttemptAt) <= at) void queue(delivery);
    },
    async settled() {
      while (onTheWay.size > 0) await Promise.allSettled([...onTheWay]);
    },
    reset() {
      disturbances.length = 0;
      heldBack.clear();
    },
  };
}
