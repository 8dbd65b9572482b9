import type { Context, Hono } from 'hono';
import { hasCredentials, type RouterEnv, type SandboxContext } from '../context.js';
import type { FailNext } from '../faults/faults.js';
import { createBank } from '../ledger/bank.js';
import { type Form, fieldOf, originOf } from '../pay/respond.js';
import { type Duration, toMilliseconds } from '../time/clock.js';
import { BANK_ACTIONS } from './checkout-detail-page.js';
import type { Notices } from './dashboard-layout.js';
import { type AddAction, addMerchantActions } from './merchant-actions.js';
import { ADDRESSES } from './parts.js';
import { DISTURBANCES } from './webhooks-page.js';

const LONGEST_STEP_MS = 366 * 86_400_000;

function setFault({ faults }: SandboxContext, form: Form): string {
  const fault = fieldOf(form, 'fault');
  const operation = fieldOf(form, 'operation') || undefined;
  const times = Number(fieldOf(form, 'times'));
  // Any texts: `add` refuses a text that is no fault or no operation.
  faults.add({ fault, operation, times } as FailNext);
  return `The fault ${fault} is set for ${operation ?? 'any operation'}${times === 1 ? '' : `, ${times} times`}.`;
}

async function advance(context: SandboxContext, form: Form): Promise<string> {
  const duration = fieldOf(form, 'duration');
  // Any text: the function refuses a text that is no duration.
  const ms = toMilliseconds(duration as Duration);
  if (ms > LONGEST_STEP_MS) throw new Error('Advance the clock by at most one year at a time.');
  await context.scheduler.advance(ms, () => context.dispatcher.settled());
  return `The clock moved forward by ${duration}.`;
}

/**
 * Whether a page of the dashboard sent this form, or `npx paymennt pay` with the credentials of the API. No other page knows
 * the token, browsers name the page that sends a form, and no page can add headers to a form.
 */
function isOwnForm(context: SandboxContext, c: Context, form: Form, token: string): boolean {
  const { headers } = c.req.raw;
  const origin = headers.get('origin');
  if (origin !== null && origin !== originOf(c)) return false;
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  return form['token'] === token || hasCredentials(context, headers);
}

/** Adds the forms behind the buttons. Each answers with a redirect to a page that shows the result. */
export function addActions(
  dashboard: Hono<RouterEnv>,
  context: SandboxContext,
  token: string,
  notices: Notices,
): void {
  const action: AddAction = (path, next, work) => {
    dashboard.post(path, async (c) => {
      const form = await c.req.parseBody();
      if (!isOwnForm(context, c, form, token)) {
        return c.text('The dashboard did not send this form. Reload the page and try again.', 403);
      }
      context.scheduler.runDue();
      const id = c.req.param('id') ?? '';
      const usual = typeof next === 'string' ? next : next(id);
      const show = (kind: 'done' | 'problem', text: string, address = usual) =>
        c.redirect(`${address}?notice=${notices.leave({ kind, text })}`, 303);
      try {
        const result = await work(form, id);
        return typeof result === 'string' ? show('done', result) : show('done', result.text, result.address);
      } catch (error) {
        return show('problem', error instanceof Error ? error.message : String(error));
      } finally {
        context.store.changed();
      }
    });
  };

  addMerchantActions(action, context);

  const bank = createBank(context);
  for (const { verb } of BANK_ACTIONS) {
    action(
      `/dashboard/checkouts/:id/${verb}`,
      ADDRESSES.checkout,
      (_form, id) => `The checkout is ${bank[verb](id).status} now.`,
    );
  }
  action('/dashboard/deliveries/:id/replay', ADDRESSES.webhooks, async (_form, id) => {
    const { status } = await context.dispatcher.replay(id);
    return `The delivery was sent again: ${status}.`;
  });
  action('/dashboard/webhooks/disturb', ADDRESSES.webhooks, (form) => {
    const found = DISTURBANCES.find(({ disturbance }) => disturbance === fieldOf(form, 'disturbance'));
    if (!found) throw new Error('Choose lose, duplicate or reorder.');
    context.dispatcher.disturbNext(found.disturbance);
    return found.notice;
  });
  action('/dashboard/faults', ADDRESSES.controls, (form) => setFault(context, form));
  action('/dashboard/faults/clear', ADDRESSES.controls, () => {
    context.faults.clear();
    return 'All faults were removed.';
  });
  action('/dashboard/clock', ADDRESSES.controls, (form) => advance(context, form));
}
