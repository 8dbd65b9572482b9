import type { Context, Hono } from 'hono';
import { hasCredentials, type RouterEnv, type SandboxContext } from '../context.js';
import { type FailNext, SANDBOX_FAULTS } from '../faults/faults.js';
import { createBank } from '../ledger/bank.js';
import { isSandboxOperation } from '../operations.js';
import { type Form, fieldOf, originOf } from '../pay/respond.js';
import { type Duration, toMilliseconds } from '../time/clock.js';
import { bankVerb } from './checkout-detail-page.js';
import type { Notice, Notices } from './dashboard-layout.js';
import { type ActionResult, type AddAction, addMerchantActions } from './merchant-actions.js';
import { ADDRESSES } from './parts.js';
import { disturbanceNamed } from './webhooks-page.js';

const LONGEST_STEP_MS = 366 * 86_400_000;

const DISTURBED = {
  lose: 'The next delivery will be lost.',
  duplicate: 'The next delivery will be sent twice.',
  reorder: 'The next delivery will arrive after the one that follows it.',
} as const;

const field = (form: Form, name: string) => fieldOf(form, name).trim();

function readFault(form: Form): FailNext {
  const fault = SANDBOX_FAULTS.find((name) => name === field(form, 'fault'));
  if (!fault) throw new Error('Choose a fault.');
  const operation = field(form, 'operation');
  if (operation !== '' && !isSandboxOperation(operation)) throw new Error('There is no such operation.');
  return { fault, operation: operation === '' ? undefined : operation, times: Number(field(form, 'times')) };
}

async function advance(context: SandboxContext, form: Form): Promise<string> {
  const duration = field(form, 'duration');
  // Text that somebody typed: the function refuses what is not a duration.
  const ms = toMilliseconds(duration as Duration);
  if (ms > LONGEST_STEP_MS) throw new Error('Advance by a year at most at a time.');
  await context.scheduler.advance(ms, () => context.dispatcher.settled());
  return `Time moved on by ${duration}.`;
}

async function outcomeOf(
  work: () => ActionResult | Promise<ActionResult>,
): Promise<{ readonly notice: Notice; readonly address?: string }> {
  try {
    const result = await work();
    if (typeof result === 'string') return { notice: { kind: 'done', text: result } };
    return { notice: { kind: 'done', text: result.text }, address: result.home };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { notice: { kind: 'problem', text } };
  }
}

/**
 * Whether a page of the dashboard sent this form, or `npx paymennt pay`, which sends the credentials of the API instead.
 * No other page knows the token, browsers name the page that sends, and no page can add headers to a form.
 */
function isOwnForm(
  context: SandboxContext,
  c: Context,
  form: Readonly<Record<string, unknown>>,
  token: string,
): boolean {
  const { headers } = c.req.raw;
  const origin = headers.get('origin');
  if (origin !== null && origin !== originOf(c)) return false;
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  return form['token'] === token || hasCredentials(context, headers);
}

/** What the buttons do. Each answers with a redirect to the page that it was on. */
export function addActions(
  dashboard: Hono<RouterEnv>,
  context: SandboxContext,
  token: string,
  notices: Notices,
): void {
  const bank = createBank(context);

  const action: AddAction = (path, home, work) => {
    dashboard.post(path, async (c) => {
      const form = await c.req.parseBody();
      if (!isOwnForm(context, c, form, token)) {
        return c.text('This form was not sent by the dashboard. Reload it and try again.', 403);
      }
      context.scheduler.runDue();
      const { notice, address = home(c) } = await outcomeOf(() => work(form, c));
      context.store.changed();
      return c.redirect(`${address}?notice=${notices.leave(notice)}`, 303);
    });
  };

  addMerchantActions(action, context);

  const checkoutId = (c: Context) => c.req.param('id') ?? '';

  action(
    '/dashboard/checkouts/:id/:verb',
    (c) => ADDRESSES.checkout(checkoutId(c)),
    (_form, c) => {
      const verb = bankVerb(c.req.param('verb') ?? '');
      if (!verb) throw new Error('There is no such button.');
      return `It is ${bank[verb](checkoutId(c)).status} now.`;
    },
  );
  action(
    '/dashboard/deliveries/:id/replay',
    () => ADDRESSES.webhooks,
    async (_form, c) => {
      const { status } = await context.dispatcher.replay(checkoutId(c));
      return `Sent once more: ${status}.`;
    },
  );
  action(
    '/dashboard/webhooks/disturb',
    () => ADDRESSES.webhooks,
    (form) => {
      const disturbance = disturbanceNamed(form['disturbance']);
      if (!disturbance) throw new Error('Choose what is to happen.');
      context.dispatcher.disturbNext(disturbance);
      return DISTURBED[disturbance];
    },
  );
  action(
    '/dashboard/faults',
    () => ADDRESSES.controls,
    (form) => {
      const arrangement = readFault(form);
      context.faults.add(arrangement);
      return `${arrangement.operation ?? 'The next operation'} will fail: ${arrangement.fault}.`;
    },
  );
  action(
    '/dashboard/faults/clear',
    () => ADDRESSES.controls,
    () => {
      context.faults.clear();
      return 'Every answer will be a good one.';
    },
  );
  action(
    '/dashboard/clock',
    () => ADDRESSES.controls,
    (form) => advance(context, form),
  );
}
