import { onTestFinished } from 'vitest';
import { ATTEMPT_MS, attemptTimers } from '../support/attempt-timers.js';
import { type Exchange, startServer } from '../support/server.js';
import { pageBody, success } from './answers.js';
import { clientFor } from './client-for.js';

/** What a gateway does with one request: a body to answer with, or one of four ways not to: a silence ends the attempt. */
export type Step = string | 'reset' | 'silence' | 403 | 503;

function take(step: Step, { response, socket }: Exchange): void {
  if (step === 'reset') return void socket.resetAndDestroy();
  if (step === 'silence') return;
  if (typeof step === 'number') return void response.writeHead(step).end();
  const status = step.includes('"success":false') ? 400 : 200;
  response.writeHead(status, { 'content-type': 'application/json' }).end(step);
}

/**
 * A gateway that takes these steps with creations and those with lookups, the last one for ever, until the test is
 * over.
 */
export async function scriptedGateway(creations: readonly Step[], lookups: readonly Step[]) {
  const count = { creations: 0, lookups: 0 };
  const next = (steps: readonly Step[], nth: number) => steps[Math.min(nth, steps.length - 1)] ?? 503;
  const timers = attemptTimers();
  const server = await startServer((exchange) => {
    const creation = exchange.method === 'POST';
    const step = creation ? next(creations, count.creations++) : next(lookups, count.lookups++);
    take(step, exchange);
    if (step === 'silence') setImmediate(timers.expire);
  });
  onTestFinished(() => server.close());
  const client = clientFor({
    environment: server.environment,
    timeoutMs: 10_000,
    attemptTimeoutMs: ATTEMPT_MS,
  });
  return { server, count, client };
}

/** A page with these rows. */
export const rowsOf = (...rows: object[]) =>
  success({ ...pageBody([]), totalElements: rows.length, content: rows });
