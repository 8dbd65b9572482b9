import type { PaymentFlow } from 'paymennt/flow';
import { createSandbox, type Sandbox } from 'paymennt/sandbox';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../examples/reconcile-queue/database.js';
import { createPayments } from '../../examples/reconcile-queue/payments.js';
import { type Server, startPostgres } from '../flow/databases/servers/postgres.js';
import { freePort } from '../support/server.js';
import { type Gate, openGate } from './harness/gate.js';
import { merchantOf, paidCheckout, type ToPay } from './harness/paid-checkouts.js';
import { type Running, run, start } from './harness/processes.js';
import { type Redis, startRedis } from './harness/redis.js';
import { setUp } from './harness/workshop.js';

const IN_STOCK = 1_000;

describe('examples/reconcile-queue', () => {
  let example: string;
  let server: Server;
  let databases = 0;
  let databaseUrl: string;
  let sql: Database;
  let sandbox: Sandbox;
  let gate: Gate;
  let redis: Redis;
  let backend: PaymentFlow;
  let receiverUrl: string;
  let processes: Running[];
  let callsPerSecond: number;

  beforeAll(async () => {
    example = await setUp('reconcile-queue');
    server = await startPostgres();
  }, 300_000);

  afterAll(() => server?.stop());

  beforeEach(async () => {
    databaseUrl = await emptyDatabase();
    sql = await openDatabase(databaseUrl);
    sandbox = createSandbox();
    gate = await openGate(sandbox);
    redis = await startRedis();
    processes = [];
    callsPerSecond = 20;
    backend = createPayments(merchantOf(sandbox), sql);
    receiverUrl = await startReceiver();
  });

  afterEach(async () => {
    redis.restore();
    gate.release();
    await Promise.all(processes.map((running) => running.stop()));
    await redis.stop();
    await sql.end();
    await gate.close();
    await sandbox.close();
  });

  async function emptyDatabase(): Promise<string> {
    databases += 1;
    const name = `shop_${databases}`;
    const admin = postgres(server.url);
    await admin.unsafe(`CREATE DATABASE ${name}`).finally(() => admin.end());
    return new URL(name, server.url).href;
  }

  const command = (script: string, port = 0) => ({
    command: process.execPath,
    args: ['--import', 'tsx', script],
    cwd: example,
    env: {
      ...gate.variables,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redis.url,
      API_CALLS_PER_SECOND: String(callsPerSecond),
      JOB_LOCK_MS: '1500',
      // Once a year: these tests ask for their sweeps.
      SWEEP_SCHEDULE: '0 0 1 1 *',
      PORT: String(port),
      HOST: '127.0.0.1',
    },
  });

  async function startReceiver(): Promise<string> {
    const port = await freePort();
    const receiver = start(command('webhook-receiver.ts', port));
    processes.push(receiver);
    await receiver.printed('Listening');
    return `http://127.0.0.1:${port}/webhooks/paymennt`;
  }

  async function startWorkers(count: number): Promise<Running[]> {
    const started = Array.from({ length: count }, () => start(command('worker.ts')));
    processes.push(...started);
    await Promise.all(started.map((worker) => worker.printed('Working.')));
    return started;
  }

  const sweepNow = () => run(command('sweep-now.ts'));
  const printed = () => processes.map((running) => running.output()).join('');

  async function notify(body: string): Promise<number> {
    const response = await fetch(receiverUrl, { method: 'POST', body });
    await response.arrayBuffer();
    return response.status;
  }

  async function notifyAll(checkoutIds: Iterable<string>): Promise<void> {
    for (const id of checkoutIds) expect(await notify(JSON.stringify({ id }))).toBe(204);
  }

  const toPay = (orderId: string, amountMinor = 10_500): ToPay => ({ orderId, currency: 'AED', amountMinor });

  /** Orders whose payment the shop does not know of, by the ids of their checkouts. */
  async function paidOrders(count: number): Promise<Map<string, string>> {
    const checkouts = new Map<string, string>();
    for (let index = 0; index < count; index += 1) {
      const orderId = `ORD-${1001 + index}`;
      checkouts.set(await paidCheckout(sandbox, toPay(orderId)), orderId);
    }
    return checkouts;
  }

  /** A shopper taps Pay. @returns the id of the checkout. */
  async function tap(orderId: string): Promise<string> {
    const payment = await backend.start(orderId);
    if (payment.state !== 'ready') throw new Error(`Order ${orderId} cannot be paid: ${payment.state}.`);
    return payment.checkoutId;
  }

  async function paidBy(): Promise<Map<string, string>> {
    const rows = await sql`SELECT order_id, paid_by FROM paymennt_orders WHERE paid_by IS NOT NULL`;
    return new Map(rows.map((row) => [String(row['paid_by']), String(row['order_id'])]));
  }

  /** How many orders were taken from the stock: each one takes three. */
  async function fulfilled(): Promise<number> {
    const [row] = await sql`SELECT available FROM stock`;
    return (IN_STOCK - Number(row?.['available'])) / 3;
  }

  const patiently = { timeout: 45_000, interval: 50 };

  const untilFulfilled = (count: number) =>
    vi.waitFor(async () => expect(await fulfilled(), printed()).toBe(count), patiently);

  async function expectFulfilledOnce(checkouts: ReadonlyMap<string, string>): Promise<void> {
    expect(await paidBy()).toEqual(checkouts);
    expect(await fulfilled()).toBe(checkouts.size);
  }

  const workOf = (output: string) => output.match(/^Checkout \d+ is done\.$/gm) ?? [];

  it('fulfils 50 paid orders once, and keeps to one rate with all workers, webhooks and sweeps together', async () => {
    callsPerSecond = 10;
    const checkouts = await paidOrders(50);
    const workers = await startWorkers(3);
    // Most webhooks are lost, and the others come twice.
    const reported = [...checkouts.keys()].slice(0, 15);
    await Promise.all([notifyAll(reported), notifyAll(reported), sweepNow(), sweepNow()]);
    await untilFulfilled(50);
    await vi.waitFor(() => expect(printed().match(/^Swept\./gm)).toHaveLength(2), patiently);
    await expectFulfilledOnce(checkouts);

    // At least one for each order, and a search for each sweep.
    expect(gate.arrivals.length).toBeGreaterThanOrEqual(52);
    // Two windows of the limiter can touch one second.
    for (const [index, time] of gate.arrivals.entries()) {
      const later = gate.arrivals[index + 2 * callsPerSecond];
      if (later !== undefined) expect(later - time).toBeGreaterThanOrEqual(1_000);
    }
    expect(workers.filter((worker) => workOf(worker.output()).length > 0).length).toBeGreaterThan(1);
  });

  it('does not fulfil what is not paid, and shows a person money in the wrong amount, twice or without an order', async () => {
    const pending = await tap('ORD-1001');
    const declined = await tap('ORD-1002');
    sandbox.bank.decline(declined);
    const cheap = await paidCheckout(sandbox, toPay('ORD-1003', 100));
    const twice = [
      await paidCheckout(sandbox, toPay('ORD-1004')),
      await paidCheckout(sandbox, toPay('ORD-1004')),
    ];
    const orphan = await paidCheckout(sandbox, toPay('ORD-NOBODY'));

    await startWorkers(1);
    await notifyAll([pending, declined]);
    await sweepNow();
    await vi.waitFor(() => {
      expect(printed()).toContain(`Look at order ORD-1003: mismatch (mismatch:${cheap}).`);
      expect(printed()).toMatch(
        new RegExp(`Look at order ORD-1004: paid_twice \\(paid_twice:(?:${twice.join('|')})\\)\\.`),
      );
      expect(printed()).toContain(`Look at order ORD-NOBODY: no_order (no_order:${orphan}).`);
      expect(printed()).toContain(`Checkout ${pending} is done.`);
      expect(printed()).toContain(`Checkout ${declined} is done.`);
      expect(printed()).toContain('Swept.');
    }, patiently);
    expect(await backend.state('ORD-1001')).toBe('pending');
    expect(await backend.state('ORD-1002')).toBe('unsuccessful');
    expect([...(await paidBy()).values()]).toEqual(['ORD-1004']);
    expect(await fulfilled()).toBe(1);
  });

  it('answers a webhook before any worker takes it, and lets it come again while Redis is away', async () => {
    const [checkoutId = ''] = (await paidOrders(1)).keys();
    for (const garbage of ['', 'Paid!', 'null', '{}', '{"id":{}}', '{"id":"1/../2"}']) {
      expect(await notify(garbage), garbage).toBe(400);
    }
    expect(await notify(JSON.stringify({ id: checkoutId, padding: 'x'.repeat(200_000) }))).toBe(413);
    redis.cutOff();
    expect(await notify(JSON.stringify({ id: checkoutId }))).toBe(504);
    redis.restore();
    await vi.waitFor(
      async () => expect(await notify(JSON.stringify({ id: checkoutId }))).toBe(204),
      patiently,
    );
    expect(gate.arrivals).toHaveLength(0);
    await startWorkers(1);
    await untilFulfilled(1);
  });

  it('asks again about a checkout whose webhook comes while an older one is being worked on', async () => {
    const checkoutId = await tap('ORD-1001');
    await startWorkers(1);
    gate.hold();
    await notifyAll([checkoutId]);
    await gate.waiting(1);
    await notifyAll([checkoutId, checkoutId, checkoutId]);
    gate.release();
    await vi.waitFor(() => expect(workOf(printed())).toHaveLength(2), patiently);
    expect(gate.looksAt(checkoutId)).toBe(4);
  });

  it('hands the webhooks and the sweep of a worker that is killed in the middle of them to the others', async () => {
    const checkouts = await paidOrders(20);
    const [victim] = await startWorkers(1);
    gate.hold();
    await notifyAll([...checkouts.keys()].slice(0, 10));
    await sweepNow();
    // Five webhooks and the sweep at a time: all of them are asking the gateway now.
    await gate.waiting(6);
    await victim?.stop('SIGKILL');
    const abandoned = gate.looks.map(({ checkoutId }) => checkoutId);
    gate.release();
    expect(await fulfilled()).toBe(0);

    await startWorkers(2);
    await untilFulfilled(20);
    await vi.waitFor(() => expect(printed()).toContain('Swept.'), patiently);
    await expectFulfilledOnce(checkouts);
    for (const checkoutId of abandoned) expect(gate.looksAt(checkoutId)).toBeGreaterThanOrEqual(2);
  });

  it('fulfils once what was fulfilled by a worker that died before it could say so', async () => {
    const checkouts = await paidOrders(10);
    const victims = await startWorkers(2);
    gate.holdSecondLooks();
    await notifyAll(checkouts.keys());
    await gate.waiting(10);
    // From here on no worker can report a job as done.
    redis.cutOff();
    gate.release();
    await untilFulfilled(10);
    await Promise.all(victims.map((victim) => victim.stop('SIGKILL')));
    redis.restore();

    const [worker] = await startWorkers(1);
    await vi.waitFor(() => expect(workOf(worker?.output() ?? '')).toHaveLength(10), patiently);
    await expectFulfilledOnce(checkouts);
  });

  it('fulfils once what a worker goes on with after its jobs were given to another one', async () => {
    const checkouts = await paidOrders(10);
    const [sleeper, other] = await startWorkers(2);
    gate.holdSecondLooks();
    await notifyAll(checkouts.keys());
    await gate.waiting(10);
    // It stops between its request and the answer: its locks run out, and the other one repeats its jobs.
    sleeper?.signal('SIGSTOP');
    gate.release();
    await untilFulfilled(10);
    sleeper?.signal('SIGCONT');
    // It comes to the end of its five jobs, and finds that they are done and gone.
    const lost = () => new Set(sleeper?.output().match(/Missing (?:key|lock) for job \d+/g));
    await vi.waitFor(() => expect(lost().size, sleeper?.output()).toBe(5), patiently);
    expect(workOf(other?.output() ?? '')).toHaveLength(10);
    await expectFulfilledOnce(checkouts);
  });

  it('lets all workers wait when the gateway asks for it, and loses nothing', async () => {
    const checkouts = await paidOrders(15);
    sandbox.failNext({ operation: 'checkouts.get', fault: 'rate-limit', times: 1, retryAfterSeconds: 2 });
    sandbox.failNext({ operation: 'checkouts.get', fault: 'busy-503' });
    await startWorkers(2);
    await notifyAll(checkouts.keys());
    await untilFulfilled(15);
    await expectFulfilledOnce(checkouts);
    const [first = 0] = gate.arrivals;
    // Only calls that were under way already came in that time.
    expect(gate.arrivals.filter((time) => time - first < 1_500).length).toBeLessThanOrEqual(10);
    expect(gate.arrivals.length).toBeGreaterThanOrEqual(32);
  });
});
