import { setTimeout as pause } from 'node:timers/promises';
import type { SandboxBehaviour } from '../../sandbox/behaviour.js';
import { idIn } from './checkouts.js';
import { fieldOf, type ProbeGateway } from './gateway.js';

const MINUTE_MS = 60_000;
/** Time zones are multiples of a quarter of an hour. */
const QUARTER = 15;
const [WEST, EAST] = [-12 * 60, 14 * 60];

/** The rows of a search; undefined if the gateway refused the search. */
export async function search(
  gateway: ProbeGateway,
  query: Readonly<Record<string, string>>,
): Promise<readonly unknown[] | undefined> {
  const { accepted, result } = await gateway.ask({
    method: 'GET',
    path: '/checkout',
    query: { ...query, page: '0', size: '50' },
  });
  const content = fieldOf(result, 'content');
  return accepted && Array.isArray(content) ? content : undefined;
}

async function idsFound(
  gateway: ProbeGateway,
  query: Readonly<Record<string, string>>,
): Promise<string[] | undefined> {
  return (await search(gateway, query))?.flatMap((row) => idIn(row) ?? []);
}

/** A short pause at first, and a longer one for a slow gateway. */
const pauseAfter = (elapsedMs: number) => (elapsedMs < 3_000 ? 100 : 500);

/** Milliseconds until a search finds the checkout, rounded to 100; undefined if no search finds it in time. */
export async function listLag(
  gateway: ProbeGateway,
  requestId: string,
  id: string,
  limitMs: number,
): Promise<number | undefined> {
  const start = performance.now();
  for (let missedAt: number | undefined; ; ) {
    const askedAt = performance.now() - start;
    // A gateway may answer 400 to a search without results.
    if ((await idsFound(gateway, { requestId }))?.includes(id)) {
      if (missedAt === undefined) return 0;
      return Math.max(100, Math.round((missedAt + askedAt) / 200) * 100);
    }
    if (askedAt > limitMs) return undefined;
    missedAt = askedAt;
    await pause(pauseAfter(askedAt));
  }
}

/** Two checkouts of the probe, of which the gateway created `older` first. */
interface Pair {
  readonly orderId: string;
  readonly older: string;
  readonly newer: string;
}

export async function pageOrder(
  gateway: ProbeGateway,
  { orderId, older, newer }: Pair,
): Promise<SandboxBehaviour['pageOrder']> {
  const ids = (await idsFound(gateway, { orderId })) ?? [];
  const [first, second] = [ids.indexOf(older), ids.indexOf(newer)];
  if (first < 0 || second < 0) return undefined;
  return second < first ? 'newest_first' : 'oldest_first';
}

/** Finds out the meaning of `afterId` by two searches: after the older and after the newer checkout. */
export async function afterId(
  gateway: ProbeGateway,
  { orderId, older, newer }: Pair,
): Promise<SandboxBehaviour['afterId']> {
  // A gateway may refuse a search that finds nothing.
  const seen = async (id: string) => {
    const ids = (await idsFound(gateway, { orderId, afterId: id })) ?? [];
    return `${ids.includes(older) ? 'o' : ''}${ids.includes(newer) ? 'n' : ''}`;
  };
  const [afterOlder, afterNewer] = [await seen(older), await seen(newer)];
  switch (`${afterOlder} ${afterNewer}`) {
    case 'n ':
      return 'newer';
    case 'on n':
      return 'newer_or_same';
    case ' o':
      return 'older';
    case 'o on':
      return 'older_or_same';
    case 'on on':
      return 'ignored';
    default:
      return undefined;
  }
}

/** `yyyy-MM-dd HH:mm:ss`, the documented form of `afterTimestamp`. */
function timestampText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * The time zone of `afterTimestamp`, in minutes ahead of UTC, from the latest timestamp with which a search still finds
 * the checkout. Undefined if the gateway refuses or ignores the parameter.
 */
export async function afterTimestampOffset(
  gateway: ProbeGateway,
  { orderId, newer }: Pair,
  createdAt: number,
): Promise<number | undefined> {
  const isFound = async (offsetMinutes: number) => {
    // Half a step early, because the two clocks may differ by seconds.
    const moment = createdAt + (offsetMinutes - QUARTER / 2) * MINUTE_MS;
    const ids = await idsFound(gateway, { orderId, afterTimestamp: timestampText(moment) });
    return ids?.includes(newer) ?? false;
  };
  let [low, high] = [WEST / QUARTER, EAST / QUARTER + 1];
  if (!(await isFound(low * QUARTER)) || (await isFound(high * QUARTER))) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await isFound(middle * QUARTER)) low = middle;
    else high = middle;
  }
  return low * QUARTER;
}
