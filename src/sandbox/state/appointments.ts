import { scheduleExpiry } from '../book/lifecycle.js';
import { scheduleEnd } from '../book/subscriptions.js';
import type { World } from '../world.js';

/** Fills the agenda from the tables, after a state was loaded. */
export function rebuildAgenda(world: World): void {
  const { store, timeline } = world;
  timeline.agenda.clear();
  for (const checkout of store.checkouts.values()) {
    if (checkout.status === 'PENDING' || checkout.status === 'AUTHORIZED') scheduleExpiry(world, checkout);
  }
  for (const subscription of store.subscriptions.values()) {
    const { id, status, nextBillingAt } = subscription;
    if (status === 'EXPIRED' || status === 'ARCHIVED') continue;
    scheduleEnd(world, subscription);
    if (nextBillingAt !== undefined) {
      timeline.agenda.add({ at: Date.parse(nextBillingAt), kind: 'subscription-billing', id });
    }
  }
  for (const { id, nextAttemptAt } of store.deliveries.values()) {
    if (nextAttemptAt !== undefined) {
      timeline.agenda.add({ at: Date.parse(nextAttemptAt), kind: 'delivery', id });
    }
  }
  timeline.rearm();
}
