import { vi } from 'vitest';
import { ORDER_ID } from '../support/shop.js';
import { Model, type ModelOptions } from './model.js';
import { Random } from './random.js';
import type { Chooser } from './scheduler.js';
import { verdict } from './verdict.js';

export interface ExploreOptions extends ModelOptions {
  readonly seed: number;
  /** How likely each step ends its machine. */
  readonly crashes: number;
  /** How likely each request to the gateway gets no answer. */
  readonly losses: number;
}

/** What one run came to. */
export interface Outcome {
  readonly violations: readonly string[];
  readonly crashes: number;
  readonly steps: number;
  readonly fulfilments: number;
  readonly findings: number;
  readonly log: readonly string[];
}

const START = Date.UTC(2026, 0, 31, 10);
const MINUTE = 60_000;

/** What shoppers, banks, the merchant's desk and the shop do while the machines are at work. */
const EVENTS: Readonly<Record<string, (model: Model, random: Random) => void>> = {
  start: (model) => model.run('start', (flow) => flow.start(ORDER_ID)),
  confirm: (model) => model.run('confirm', (flow) => flow.confirm(ORDER_ID)),
  sweep: (model) => model.run('sweep', (flow) => flow.sweep()),
  webhook: (model, random) => {
    const id = random.pick(model.gateway.rows)?.id;
    if (id) model.run('webhook', (flow) => flow.receiveWebhook({ id }));
  },
  pay: (model, random) => moveOne(model, random, ['PENDING', 'FAILED', 'EXPIRED'], 'PAID'),
  payPending: (model, random) => moveOne(model, random, ['PENDING', 'PENDING_CONFIRMATION'], 'PAID'),
  decline: (model, random) => moveOne(model, random, ['PENDING', 'PENDING_CONFIRMATION'], 'FAILED'),
  expire: (model, random) => moveOne(model, random, ['PENDING'], 'EXPIRED'),
  hold: (model, random) => moveOne(model, random, ['PENDING'], 'PENDING_CONFIRMATION'),
  authorise: (model, random) => moveOne(model, random, ['PENDING'], 'AUTHORIZED'),
  capture: (model, random) => moveOne(model, random, ['AUTHORIZED'], 'PAID'),
  refund: (model, random) => moveOne(model, random, ['PAID', 'PARTIALLY_REFUNDED'], 'REFUNDED', 105),
  partRefund: (model, random) => moveOne(model, random, ['PAID'], 'PARTIALLY_REFUNDED', 10),
  chargeback: (model, random) => moveOne(model, random, ['PAID'], 'CHARGEBACK'),
  price: (model, random) => {
    model.price = random.pick(['105.00', '120.00']) ?? model.price;
    model.scheduler.log.push(`the price is ${model.price}`);
  },
  later: (model, random) => {
    const pause = random.pick([100, 10 * MINUTE]) ?? 0;
    vi.setSystemTime(Date.now() + pause);
    model.hasWaited ||= pause > MINUTE;
    model.scheduler.log.push(`${pause} ms go by`);
  },
  backup: (model) => model.backUp(),
  restore: (model) => model.restore(),
};

const MANY = [
  'start',
  'start',
  'start',
  'confirm',
  'confirm',
  'webhook',
  'webhook',
  'sweep',
  'payPending',
  'payPending',
  'decline',
  'price',
  'pay',
];
const NAMES = [...Object.keys(EVENTS), ...MANY];

type Status = Parameters<Model['gateway']['move']>[1];

function moveOne(
  { gateway, scheduler }: Model,
  random: Random,
  from: readonly Status[],
  to: Status,
  totalRefunded = 0,
): void {
  const row = random.pick(gateway.rows.filter(({ status }) => from.includes(status)));
  if (!row) return;
  gateway.move(row.id, to, { totalRefunded });
  scheduler.log.push(`checkout ${row.id} becomes ${to}`);
}

/** Chooses by the seed, and lets machines die and answers get lost. */
function chooserOf(random: Random, { crashes, losses }: ExploreOptions, count: { crashes: number }): Chooser {
  return {
    choose: (length) => Math.floor(random.next() * length),
    fate: (label) => {
      if (random.chance(crashes)) {
        count.crashes += 1;
        return 'crash';
      }
      const isRequest = label.endsWith(': send') || label.endsWith(': answer');
      return isRequest && random.chance(losses) ? 'fail' : 'go on';
    },
  };
}

/** Runs one order through everything that the seed chooses, then recovers, and counts what is wrong. */
export async function explore(options: ExploreOptions): Promise<Outcome> {
  const random = new Random(options.seed);
  const model = new Model(options);
  const count = { crashes: 0 };
  const chooser = chooserOf(random, options, count);
  model.gateway.lag = random.pick([0, 0, 3]) ?? 0;
  model.gateway.refusesCancel = random.chance(0.1);
  vi.setSystemTime(START);
  let steps = 0;
  for (let event = 0; event < 14; event += 1) {
    EVENTS[random.pick(NAMES) ?? '']?.(model, random);
    const length = Math.floor(random.next() * 12);
    for (let step = 0; step < length && (await model.scheduler.step(chooser)); step += 1) {
      steps += 1;
      model.check();
    }
  }
  while (await model.scheduler.step(chooser)) {
    steps += 1;
    model.check();
  }
  return {
    violations: await verdict(
      model,
      options.mode,
      count.crashes > 0 || model.hasWaited || model.hasForgotten,
    ),
    crashes: count.crashes,
    steps,
    fulfilments: model.fulfilments.length,
    findings: model.findings.length,
    log: model.scheduler.log,
  };
}

/** What many runs came to. */
export interface Exploration {
  /** A line for each run in which something was wrong. */
  readonly failures: readonly string[];
  readonly crashes: number;
  readonly fulfilments: number;
  readonly findings: number;
}

export interface ExploreSeeds extends Omit<ExploreOptions, 'seed'> {
  readonly from: number;
  readonly to: number;
  /** Ends with the first failure that reads like this. */
  readonly until?: RegExp | undefined;
}

/** One run for each seed. */
export async function exploreSeeds({ from, to, until, ...options }: ExploreSeeds): Promise<Exploration> {
  const failures: string[] = [];
  const count = { crashes: 0, fulfilments: 0, findings: 0 };
  for (let seed = from; seed <= to; seed += 1) {
    const outcome = await explore({ ...options, seed });
    count.crashes += outcome.crashes;
    count.fulfilments += outcome.fulfilments;
    count.findings += outcome.findings;
    if (outcome.violations.length === 0) continue;
    const violations = outcome.violations.join('; ');
    failures.push(`seed ${seed}: ${violations}`);
    if (until?.test(violations)) break;
  }
  return { ...count, failures };
}
