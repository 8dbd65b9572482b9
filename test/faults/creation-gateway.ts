import { reset, respond, silent } from '../support/acts.js';
import { pageOf, successText } from '../support/answers.js';
import { ATTEMPT_MS, attemptTimers } from '../support/attempt-timers.js';
import { scriptedGateway } from '../support/gateway.js';
import type { Act } from '../support/server.js';

/** What a gateway does with one request: a body to answer with, or one of four ways not to: a silence ends the attempt. */
export type Step = string | 'reset' | 'silence' | 403 | 503;

function actOf(step: Step): Act {
  if (step === 'reset') return reset;
  if (step === 'silence') return silent;
  if (typeof step === 'number') return respond(step, '');
  const status = step.includes('"success":false') ? 400 : 200;
  return respond(status, step, { 'content-type': 'application/json' });
}

/** A gateway with one script for creations and one for lookups; the last step of each goes on for ever. */
export async function creationGateway(creations: readonly Step[], lookups: readonly Step[]) {
  const count = { creations: 0, lookups: 0 };
  const next = (steps: readonly Step[], nth: number) => steps[Math.min(nth, steps.length - 1)] ?? 503;
  const timers = attemptTimers();
  const server = await scriptedGateway((exchange) => {
    const creation = exchange.method === 'POST';
    const step = creation ? next(creations, count.creations++) : next(lookups, count.lookups++);
    actOf(step)(exchange);
    if (step === 'silence') setImmediate(timers.expire);
  });
  return { server, count, client: server.client({ timeoutMs: 60_000, attemptTimeoutMs: ATTEMPT_MS }) };
}

/** A page with these rows. */
export const rowsOf = (...rows: object[]) => successText(pageOf(rows));
