import { type Context, Hono } from 'hono';
import type { SandboxMistake } from '../behaviour.js';
import { hasCredentials, type RouterEnv, type SandboxContext } from '../context.js';
import type { DueFault } from '../faults/faults.js';
import { API_PREFIX, SANDBOX_ROUTES, type SandboxOperation } from '../operations.js';
import { type Answer, failure, success, toResponse } from '../wire/answer.js';
import { readBody, readText } from '../wire/json.js';
import { readQuery } from '../wire/query.js';
import { Refusal } from '../wire/refusal.js';
import { type Spelling, spelling, undocumentedSpelling } from '../wire/spelling.js';
import { branchEndpoints, terminalEndpoints } from './branches-and-terminals.js';
import { checkoutEndpoints } from './checkouts.js';
import type { Endpoint } from './endpoint.js';
import { cardEndpoints, paymentEndpoints } from './payments.js';
import { subscriptionEndpoints } from './subscriptions.js';
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

function spellingFor(
  { settings }: SandboxContext,
  operation: SandboxOperation,
  due: DueFault | undefined,
): Spelling {
  const style = settings.statusStyle;
  switch (due?.definition.spelling) {
    case 'undocumented':
      return undocumentedSpelling(style);
    case 'other-style':
      return spelling(style === 'code' ? 'label' : 'code');
    default:
      return spelling(style, settings.behaviour.statusStyles?.[operation]);
  }
}

function checkCredentials(context: SandboxContext, { headers }: Request): void {
  if (hasCredentials(context, headers)) return;
  const given = headers.get('x-paymennt-api-key') && headers.get('x-paymennt-api-secret');
  const mistake = given ? 'wrong_credentials' : 'missing_credentials';
  throw new Refusal('Invalid API key or API secret.', { status: 401, mistake });
}

async function serveOperation(
  context: SandboxContext,
  operation: SandboxOperation,
  c: Context<RouterEnv>,
): Promise<Response> {
  const { settings, store, faults, scheduler, closing } = context;
  const { notes, transport } = c.env;
  const request = c.req.raw;
  const start = performance.now();
  const elapsed = () => Math.round(performance.now() - start);
  const due = faults.take(operation);
  if (due) notes.fault = due.fault;
  // The dashboard lists the faults of later requests.
  if (due) store.changed();
  const accepts = (mistake: SandboxMistake) => settings.behaviour.mistakes?.[mistake]?.answer === 'accepted';
  const query = readQuery(new URL(request.url).searchParams, accepts);
  const call = {
    params: c.req.param(),
    query,
    spelling: spellingFor(context, operation, due),
    accepts,
    elapsed,
  };

  async function perform(): Promise<Answer> {
    const endpoint = ENDPOINTS[operation];
    try {
      notes.requestBody = await readText(request);
      const body = readBody(notes.requestBody, request, endpoint.takesBody, accepts);
      // No `await` from here to the last change, so that no other request comes in between.
      scheduler.runDue();
      const result = await endpoint.answer(context, call, body);
      if (request.method === 'POST') store.changed();
      return success(result, elapsed(), settings.emptyFields);
    } catch (error) {
      if (error instanceof Refusal) return failure(error, elapsed(), settings.behaviour);
      throw error;
    }
  }

  const answer = due?.commits === false ? undefined : await perform();
  if (!due?.definition.respond) {
    notes.responseBody = answer?.body ?? '';
    return toResponse(answer as Answer);
  }
  const signal = AbortSignal.any([request.signal, closing]);
  // Over HTTP, the end of the connection ends the body. In-process, the signal does.
  const bodySignal = transport === 'http' ? undefined : signal;
  return await due.definition.respond({
    answer,
    signal,
    bodySignal,
    retryAfterSeconds: due.retryAfterSeconds,
  });
}

/** The Merchant API below `/mer/v2.0`. */
export function createApi(context: SandboxContext): Hono<RouterEnv> {
  const api = new Hono<RouterEnv>();
  const refuse = (c: Context<RouterEnv>, error: Refusal) => {
    const answer = failure(error, 0, context.settings.behaviour);
    c.env.notes.responseBody = answer.body;
    return toResponse(answer);
  };

  api.use('*', async (c, next) => {
    checkCredentials(context, c.req.raw);
    await next();
  });
  const routes = SANDBOX_ROUTES.map((route) => ({
    ...route,
    pattern: API_PREFIX + route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
  }));
  for (const { operation, method, pattern } of routes) {
    api.on(method, pattern, (c) => serveOperation(context, operation, c));
  }
  for (const pattern of new Set(routes.map(({ pattern }) => pattern))) {
    const details = { status: 405, mistake: 'wrong_method' } as const;
    api.all(pattern, (c) => refuse(c, new Refusal('Request method is not supported.', details)));
  }
  api.notFound((c) =>
    refuse(c, new Refusal('There is no such operation.', { status: 404, mistake: 'unknown_path' })),
  );
  api.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error);
    throw error;
  });
  return api;
}
