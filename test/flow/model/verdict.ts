import { vi } from 'vitest';
import { ORDER_ID } from '../support/shop.js';
import type { Mode, Model } from './model.js';
import { CALM } from './scheduler.js';

const HOUR = 3_600_000;

const MOVED_NO_MONEY: readonly string[] = [
  'PENDING',
  'PENDING_CONFIRMATION',
  'FAILED',
  'CANCELLED',
  'EXPIRED',
];

/** What a finding of a kind covers: money that is held, or money that went back. */
function isReported({ findings }: Model, id: string, status: string, totalRefunded = 0): boolean {
  return findings.some(({ key, kind, checkout }) => {
    if (checkout.id !== id) return false;
    if (kind === 'reversed') return key.endsWith(`:${status}:${totalRefunded}`);
    return (
      status === 'PAID' || status === 'AUTHORIZED' || status === 'PARTIALLY_REFUNDED' || kind === 'paid_twice'
    );
  });
}

/** What the books of the gateway and of the shop say at the end. */
function problems(model: Model, mayRepeat: boolean): string[] {
  const { gateway, database, fulfilments } = model;
  const row = database.rows.get(ORDER_ID);
  const found: string[] = [];
  for (const { id, status, totalRefunded } of gateway.rows) {
    const isFulfilledBy = status === 'PAID' && row?.paidBy === id && fulfilments.length > 0;
    const isResolved = status === 'REFUNDED' && row?.paidBy !== null && row?.paidBy !== id;
    if (MOVED_NO_MONEY.includes(status) || isFulfilledBy || isResolved) continue;
    if (!isReported(model, id, status, totalRefunded)) {
      found.push(`checkout ${id} is ${status}, without fulfilment or finding`);
    }
  }
  const payable = gateway.payable(ORDER_ID).length;
  // A checkout that a restored backup forgot can still be paid, and is then a finding.
  if (row?.paidBy && payable > 0 && !model.hasForgotten) found.push('a paid order can be paid again');
  if (fulfilments.length > 1 && !mayRepeat) found.push(`fulfilled ${fulfilments.length} times`);
  return found;
}

/** No failures any more: the sweeps that run every few minutes. */
async function recover(model: Model): Promise<void> {
  model.gateway.lag = 0;
  model.gateway.refusesCancel = false;
  for (let round = 0; round < 3; round += 1) {
    vi.setSystemTime(Date.now() + HOUR);
    model.run('recovery', (flow) => flow.sweep());
    while (await model.scheduler.step(CALM)) model.check();
  }
}

/**
 * Recovers as a shop does, and lists everything that is wrong then.
 *
 * @param mode - With a lease, a fulfilment that a machine did not live to note may be repeated.
 */
export async function verdict(model: Model, mode: Mode, isInterrupted: boolean): Promise<readonly string[]> {
  await recover(model);
  const own = [...model.violations, ...model.database.violations];
  return [...own, ...problems(model, mode === 'lease' && isInterrupted)];
}
