import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaymentFlow } from 'paymennt/flow';
import { createSandbox, type Sandbox } from 'paymennt/sandbox';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../examples/reconcile/database.js';
import { createPayments } from '../../examples/reconcile/payments.js';
import { type Gate, openGate } from './harness/gate.js';
import { merchantOf, paidCheckout, type ToPay } from './harness/paid-checkouts.js';
import { type Running, start } from './harness/processes.js';
import { setUp } from './harness/workshop.js';

interface Summary {
  readonly complete: boolean;
  readonly asked: number;
  readonly paid: readonly string[];
  readonly findings: readonly string[];
  readonly failed: readonly string[];
}

describe('examples/reconcile', () => {
  let example: string;
  let folder: string;
  let sandbox: Sandbox;
  let gate: Gate;
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let backend: PaymentFlow;

  beforeAll(async () => {
    example = await setUp('reconcile');
  }, 300_000);

  const databaseUrl = () => `file:${join(folder, 'shop.db')}`;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reconcile-'));
    database = await openDatabase(databaseUrl());
    sandbox = createSandbox();
    gate = await openGate(sandbox);
    backend = createPayments(merchantOf(sandbox), database.sql);
  });

  afterEach(async () => {
    database.close();
    await gate.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const startRun = (): Running =>
    start({
      command: process.execPath,
      args: ['--import', 'tsx', 'sweep.ts'],
      cwd: example,
      env: { ...gate.variables, DATABASE_URL: databaseUrl() },
    });

  async function run(): Promise<{ code: number | string; output: string; summary: Summary }> {
    const running = startRun();
    const code = await running.ended;
    const output = running.output();
    const json = /^\{$[\s\S]*?^\}$/m.exec(output)?.[0];
    if (json === undefined) throw new Error(`The run printed no report:\n${output}`);
    return { code, output, summary: JSON.parse(json) as Summary };
  }

  const aed = (orderId: string, amountMinor = 10_500): ToPay => ({ orderId, currency: 'AED', amountMinor });

  /** A shopper taps Pay. @returns the id of the checkout. */
  async function tap(orderId: string): Promise<string> {
    const payment = await backend.start(orderId);
    if (payment.state !== 'ready') throw new Error(`Order ${orderId} cannot be paid: ${payment.state}.`);
    return payment.checkoutId;
  }

  async function paidBy(orderId: string): Promise<string | null> {
    const rows = await database.sql`SELECT paid_by FROM orders WHERE order_id = ${orderId}`;
    return (rows as { paid_by: string | null }[])[0]?.paid_by ?? null;
  }

  it('fulfils what was paid while nobody listened, and nothing else', async () => {
    const paid = await tap('ORD-1001');
    sandbox.bank.pay(paid);
    await tap('ORD-1004');
    sandbox.bank.decline(await tap('ORD-1007'));
    // Paid, but the shop died before it could write the checkout down.
    const forgotten = await paidCheckout(sandbox, aed('ORD-1010'));

    const { code, summary } = await run();
    expect([...summary.paid].sort()).toEqual(['ORD-1001', 'ORD-1010']);
    expect(summary).toMatchObject({ complete: true, findings: [], failed: [] });
    expect(code).toBe(0);
    expect(await paidBy('ORD-1001')).toBe(paid);
    expect(await paidBy('ORD-1010')).toBe(forgotten);
    expect(await paidBy('ORD-1004')).toBeNull();
    expect(await paidBy('ORD-1007')).toBeNull();
  });

  it('shows a person money in the wrong amount, twice, without an order, or gone again', async () => {
    await paidCheckout(sandbox, aed('ORD-1001', 100));
    const first = await tap('ORD-1004');
    sandbox.bank.pay(first);
    await paidCheckout(sandbox, aed('ORD-1004'));
    await paidCheckout(sandbox, aed('ORD-NOBODY'));
    const disputed = await tap('ORD-1007');
    sandbox.bank.pay(disputed);
    sandbox.bank.chargeback(disputed);

    const { code, summary } = await run();
    const kinds = summary.findings.map((key) => key.split(':')[0]);
    expect(kinds.sort(), summary.findings.join('\n')).toEqual([
      'mismatch',
      'no_order',
      'paid_twice',
      'reversed',
    ]);
    expect(summary.paid).toEqual(['ORD-1004']);
    expect(code).toBe(1);
    expect(await paidBy('ORD-1001')).toBeNull();
    expect(await paidBy('ORD-1007')).toBeNull();
  });

  it('fulfils nothing again when it runs again', async () => {
    sandbox.bank.pay(await tap('ORD-1001'));
    expect((await run()).summary.paid).toEqual(['ORD-1001']);
    const { code, summary } = await run();
    expect(summary).toMatchObject({ complete: true, paid: [], findings: [], failed: [] });
    expect(code).toBe(0);
  });

  it('fulfils each order once when two runs work at the same time', async () => {
    const orders = Array.from({ length: 10 }, (_, index) => `ORD-${1001 + 3 * index}`);
    for (const orderId of orders) sandbox.bank.pay(await tap(orderId));
    gate.hold();
    const runs = [run(), run()];
    await gate.waiting(2);
    gate.release();
    const reports = await Promise.all(runs);
    const marked = reports.flatMap(({ output }) => [...output.matchAll(/^Order (\S+) is paid by/gm)]);
    expect(marked.map(([, orderId]) => orderId).sort()).toEqual(orders.sort());
    expect(new Set(reports.flatMap(({ summary }) => summary.paid))).toEqual(new Set(orders));
    expect(reports.flatMap(({ summary }) => summary.findings)).toEqual([]);
  });

  it('forgets no order when it is killed', async () => {
    const orders = Array.from({ length: 6 }, (_, index) => `ORD-${1001 + 3 * index}`);
    for (const orderId of orders) sandbox.bank.pay(await tap(orderId));
    const killed = startRun();
    gate.holdAfter(3);
    await gate.waiting(1);
    await killed.stop('SIGKILL');
    gate.release();

    await run();
    for (const orderId of orders) expect(await paidBy(orderId), orderId).not.toBeNull();
  });

  it('leaves for the next run what the gateway could not be asked about', async () => {
    sandbox.bank.pay(await tap('ORD-1001'));
    sandbox.failNext({ operation: 'checkouts.get', fault: 'busy-503', times: 3 });
    const first = await run();
    expect(first.summary.paid).toEqual([]);
    expect(first.summary.failed).toEqual(['ORD-1001']);
    expect(first.code).toBe(1);
    expect((await run()).summary).toMatchObject({ paid: ['ORD-1001'], failed: [] });
  });
});
