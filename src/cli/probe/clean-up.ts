import { setTimeout as pause } from 'node:timers/promises';
import { isUnsuccessful, toCheckoutStatus } from '../../statuses/checkout.js';
import { idIn } from './checkouts.js';
import { fieldOf, type ProbeAnswer, type ProbeGateway } from './gateway.js';
import type { JournalCheckout, JournalEntry } from './journal.js';

const CANCEL_ATTEMPTS = 3;

/** How long a clean-up waits for a gateway that is slow or down. */
export interface Patience {
  /** Pauses between the searches for a checkout whose creation got no answer, because lists may lag. */
  readonly pausesMs: readonly number[];
  /** Whether a checkout that no search finds does not exist. Soon after the creation, it may exist. */
  readonly final: boolean;
}

/** The state of the checkouts of a probe. */
export interface CleanUp {
  /** Ids of checkouts that nobody can pay any more. */
  readonly closed: readonly string[];
  /** Ids that the gateway did not cancel. */
  readonly open: readonly string[];
  /** requestIds of which the gateway does not say whether they have a checkout. */
  readonly unclear: readonly string[];
  /** Addresses of webhooks that are still registered. */
  readonly webhooks: readonly string[];
}

/** The rows of a page, of an array or of an array of envelopes (see api-notes: bare-lists); undefined for no list. */
function rowsOf({ accepted, result }: ProbeAnswer): unknown[] | undefined {
  const rows: unknown = fieldOf(result, 'content') ?? result;
  return accepted && Array.isArray(rows) ? rows.map((row) => fieldOf(row, 'result') ?? row) : undefined;
}

/** Rows of this run only, because a gateway that ignores filters also returns other checkouts. */
async function rowsOfRun(
  query: Readonly<Record<string, string>>,
  orderId: string,
  gateway: ProbeGateway,
): Promise<JournalCheckout[] | undefined> {
  try {
    const answer = await gateway.askAlways({
      method: 'GET',
      path: '/checkout',
      query: { ...query, page: '0', size: '50' },
    });
    const rows = rowsOf(answer) as JournalCheckout[] | undefined;
    return rows?.filter((row) => row?.orderId === orderId && String(row.requestId).startsWith(orderId));
  } catch {
    return undefined;
  }
}

/** The ids of a creation that got no answer; undefined if it is unknown whether a checkout exists. */
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

/** Cancels a checkout. @returns whether nobody can pay it any more. */
async function cancel(id: string, gateway: ProbeGateway, { pausesMs }: Patience): Promise<boolean> {
  const path = `/checkout/${encodeURIComponent(id)}`;
  for (let attempt = 0; attempt < CANCEL_ATTEMPTS; attempt += 1) {
    if (attempt > 0) await pause(pausesMs[attempt - 1] ?? 0);
    try {
      const { body, accepted } = await gateway.askAlways({ method: 'POST', path: `${path}/cancel` });
      // The fetched status decides, because the gateway may refuse to cancel a cancelled checkout.
      const { result } = await gateway.askAlways({ method: 'GET', path });
      if (isUnsuccessful(toCheckoutStatus(fieldOf(result, 'status')))) return true;
      if (body === 'envelope' && !accepted) return false;
    } catch {
      // No answer, or too many requests: the loop tries again.
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
  // A gateway may have created a checkout although it refused the request.
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

/** The registered webhooks with exactly this address. @throws {Error} if the gateway does not list the webhooks. */
export async function webhooksAt(address: string, gateway: ProbeGateway): Promise<unknown[]> {
  const query = { size: '100' };
  const rows = rowsOf(await gateway.askAlways({ method: 'GET', path: '/webhooks', query }));
  if (!rows) throw new Error('the gateway did not list the webhooks');
  return rows.filter((row) => fieldOf(row, 'address') === address);
}

/** Deletes the webhooks with exactly this address. @returns whether none is left. */
async function deleteWebhooks(address: string, gateway: ProbeGateway): Promise<boolean> {
  try {
    for (const row of await webhooksAt(address, gateway)) {
      await gateway.askAlways({
        method: 'POST',
        path: `/webhooks/${encodeURIComponent(idIn(row) ?? '')}/delete`,
      });
    }
    return (await webhooksAt(address, gateway)).length === 0;
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
