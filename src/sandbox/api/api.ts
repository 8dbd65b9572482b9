import { type Context, Hono } from 'hono';
import { hasCredentials, type SandboxContext, type TransportEnv } from '../context.js';
import type { DueFault } from '../faults/faults.js';
import { distort, failInstead, toResponse } from '../faults/responses.js';
import { API_PREFIX, SANDBOX_ROUTES, type SandboxOperation } from '../operations.js';
import { type Answer, failure, success } from '../wire/answer.js';
import { readBody } from '../wire/json.js';
import { Refusal } from '../wire/refusal.js';
import { type Spelling, spelling, undocumentedSpelling } from '../wire/spelling.js';
import { branchEndpoints } from './branches.js';
import { cardEndpoints } from './cards.js';
import { checkoutEndpoints } from './checkouts.js';
import type { Call, Endpoint } from './endpoint.js';
import { paymentEndpoints } from './payments.js';
import { subscriptionEndpoints } from './subscriptions.js';
import { terminalEndpoints } from './terminals.js';
import { webhookEndpoints } from './webhooks.js';

const ENDPOINTS: Readonly<Record<SandboxOperation, Endpoint>> = {
  ...checkoutEndpoints,
  ...paymentEndpoints,
  ...cardEndpoints,
  ...subscriptionEndpoints,
  ...branchEndpoints,
  ...terminalEndpoints,
  ...webhookEndpoints,
};

function spellingFor(context: SandboxContext, due: DueFault | undefined): Spelling {
  const style = context.settings.statusStyle;
  if (due?.fault === 'unknown-status') return undocumentedSpelling(style);
  if (due?.fault === 'label-casing') return spelling(style === 'code' ? 'label' : 'code');
  return spelling(style);
}

function stopwatch(): () => number {
  const start = performance.now();
  return () => Math.round(performance.now() - start);
}

function checkCredentials(context: SandboxContext, request: Request): void {
  if (!hasCredentials(context, request.headers)) throw new Refusal('Invalid API key or API secret.', 401);
}

async function perform(
  context: SandboxContext,
  endpoint: Endpoint,
  request: Request,
  call: Call,
): Promise<Answer> {
  try {
    const body = await readBody(request, endpoint.takesBody);
    // After the last wait for the request: endpoints do their work in one go, whoever else is being served.
    context.scheduler.runDue();
    const result = await endpoint.answer(context, call, body);
    return success(result, call.elapsed(), context.settings.emptyFields);
  } catch (error) {
    if (error instanceof Refusal) return failure(error, call.elapsed());
    throw error;
  } finally {
    context.scheduler.resetTimer();
  }
}

async function serveOperation(
  context: SandboxContext,
  operation: SandboxOperation,
  endpoint: Endpoint,
  c: Context<TransportEnv>,
): Promise<Response> {
  const request = c.req.raw;
  const due = context.faults.take(operation);
  // Whoever watches learns that an arrangement was used up.
  if (due) context.store.changed();
  const signal = due ? AbortSignal.any([request.signal, context.closing]) : request.signal;
  if (due && !due.commits) return await failInstead(due, signal);
  const call: Call = {
    params: c.req.param(),
    query: new URL(request.url).searchParams,
    spelling: spellingFor(context, due),
    elapsed: stopwatch(),
  };
  const answer = await perform(context, endpoint, request, call);
  if (!due) return toResponse(answer);
  // A server hears that the caller has gone when nobody reads any more; in-process only the signal says so.
  const bodySignal = c.env.transport === 'http' ? undefined : signal;
  return await distort(due, answer, signal, bodySignal);
}

function refusal(error: Refusal): Response {
  return toResponse(failure(error, 0));
}

/** The Merchant API below `/mer/v2.0`. */
export function createApi(context: SandboxContext): Hono<TransportEnv> {
  const api = new Hono<TransportEnv>();

  api.use('*', async (c, next) => {
    checkCredentials(context, c.req.raw);
    await next();
  });
  for (const { operation, method, path } of SANDBOX_ROUTES) {
    const endpoint = ENDPOINTS[operation];
    const pattern = API_PREFIX + path.replaceAll(/\{(\w+)\}/g, ':$1');
    api.on(method, pattern, (c) => serveOperation(context, operation, endpoint, c));
  }
  const patterns = new Set(SANDBOX_ROUTES.map(({ path }) => path.replaceAll(/\{(\w+)\}/g, ':$1')));
  for (const pattern of patterns) {
    api.all(API_PREFIX + pattern, () => refusal(new Refusal('Request method is not supported.', 405)));
  }
  api.notFound(() => refusal(new Refusal('There is no such operation.', 404)));
  api.onError((error) => {
    if (error instanceof Refusal) return refusal(error);
    throw error;
  });
  return api;
}
