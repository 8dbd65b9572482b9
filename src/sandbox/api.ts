import { type Context, Hono } from 'hono';
import type { DoorEnv } from './doors/door.js';
import type { Call, Endpoint } from './endpoint.js';
import { ENDPOINTS } from './endpoints.js';
import { distort, failInstead, toResponse } from './faults/distort.js';
import type { DueFault } from './faults/faults.js';
import { API_PREFIX, SANDBOX_ROUTES, type SandboxOperation } from './operations.js';
import { Refusal } from './refusal.js';
import { type Answer, failure, success } from './wire/answer.js';
import { readBody } from './wire/body.js';
import { unknownVoice, type Voice, voice } from './wire/voice.js';
import type { World } from './world.js';

function voiceOf(world: World, due: DueFault | undefined): Voice {
  const style = world.settings.statusStyle;
  if (due?.fault === 'unknown-status') return unknownVoice(style);
  if (due?.fault === 'label-casing') return voice(style === 'code' ? 'label' : 'code');
  return voice(style);
}

function stopwatch(): () => number {
  const start = performance.now();
  return () => Math.round(performance.now() - start);
}

function checkCredentials(world: World, request: Request): void {
  const { apiKey, apiSecret } = world.credentials;
  const { headers } = request;
  if (headers.get('x-paymennt-api-key') !== apiKey || headers.get('x-paymennt-api-secret') !== apiSecret) {
    throw new Refusal('Invalid API key or API secret.', 401);
  }
}

async function perform(world: World, endpoint: Endpoint, request: Request, call: Call): Promise<Answer> {
  try {
    const body = await readBody(request, endpoint.takesBody);
    // After the last wait for the request: endpoints do their work in one go, whoever else is being served.
    world.timeline.catchUp();
    const result = await endpoint.answer(world, call, body);
    return success(result, call.elapsed(), world.settings.emptyFields);
  } catch (error) {
    if (error instanceof Refusal) return failure(error, call.elapsed());
    throw error;
  } finally {
    world.timeline.rearm();
  }
}

async function serveOperation(
  world: World,
  operation: SandboxOperation,
  endpoint: Endpoint,
  context: Context<DoorEnv>,
): Promise<Response> {
  const request = context.req.raw;
  const due = world.faults.take(operation);
  // Whoever watches learns that an arrangement was used up.
  if (due) world.store.changed();
  const signal = due ? AbortSignal.any([request.signal, world.closing]) : request.signal;
  if (due && !due.commits) return await failInstead(due, signal);
  const call: Call = {
    params: context.req.param(),
    query: new URL(request.url).searchParams,
    voice: voiceOf(world, due),
    elapsed: stopwatch(),
  };
  const answer = await perform(world, endpoint, request, call);
  if (!due) return toResponse(answer);
  // A server hears that the caller has gone when nobody reads any more; in-process only the signal says so.
  const bodySignal = context.env.door === 'http' ? undefined : signal;
  return await distort(due, answer, signal, bodySignal);
}

function refusal(error: Refusal): Response {
  return toResponse(failure(error, 0));
}

/** The Merchant API below `/mer/v2.0`. */
export function createApi(world: World): Hono<DoorEnv> {
  const api = new Hono<DoorEnv>();

  api.use('*', async (context, next) => {
    checkCredentials(world, context.req.raw);
    await next();
  });
  for (const { operation, method, path } of SANDBOX_ROUTES) {
    const endpoint = ENDPOINTS[operation];
    const pattern = API_PREFIX + path.replaceAll(/\{(\w+)\}/g, ':$1');
    api.on(method, pattern, (context) => serveOperation(world, operation, endpoint, context));
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
