import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from 'paymennt/sandbox';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OrderStore } from '../../examples/reconcile/orders.js';
import type { Report } from '../../examples/reconcile/reconcile.js';
import { type Gate, openGate } from './harness/gate.js';
import { merchantOf, openCheckout, paidCheckout, type ToPay } from './harness/paid-checkouts.js';
import { type Running, start } from './harness/processes.js';
import { setUp } from './harness/workshop.js';

describe('examples/reconcile', () => {
  let example: string;
  let folder: string;
  let orders: OrderStore;
  let sandbox: Sandbox;
  let gate: Gate;

  beforeAll(async () => {
    example = await setUp('reconcile');
  }, 300_000);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reconcile-'));
    orders = await OrderStore.open(`file:${join(folder, 'orders.db')}`);
    sandbox = createSandbox();
    gate = await openGate(sandbox);
  });

  afterEach(async () => {
    orders.close();
    await gate.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const startRun = (): Running =>
    start({
      command: process.execPath,
      args: ['--import', 'tsx', 'main.ts'],
      cwd: example,
      env: { ...gate.variables, DATABASE_URL: `file:${join(folder, 'orders.db')}` },
    });

  async function run(): Promise<{ code: number | string; report: Report }> {
    const running = startRun();
    const code = await running.ended;
    const output = running.output();
    const json = /^\{$[\s\S]*?^\}$/m.exec(output)?.[0];
    if (json === undefined) throw new Error(`The run printed no report:\n${output}`);
    return { code, report: JSON.parse(json) as Report };
  }

  const toPay = (orderId: string, amountMinor = 10_500): ToPay => ({
    orderId,
    currency: 'AED',
    amountMinor,
  });

  /** An order whose latest attempt is a checkout that stands open. */
  async function addOrder(orderId: string): Promise<string> {
    const { id } = await openCheckout(merchantOf(sandbox), toPay(orderId));
    await orders.add({ ...toPay(orderId), checkoutId: id });
    return id;
  }

  it('marks what was paid while nobody listened, and nothing else', async () => {
    const paid = await addOrder('ORD-PAID');
    sandbox.bank.pay(paid);
    await addOrder('ORD-PENDING');
    sandbox.bank.decline(await addOrder('ORD-DECLINED'));
    sandbox.bank.expire(await addOrder('ORD-EXPIRED'));
    // Paid, but the shop died before it could write the checkout down.
    await orders.add({ ...toPay('ORD-FORGOTTEN'), checkoutId: undefined });
    const forgotten = await paidCheckout(sandbox, toPay('ORD-FORGOTTEN'));

    const { code, report } = await run();
    expect(report).toEqual({
      paid: expect.arrayContaining(['ORD-PAID', 'ORD-FORGOTTEN']),
      pending: ['ORD-PENDING'],
      unsuccessful: ['ORD-DECLINED', 'ORD-EXPIRED'],
      review: [],
      unanswered: [],
    });
    expect(report.paid).toHaveLength(2);
    expect(code).toBe(0);
    expect((await orders.find('ORD-PAID'))?.paidBy).toBe(paid);
    expect((await orders.find('ORD-FORGOTTEN'))?.paidBy).toBe(forgotten);
    expect((await orders.find('ORD-PENDING'))?.paidBy).toBeUndefined();
  });

  it('shows a person money in the wrong amount, twice, without an order, or gone again', async () => {
    await orders.add({ ...toPay('ORD-CHEAP'), checkoutId: undefined });
    const cheap = await paidCheckout(sandbox, toPay('ORD-CHEAP', 100));
    const first = await addOrder('ORD-TWICE');
    sandbox.bank.pay(first);
    const second = await paidCheckout(sandbox, toPay('ORD-TWICE'));
    const orphan = await paidCheckout(sandbox, toPay('ORD-NOBODY'));
    const disputed = await addOrder('ORD-DISPUTED');
    sandbox.bank.pay(disputed);
    sandbox.bank.chargeback(disputed);

    const { code, report } = await run();
    const { paidBy } = (await orders.find('ORD-TWICE')) ?? {};
    expect([first, second]).toContain(paidBy);
    expect(report.review.sort()).toEqual(
      [
        `Checkout ${orphan} is paid, but there is no order "ORD-NOBODY".`,
        `Order ORD-CHEAP: checkout ${cheap} has another amount.`,
        `Order ORD-DISPUTED: checkout ${disputed} is CHARGEBACK.`,
        `Order ORD-TWICE is paid twice: refund checkout ${paidBy === first ? second : first}.`,
      ].sort(),
    );
    expect(report.paid).toEqual(['ORD-TWICE']);
    expect(code).toBe(1);
    expect((await orders.find('ORD-CHEAP'))?.paidBy).toBeUndefined();
    expect((await orders.find('ORD-DISPUTED'))?.paidBy).toBeUndefined();
  });

  it('changes nothing when it is run again, nor asks again what it knows', async () => {
    sandbox.bank.pay(await addOrder('ORD-1'));
    const pending = await addOrder('ORD-2');
    await run();
    expect(gate.looksAt(pending)).toBe(1);
    const { code, report } = await run();
    expect(report).toEqual({ paid: [], pending: [], unsuccessful: [], review: [], unanswered: [] });
    expect(code).toBe(0);
    expect(gate.looksAt(pending)).toBe(1);
  });

  it('marks each order once when two runs work at the same time', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `ORD-${index}`);
    for (const name of names) sandbox.bank.pay(await addOrder(name));
    gate.hold();
    const runs = [run(), run()];
    await gate.waiting(2);
    gate.release();
    const reports = await Promise.all(runs);
    expect(reports.flatMap(({ report }) => report.paid).sort()).toEqual(names.sort());
    expect(reports.flatMap(({ report }) => report.review)).toEqual([]);
  });

  it('goes on where it was killed', async () => {
    const checkouts = new Map<string, string>();
    for (let index = 0; index < 8; index += 1) {
      checkouts.set(`ORD-${index}`, await addOrder(`ORD-${index}`));
    }
    sandbox.bank.pay(checkouts.get('ORD-7') ?? '');

    // It asks about ORD-7 for its payment, then about the others by name; we stop it at the fifth.
    const killed = startRun();
    gate.holdAfter(4);
    await gate.waiting(1);
    await killed.stop('SIGKILL');
    gate.release();

    const { report } = await run();
    expect(report.paid).toEqual([]);
    expect((await orders.find('ORD-7'))?.paidBy).toBe(checkouts.get('ORD-7'));
    expect(report.pending).toEqual(['ORD-3', 'ORD-4', 'ORD-5', 'ORD-6']);
    const looks = [...checkouts].map(([name, id]) => [name, gate.looksAt(id)]);
    expect(Object.fromEntries(looks)).toEqual({
      'ORD-0': 1,
      'ORD-1': 1,
      'ORD-2': 1,
      'ORD-3': 2,
      'ORD-4': 1,
      'ORD-5': 1,
      'ORD-6': 1,
      'ORD-7': 1,
    });
  });

  it('leaves for the next run what the gateway gives no answer about', async () => {
    sandbox.bank.pay(await addOrder('ORD-1'));
    await addOrder('ORD-2');
    // Two looks that fail, each with all of its repetitions: for the payment, and for the order.
    sandbox.failNext({ operation: 'checkouts.get', fault: 'busy-503', times: 6 });
    const first = await run();
    expect(first.report).toMatchObject({ paid: [], pending: ['ORD-2'], unanswered: ['ORD-1'] });
    expect(first.code).toBe(1);
    expect((await run()).report).toMatchObject({ paid: ['ORD-1'], unanswered: [] });
  });

  it('stops early when the gateway is down, and says how far it came', async () => {
    for (let index = 0; index < 8; index += 1) await addOrder(`ORD-${index}`);
    sandbox.failNext({ operation: 'checkouts.get', fault: 'busy-503', times: 100 });
    const { code, report } = await run();
    expect(code).toBe(1);
    expect(report.unanswered).toEqual(['ORD-0', 'ORD-1', 'ORD-2', 'ORD-3', 'ORD-4']);
  });
});
