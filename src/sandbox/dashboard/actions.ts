import type { Context, Hono } from 'hono';
import { createBank } from '../book/bank.js';
import { type FailNext, SANDBOX_FAULTS } from '../faults/faults.js';
import { isSandboxOperation } from '../operations.js';
import { type Duration, toMilliseconds } from '../time/durations.js';
import type { World } from '../world.js';
import { ADDRESSES } from './addresses.js';
import { bankVerb } from './bank-actions.js';
import { isOwnForm } from './guard.js';
import type { Notice, Notices } from './notices.js';
import { disturbanceNamed } from './webhooks-page.js';

type Form = Readonly<Record<string, unknown>>;

const LONGEST_STEP_MS = 366 * 86_400_000;

const DISTURBED = {
  lose: 'The next delivery will be lost.',
  duplicate: 'The next delivery will be sent twice.',
  reorder: 'The next delivery will arrive after the one that follows it.',
} as const;

function field(form: Form, name: string): string {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

function readFault(form: Form): FailNext {
  const fault = SANDBOX_FAULTS.find((name) => name === field(form, 'fault'));
  if (!fault) throw new Error('Choose a fault.');
  const operation = field(form, 'operation');
  if (operation !== '' && !isSandboxOperation(operation)) throw new Error('There is no such operation.');
  return { fault, operation: operation === '' ? undefined : operation, times: Number(field(form, 'times')) };
}

async function advance(world: World, form: Form): Promise<string> {
  const duration = field(form, 'duration');
  // Text that somebody typed: the function refuses what is not a duration.
  const ms = toMilliseconds(duration as Duration);
  if (ms > LONGEST_STEP_MS) throw new Error('Advance by a year at most at a time.');
  await world.timeline.advance(ms, () => world.courier.settled());
  return `Time moved on by ${duration}.`;
}

async function outcomeOf(work: () => string | Promise<string>): Promise<Notice> {
  try {
    return { kind: 'done', text: await work() };
  } catch (error) {
    return { kind: 'problem', text: error instanceof Error ? error.message : String(error) };
  }
}

/** What the buttons do. Each answers with a redirect to the page that it was on. */
export function addActions(dashboard: Hono, world: World, token: string, notices: Notices): void {
  const bank = createBank(world);

  function action(
    path: string,
    home: (context: Context) => string,
    work: (form: Form, context: Context) => string | Promise<string>,
  ): void {
    dashboard.post(path, async (context) => {
      const form = await context.req.parseBody();
      if (!isOwnForm(context, form, token)) {
        return context.text('This form was not sent by the dashboard. Reload it and try again.', 403);
      }
      world.timeline.catchUp();
      const notice = await outcomeOf(() => work(form, context));
      world.store.changed();
      return context.redirect(`${home(context)}?notice=${notices.leave(notice)}`, 303);
    });
  }

  const checkoutId = (context: Context) => context.req.param('id') ?? '';

  action(
    '/dashboard/checkouts/:id/:verb',
    (context) => ADDRESSES.checkout(checkoutId(context)),
    (_form, context) => {
      const verb = bankVerb(context.req.param('verb') ?? '');
      if (!verb) throw new Error('There is no such button.');
      return `It is ${bank[verb](checkoutId(context)).status} now.`;
    },
  );
  action(
    '/dashboard/deliveries/:id/replay',
    () => ADDRESSES.webhooks,
    async (_form, context) => {
      const { status } = await world.courier.replay(checkoutId(context));
      return `Sent once more: ${status}.`;
    },
  );
  action(
    '/dashboard/webhooks/disturb',
    () => ADDRESSES.webhooks,
    (form) => {
      const disturbance = disturbanceNamed(form['disturbance']);
      if (!disturbance) throw new Error('Choose what is to happen.');
      world.courier.disturbNext(disturbance);
      return DISTURBED[disturbance];
    },
  );
  action(
    '/dashboard/faults',
    () => ADDRESSES.controls,
    (form) => {
      const arrangement = readFault(form);
      world.faults.add(arrangement);
      return `${arrangement.operation ?? 'The next operation'} will fail: ${arrangement.fault}.`;
    },
  );
  action(
    '/dashboard/faults/clear',
    () => ADDRESSES.controls,
    () => {
      world.faults.clear();
      return 'Every answer will be a good one.';
    },
  );
  action(
    '/dashboard/clock',
    () => ADDRESSES.controls,
    (form) => advance(world, form),
  );
}
