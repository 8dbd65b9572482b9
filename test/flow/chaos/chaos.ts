import { setTimeout as sleep } from 'node:timers/promises';
import type { SweepReport } from 'paymennt/flow';
import { Random } from '../model/random.js';
import { type Audit, audit } from './audit.js';
import { openFaultyGateway } from './faulty-gateway.js';
import { type Kills, Machines } from './machines.js';
import { type DatabaseAddress, openDatabase } from './shop-database.js';
import { type Shop, Shopper } from './shopper.js';

/** How fulfilment is made safe. */
export type Mode = 'transaction' | 'lease';

export interface ChaosOptions {
  readonly seed: number;
  readonly orders: number;
  readonly processes: number;
  readonly kills: Kills;
  readonly database: DatabaseAddress;
  /** The bundle of `shop-process.ts`. */
  readonly program: string;
  readonly isBroken?: boolean | undefined;
}

export interface ChaosResult extends Audit {
  readonly orders: number;
  readonly kills: number;
  readonly requests: { readonly total: number; readonly failed: number };
  readonly mostPayable: number;
  /** Whether the last sweep came to its end with nothing left to do. */
  readonly isComplete: boolean;
}

const LEASE_MS = 2_000;

// So many orders are under way at one time.
const SHOPPERS = 12;

/** Does something again and again, with pauses. @returns how to end it. */
function repeat(work: () => Promise<unknown> | unknown, pause: () => number): () => Promise<void> {
  const end = new AbortController();
  const { signal } = end;
  const loop = (async () => {
    while (!signal.aborted) {
      await sleep(pause(), undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await work();
    }
  })();
  return () => {
    end.abort();
    return loop;
  };
}

async function shopAll(shop: Shop, { seed, orders }: ChaosOptions): Promise<void> {
  let next = 0;
  const shopper = async () => {
    while (next < orders) {
      next += 1;
      await new Shopper(shop, `ORD-${next}`, seed * 100_003 + next).run();
    }
  };
  await Promise.all(Array.from({ length: SHOPPERS }, shopper));
}

/** The sweeps that follow: until two in a row leave nothing to do. */
async function sweepUntilComplete({ machines, sql }: Shop): Promise<boolean> {
  await sleep(LEASE_MS + 200);
  // As if time had passed: a search for a checkout whose creation got no answer may be due only minutes later.
  await sql`UPDATE paymennt_orders SET due_at = ${new Date().toISOString()} WHERE due_at IS NOT NULL RETURNING order_id`;
  let quiet = 0;
  for (let round = 0; round < 20 && quiet < 2; round += 1) {
    const report = (await machines.call('sweep', '')) as SweepReport;
    const isQuiet = report.complete && report.failed.length === 0 && report.paid.length === 0;
    quiet = isQuiet ? quiet + 1 : 0;
    await sleep(250);
  }
  return quiet === 2;
}

/** Runs a shop on several processes that are killed at random, and counts what is wrong at the end. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { seed, orders, processes, database, program, isBroken = false } = options;
  const random = new Random(seed);
  const gateway = await openFaultyGateway(seed);
  const { environment, credentials } = gateway.sandbox;
  const settings = { database, environment, credentials, leaseMs: LEASE_MS, isBroken };
  const machines = new Machines(program, settings, random, options.kills);
  const { sql, close } = openDatabase(database);
  const shop: Shop = { gateway, machines, sql, prices: new Map() };
  try {
    machines.start(processes);
    const sweep = () => machines.call('sweep', '').catch(() => undefined);
    const endSweeps = repeat(sweep, () => 2_000 * random.next());
    await shopAll(shop, options);
    await endSweeps();
    machines.endKills();
    gateway.isFaulty = false;
    const isComplete = await sweepUntilComplete(shop);
    const { requests, mostPayable } = gateway;
    return { ...(await audit(shop)), orders, kills: machines.kills, requests, mostPayable, isComplete };
  } finally {
    await machines.stop();
    await gateway.close();
    await close();
  }
}

/** What must not be, a line each. With a lease, a fulfilment that a process did not live to note may be repeated. */
export function violationsOf(result: ChaosResult, mode: Mode): string[] {
  const { notFulfilled, fulfilledTwice, fulfilledWrongly, stillPayable, mostPayable, isComplete } = result;
  return [
    ...notFulfilled.map((what) => `money without fulfilment or finding: ${what}`),
    ...(mode === 'transaction' ? fulfilledTwice : []).map((orderId) => `fulfilled twice: ${orderId}`),
    ...fulfilledWrongly.map((what) => `fulfilled wrongly: ${what}`),
    ...stillPayable.map((what) => `paid, and can be paid again: ${what}`),
    ...(mostPayable > 1 ? [`${mostPayable} checkouts of one order could be paid`] : []),
    ...(isComplete ? [] : ['the sweeps came to no end']),
  ];
}
