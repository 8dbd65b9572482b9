import type { PaymentFlow } from 'paymennt/flow';
import { vi } from 'vitest';
import { ORDER_ID } from '../support/shop.js';
import { Model, type ModelOptions } from './model.js';
import { Random } from './random.js';
import { type Actor, CALM, type Chooser } from './scheduler.js';
import { verdict } from './verdict.js';

type Work = (flow: PaymentFlow, model: Model) => Promise<unknown>;

/** Every method of the flow that changes something, webhooks of the first and of the last checkout. */
export const CALLS: Readonly<Record<string, Work>> = {
  start: (flow) => flow.start(ORDER_ID),
  confirm: (flow) => flow.confirm(ORDER_ID),
  'webhook of the first checkout': (flow, { gateway }) =>
    flow.receiveWebhook({ id: gateway.rows[0]?.id ?? '1' }),
  'webhook of the last checkout': (flow, { gateway }) =>
    flow.receiveWebhook({ id: gateway.rows.at(-1)?.id ?? '1' }),
  sweep: (flow) => flow.sweep(),
};

const calmly = async (model: Model, name: string) => {
  const work = CALLS[name];
  if (work) model.run(name, (flow) => work(flow, model));
  await model.scheduler.drain(CALM);
};

async function failFirst(model: Model): Promise<string> {
  await calmly(model, 'start');
  const id = model.gateway.rows[0]?.id ?? '';
  model.gateway.move(id, 'FAILED');
  await calmly(model, 'confirm');
  return id;
}

/** Where an order can be when two calls meet. */
export const SITUATIONS: Readonly<Record<string, (model: Model) => Promise<void>>> = {
  'nothing has begun': async () => undefined,
  'an attempt is open': (model) => calmly(model, 'start'),
  'the open attempt is paid': async (model) => {
    await calmly(model, 'start');
    model.gateway.move(model.gateway.rows[0]?.id ?? '', 'PAID');
  },
  'the open attempt has failed': async (model) => {
    await calmly(model, 'start');
    model.gateway.move(model.gateway.rows[0]?.id ?? '', 'FAILED');
  },
  'an ended attempt is paid late': async (model) => {
    model.gateway.move(await failFirst(model), 'PAID');
  },
  'an ended attempt is paid late beside an open one': async (model) => {
    const id = await failFirst(model);
    await calmly(model, 'start');
    model.gateway.move(id, 'PAID');
  },
  'both attempts are paid': async (model) => {
    const id = await failFirst(model);
    await calmly(model, 'start');
    for (const { id: each } of model.gateway.rows) model.gateway.move(each, 'PAID');
    model.gateway.move(id, 'PAID');
  },
  'the price has changed': async (model) => {
    await calmly(model, 'start');
    model.price = '120.00';
  },
  'the old price is paid': async (model) => {
    await calmly(model, 'start');
    model.price = '120.00';
    model.gateway.move(model.gateway.rows[0]?.id ?? '', 'PAID');
  },
  'the order is paid and refunded': async (model) => {
    await calmly(model, 'start');
    const id = model.gateway.rows[0]?.id ?? '';
    model.gateway.move(id, 'PAID');
    await calmly(model, 'confirm');
    model.gateway.move(id, 'REFUNDED', { totalRefunded: 105 });
  },
  'the fulfilment has died': async (model) => {
    await calmly(model, 'start');
    model.gateway.move(model.gateway.rows[0]?.id ?? '', 'PAID');
    const actor = model.run('confirm', (flow) => flow.confirm(ORDER_ID));
    await model.scheduler.drain({ ...CALM, fate: (label) => (label === 'fulfil' ? 'crash' : 'go on') });
    if (!actor.isCrashed) throw new Error('the fulfilment did not die');
  },
};

/** Lets the first actor die at its n-th await, and chooses who goes on by the seed. */
class Killer implements Chooser {
  readonly #random: Random;
  readonly #victim: () => Actor | undefined;
  #left: number;

  constructor(seed: number, at: number, victim: () => Actor | undefined) {
    this.#random = new Random(seed);
    this.#left = at;
    this.#victim = victim;
  }

  choose(count: number): number {
    return Math.floor(this.#random.next() * count);
  }

  fate(_: string, actor: Actor): 'go on' | 'crash' {
    if (actor !== this.#victim()) return 'go on';
    this.#left -= 1;
    return this.#left === 0 ? 'crash' : 'go on';
  }
}

export interface PairRun extends ModelOptions {
  readonly situation: string;
  readonly calls: readonly [string, string];
  readonly seed: number;
  /** The await of the first call at which its machine dies; 0 for none. */
  readonly crashAt: number;
}

/** Two calls at once in a situation. @returns what is wrong at the end, and whether the machine died. */
export async function runPair(run: PairRun): Promise<{ violations: readonly string[]; hasCrashed: boolean }> {
  vi.setSystemTime(Date.UTC(2026, 0, 31, 10));
  const model = new Model(run);
  await SITUATIONS[run.situation]?.(model);
  const isLeased = run.situation === 'the fulfilment has died';
  if (isLeased) vi.setSystemTime(Date.now() + 120_000);
  const [first, second] = run.calls.map((name) =>
    model.run(name, (flow) => CALLS[name]?.(flow, model) ?? Promise.reject(new Error(name))),
  );
  const killer = new Killer(run.seed, run.crashAt, () => first);
  while (await model.scheduler.step(killer)) model.check();
  const hasCrashed = first?.isCrashed === true;
  const violations = await verdict(model, run.mode, hasCrashed || isLeased);
  if (second?.isDone !== true) return { violations: [...violations, 'the second call hangs'], hasCrashed };
  return { violations, hasCrashed };
}

/** Every pair of calls in every situation, dying at every await of the first. */
export async function everyPair(
  options: ModelOptions,
  seeds: readonly number[],
): Promise<{ readonly failures: readonly string[]; readonly runs: number; readonly crashes: number }> {
  const names = Object.keys(CALLS);
  const failures: string[] = [];
  let [runs, crashes] = [0, 0];
  for (const situation of Object.keys(SITUATIONS)) {
    for (const calls of names.flatMap((a) => names.map((b) => [a, b] as const))) {
      for (const seed of seeds) {
        for (let crashAt = 0, hasCrashed = true; hasCrashed || crashAt === 1; crashAt += 1) {
          const pair = await runPair({ ...options, situation, calls, seed, crashAt });
          hasCrashed = pair.hasCrashed || crashAt === 0;
          runs += 1;
          crashes += Number(pair.hasCrashed);
          if (pair.violations.length > 0) {
            const what = `${situation}: ${calls.join(', ')}, seed ${seed}, dies at ${crashAt}`;
            failures.push(`${what}: ${pair.violations.join('; ')}`);
          }
        }
      }
    }
  }
  return { failures, runs, crashes };
}
