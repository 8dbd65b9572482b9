import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from 'paymennt/sandbox';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { OrderStore } from '../../examples/reconcile-queue/orders.js';
import { type Gate, openGate } from './harness/gate.js';
import { merchantOf, openCheckout, paidCheckout, type ToPay } from './harness/paid-checkouts.js';
import { type Running, run, start } from './harness/processes.js';
import { type Redis, startRedis } from './harness/redis.js';
import { setUp } from './harness/workshop.js';

const SKU = 'COFFEE-1KG';
const IN_STOCK = 1_000;
const CALLS_PER_SECOND = 20;

describe('examples/reconcile-queue', () => {
  let example: string;
  let folder: string;
  let orders: OrderStore;
  let sandbox: Sandbox;
  let gate: Gate;
  let redis: Redis;
  let workers: Running[];

  beforeAll(async () => {
    example = await setUp('reconcile-queue');
  }, 300_000);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reconcile-queue-'));
    orders = await OrderStore.open(databaseUrl());
    await orders.setStock(SKU, IN_STOCK);
    sandbox = createSandbox();
    gate = await openGate(sandbox);
    redis = await startRedis();
    workers = [];
  });

  afterEach(async () => {
    redis.restore();
    gate.release();
    await Promise.all(workers.map((worker) => worker.stop()));
    await redis.stop();
    orders.close();
    await gate.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const databaseUrl = () => `file:${join(folder, 'orders.db')}`;

  const command = (script: string) => ({
    command: process.execPath,
    args: ['--import', 'tsx', script],
    cwd: example,
    env: {
      ...gate.variables,
      DATABASE_URL: databaseUrl(),
      REDIS_URL: redis.url,
      API_CALLS_PER_SECOND: String(CALLS_PER_SECOND),
      JOB_LOCK_MS: '1500',
    },
  });

  async function startWorkers(count: number): Promise<Running[]> {
    const started = Array.from({ length: count }, () => start(command('worker.ts')));
    workers.push(...started);
    await Promise.all(started.map((worker) => worker.printed('Working.')));
    return started;
  }

  const sweepNow = () => run(command('sweep-now.ts'));
  const printed = () => workers.map((worker) => worker.output()).join('');

  const toPay = (orderId: string, amountMinor = 10_500): ToPay => ({
    orderId,
    currency: 'AED',
    amountMinor,
  });

  const addOrder = (orderId: string, checkoutId: string | undefined) =>
    orders.add({ ...toPay(orderId), sku: SKU, quantity: 3, checkoutId });

  /** Orders that were paid while nobody listened, by the ids of their checkouts. */
  async function addPaidOrders(count: number): Promise<Map<string, string>> {
    const checkouts = new Map<string, string>();
    for (let index = 0; index < count; index += 1) {
      const orderId = `ORD-${index}`;
      const checkoutId = await paidCheckout(sandbox, toPay(orderId));
      await addOrder(orderId, checkoutId);
      checkouts.set(checkoutId, orderId);
    }
    return checkouts;
  }

  async function fulfilled(): Promise<number> {
    return (IN_STOCK - (await orders.stock(SKU))) / 3;
  }

  const patiently = { timeout: 45_000, interval: 50 };

  async function expectAllFulfilledOnce(checkouts: ReadonlyMap<string, string>): Promise<void> {
    for (const [checkoutId, orderId] of checkouts) {
      expect((await orders.find(orderId))?.paidBy).toBe(checkoutId);
    }
    // Each order takes three from the stock, once.
    expect(await fulfilled()).toBe(checkouts.size);
  }

  it('fulfils what was paid, once, and keeps to the rate of the API with all workers together', async () => {
    const checkouts = await addPaidOrders(50);
    await startWorkers(3);
    await Promise.all([sweepNow(), sweepNow()]);
    await vi.waitFor(async () => expect(await fulfilled()).toBe(50), patiently);
    await expectAllFulfilledOnce(checkouts);

    const times = gate.looks.map(({ at }) => at);
    // Two windows of the limiter can touch one second.
    for (const [index, time] of times.entries()) {
      const later = times[index + 2 * CALLS_PER_SECOND];
      if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(1_000);
    }
    const outputs = workers.map((worker) => worker.output());
    expect(outputs.filter((output) => output.includes(': fulfilled')).length).toBeGreaterThan(1);
  });

  it('leaves alone what is not paid, or not for the order', async () => {
    const pending = await openCheckout(merchantOf(sandbox), toPay('ORD-PENDING'));
    await addOrder('ORD-PENDING', pending.id);
    const declined = await openCheckout(merchantOf(sandbox), toPay('ORD-DECLINED'));
    sandbox.bank.decline(declined.id);
    await addOrder('ORD-DECLINED', declined.id);
    const cheap = await paidCheckout(sandbox, toPay('ORD-CHEAP', 100));
    await addOrder('ORD-CHEAP', cheap);
    const twice = await paidCheckout(sandbox, toPay('ORD-TWICE'));
    await addOrder('ORD-TWICE', twice);
    const again = await paidCheckout(sandbox, toPay('ORD-TWICE'));
    const orphan = await paidCheckout(sandbox, toPay('ORD-NOBODY'));

    await startWorkers(1);
    await sweepNow();
    await vi.waitFor(() => {
      expect(printed()).toContain(`Order ORD-PENDING, checkout ${pending.id}: PENDING`);
      expect(printed()).toContain(`Order ORD-DECLINED, checkout ${declined.id}: FAILED`);
      expect(printed()).toContain(`Order ORD-CHEAP, checkout ${cheap}: not for this order: another amount`);
      expect(printed()).toContain(`Checkout ${orphan} is paid, but there is no order "ORD-NOBODY".`);
      expect(printed()).toContain(': paid twice: refund this checkout');
    }, patiently);
    expect([twice, again]).toContain((await orders.find('ORD-TWICE'))?.paidBy);
    expect(await fulfilled()).toBe(1);
  });

  it('hands the jobs of a worker that is killed in the middle of them to the others', async () => {
    const checkouts = await addPaidOrders(20);
    const [victim] = await startWorkers(1);
    gate.hold();
    await sweepNow();
    // Five jobs at a time: all of them are asking the gateway now.
    await gate.waiting(5);
    await victim?.stop('SIGKILL');
    const abandoned = gate.looks.map(({ checkoutId }) => checkoutId);
    gate.release();
    expect(await fulfilled()).toBe(0);

    await startWorkers(2);
    await vi.waitFor(async () => expect(await fulfilled()).toBe(20), patiently);
    await expectAllFulfilledOnce(checkouts);
    expect(abandoned).toHaveLength(5);
    for (const checkoutId of abandoned) expect(gate.looksAt(checkoutId)).toBeGreaterThanOrEqual(2);
  });

  it('fulfils once what was fulfilled by a worker that died before it could say so', async () => {
    const checkouts = await addPaidOrders(10);
    const victims = await startWorkers(2);
    gate.hold();
    await sweepNow();
    await gate.waiting(10);
    // From here on nobody can report a job as done.
    redis.cutOff();
    gate.release();
    await vi.waitFor(async () => expect(await fulfilled()).toBe(10), patiently);
    await Promise.all(victims.map((victim) => victim.stop('SIGKILL')));
    redis.restore();

    const [worker] = await startWorkers(1);
    await vi.waitFor(() => {
      expect(worker?.output().match(/: fulfilled before/g) ?? []).toHaveLength(10);
    }, patiently);
    await expectAllFulfilledOnce(checkouts);
  });

  it('fulfils once what a worker goes on with that everybody took for dead', async () => {
    const checkouts = await addPaidOrders(10);
    const [sleeper] = await startWorkers(2);
    gate.hold();
    await sweepNow();
    await gate.waiting(10);
    // Asleep between its question and the answer: its locks run out, and the other one repeats its jobs.
    sleeper?.signal('SIGSTOP');
    gate.release();
    await vi.waitFor(async () => expect(await fulfilled()).toBe(10), patiently);
    sleeper?.signal('SIGCONT');
    // It comes to the end of its five jobs, and finds that they are done and gone.
    const lost = () => new Set(sleeper?.output().match(/Missing key for job \d+/g));
    await vi.waitFor(() => expect(lost().size).toBeGreaterThanOrEqual(5), patiently);
    await expectAllFulfilledOnce(checkouts);
  });

  it('waits when the gateway asks for it, and loses nothing', async () => {
    const checkouts = await addPaidOrders(5);
    sandbox.failNext({ operation: 'checkouts.get', fault: 'rate-limit', times: 2, retryAfterSeconds: 1 });
    sandbox.failNext({ operation: 'checkouts.get', fault: 'busy-503' });
    await startWorkers(2);
    await sweepNow();
    await vi.waitFor(async () => expect(await fulfilled()).toBe(5), patiently);
    await expectAllFulfilledOnce(checkouts);
    // The one that was busy used up an attempt; those that had to wait did not.
    expect(printed().match(/Job \S+ failed/g)).toHaveLength(1);
    expect(gate.looks.length).toBeGreaterThanOrEqual(8);
  });
});
