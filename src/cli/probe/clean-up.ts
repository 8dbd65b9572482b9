import { setTimeout as pause } from 'node:timers/promises';
import { toCheckoutStatus } from '../../statuses/checkout.js';
import { idIn } from './checkouts.js';
import type { ProbeGateway } from './gateway.js';
import type { JournalCheckout, JournalEntry } from './journal.js';

const CANCEL_ATTEMPTS = 3;

/** How a clean-up waits for a gateway that is slow or out of order. */
export interface Patience {
  /** Pauses between two searches for a checkout whose creation got no answer: lists may lag. */
  readonly pausesMs: readonly number[];
  /** Whether a checkout that no search finds was never created. Soon after the creation nobody can know. */
  readonly final: boolean;
}

/** The state of the checkouts of a probe. */
export interface CleanUp {
  /** Ids of checkouts that cannot be paid any more. */
  readonly closed: readonly string[];
  /** Ids that the gateway did not cancel. */
  readonly open: readonly string[];
  /** requestIds of which the gateway does not say whether they have a checkout. */
  readonly unclear: readonly string[];
  /** Addresses of webhooks that are still registered. */
  readonly webhooks: readonly string[];
}

/** The rows of a page, of an array or of an array of envelopes (see api-notes: bare-lists). */
function rowsOf(result: unknown): unknown[] {
  const content =
    typeof result === 'object' && result !== null && 'content' in result ? result.content : result;
  const rows: unknown[] = Array.isArray(content) ? content : [];
  return rows.map((row) => (typeof row === 'object' && row !== null && 'result' in row ? row.result : row));
}

/** Rows of exactly this run: a gateway that ignores filters answers checkouts of others. */
async function rowsOfRun(
  query: Readonly<Record<string, string>>,
  orderId: string,
  gateway: ProbeGateway,
): Promise<JournalCheckout[] | undefined> {
  try {
    const { accepted, result } = await gateway.askAlways({
      method: 'GET',
      path: '/checkout',
      query: { ...query, page: '0', size: '50' },
    });
    const rows = rowsOf(result) as JournalCheckout[];
    return accepted
      ? rows.filter((row) => row?.orderId === orderId && String(row.requestId).startsWith(orderId))
      : undefined;
  } catch {
    return undefined;
  }
}

/** The ids of a creation that got no answer; undefined when the gateway does not say whether there is one. */
async function idsOf(
  { requestId, orderId }: JournalCheckout,
  gateway: ProbeGateway,
  { pausesMs, final }: Patience,
): Promise<string[] | undefined> {
  let answered = false;
  for (const pauseMs of [0, ...pausesMs]) {
    await pause(pauseMs);
    const rows = await rowsOfRun({ requestId }, orderId, gateway);
    const ids = rows?.filter((row) => row.requestId === requestId).flatMap((row) => idIn(row) ?? []) ?? [];
    if (ids.length > 0) return ids;
    answered ||= rows !== undefined;
  }
  return final && answered ? [] : undefined;
}

/** Whether the checkout cannot be paid any more. */
async function cancel(id: string, gateway: ProbeGateway, { pausesMs }: Patience): Promise<boolean> {
  const path = `/checkout/${encodeURIComponent(id)}`;
  for (let attempt = 0; attempt < CANCEL_ATTEMPTS; attempt += 1) {
    if (attempt > 0) await pause(pausesMs[attempt - 1] ?? 0);
    try {
      const { body, accepted } = await gateway.askAlways({ method: 'POST', path: `${path}/cancel` });
      // The fetched status decides: a cancellation that is refused may have happened before.
      const { result } = await gateway.askAlways({ method: 'GET', path });
      const word = typeof result === 'object' && result !== null && 'status' in result ? result.status : '';
      if (['CANCELLED', 'EXPIRED', 'FAILED'].includes(toCheckoutStatus(word))) return true;
      if (body === 'envelope' && !accepted) return false;
    } catch {
      // Tried again: no answer, or too many requests.
    }
  }
  return false;
}

async function cleanCheckouts(
  entries: readonly JournalCheckout[],
  gateway: ProbeGateway,
  patience: Patience,
): Promise<Omit<CleanUp, 'webhooks'>> {
  const ids = new Set(entries.flatMap(({ id }) => id ?? []));
  const settled = new Set(
    entries.filter(({ id, refused }) => id !== undefined || refused).map(({ requestId }) => requestId),
  );
  const unclear: string[] = [];
  const unanswered = entries.filter(({ requestId }) => !settled.has(requestId));
  for (const entry of new Map(unanswered.map((each) => [each.requestId, each])).values()) {
    const found = await idsOf(entry, gateway, patience);
    if (!found) unclear.push(entry.requestId);
    for (const id of found ?? []) ids.add(id);
  }
  // A refusal may not be the last word either.
  for (const orderId of new Set(entries.map((entry) => entry.orderId))) {
    for (const row of (await rowsOfRun({ orderId }, orderId, gateway)) ?? []) ids.add(idIn(row) ?? '');
  }
  ids.delete('');
  const open: string[] = [];
  const closed: string[] = [];
  for (const id of ids) {
    if (await cancel(id, gateway, patience)) closed.push(id);
    else open.push(id);
  }
  return { closed, open, unclear };
}

/** Deletes the webhooks with exactly this address. Whether none is left. */
async function deleteWebhooks(address: string, gateway: ProbeGateway): Promise<boolean> {
  const registered = async () => {
    const { accepted, result } = await gateway.askAlways({
      method: 'GET',
      path: '/webhooks',
      query: { size: '100' },
    });
    if (!accepted) throw new Error('the list of webhooks was refused');
    return rowsOf(result).filter((row) => (row as { address?: unknown }).address === address);
  };
  try {
    for (const row of await registered()) {
      await gateway.askAlways({
        method: 'POST',
        path: `/webhooks/${encodeURIComponent(idIn(row) ?? '')}/delete`,
      });
    }
    return (await registered()).length === 0;
  } catch {
    return false;
  }
}

/** Cancels every checkout of a journal, and deletes its webhooks. */
export async function cleanUp(
  entries: readonly JournalEntry[],
  gateway: ProbeGateway,
  patience: Patience,
): Promise<CleanUp> {
  const checkouts = await cleanCheckouts(
    entries.flatMap((entry) => ('requestId' in entry ? entry : [])),
    gateway,
    patience,
  );
  const webhooks: string[] = [];
  for (const address of new Set(
    entries.flatMap((entry) => ('webhookAddress' in entry ? entry.webhookAddress : [])),
  )) {
    if (!(await deleteWebhooks(address, gateway))) webhooks.push(address);
  }
  return { ...checkouts, webhooks };
}
