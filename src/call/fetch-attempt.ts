import type { FetchLike } from '../config/fetch-like.js';
import type { ClientConfig } from '../config/options.js';
import { networkFailure } from '../runtimes/network-failure.js';
import { noStore } from '../runtimes/no-store.js';
import { DispatcherGuard, withGuard } from '../runtimes/node-dispatcher.js';
import { isPrerenderStop } from '../runtimes/prerender-stop.js';
import { sentOnce } from '../runtimes/sent-once.js';
import { missingOfResponse, programmingError } from '../runtimes/unusable-fetch.js';
import { VERSION } from '../version.js';
import { ResponseTooLarge, readBody } from '../wire/body.js';
import { headerReader } from './answer-headers.js';
import type { Answered, Attempt, Failed } from './attempt.js';
import { retryAfterMs } from './retry-policy.js';
import type { WireRequest } from './wire-request.js';

/** An HTTP request that is under way. */
export interface RunningAttempt {
  /** Resolves once: with the answer, with the failure, or after `giveUp`. Never rejects. */
  readonly settled: Promise<Attempt>;
  /** Aborts the request if it is still under way. */
  giveUp(): Promise<Attempt>;
}

type FetchedAnswer = Awaited<ReturnType<FetchLike>>;

// An aborted `fetch` rejects after a few microtasks; one that ignores its signal never does.
const TURNS_TO_REJECT = 20;

/** Sends a request once and reads its answer to the last byte. */
export function startAttempt(
  request: WireRequest,
  headers: Readonly<Record<string, string>>,
  config: ClientConfig,
): RunningAttempt {
  const controller = new AbortController();
  const { signal } = controller;
  let result: Attempt | undefined;
  let settle: (attempt: Attempt) => void = () => {};
  const settled = new Promise<Attempt>((resolve) => {
    settle = resolve;
  });
  const finish = (attempt: Attempt) => {
    result = attempt;
    if (!signal.aborted) settle(attempt);
  };

  const credentials = [config.apiKey, config.apiSecret];

  async function run(): Promise<void> {
    let response: FetchedAnswer;
    const guard = new DispatcherGuard(request.method);
    try {
      const init = withGuard({ ...initOf(request, headers, config), signal }, guard);
      // Not called as a method, because `this` would be the configuration with the secret.
      const { fetch } = config;
      response = await fetch(config.apiBaseUrl + request.path, init);
    } catch (error) {
      finish(failedToFetch(error));
      // undici may have kept the connection of an answer that it refused, and the connection keeps the process alive.
      if (guard.isUsed) controller.abort();
      return;
    }
    try {
      finish(await read(response, signal, credentials));
    } catch (error) {
      finish(brokenOff(error, credentials));
    }
  }

  async function giveUp(): Promise<Attempt> {
    // Once `fetch` has rejected, an abort makes undici emit an error that ends the process if a wrapper lost the guard.
    if (result !== undefined || signal.aborted) return settled;
    controller.abort();
    // `createNodeFetch` rejects with an error that says whether the request was sent.
    for (let turn = 0; turn < TURNS_TO_REJECT; turn += 1) await Promise.resolve();
    settle({ kind: 'timed_out', canHaveBeenSent: !neverSent(result) });
    return settled;
  }

  void run();
  return { settled, giveUp };
}

const neverSent = (attempt: Attempt | undefined) => attempt?.kind === 'failed' && !attempt.canHaveBeenSent;

function initOf(
  { method, body }: WireRequest,
  headers: Readonly<Record<string, string>>,
  { apiKey, apiSecret }: ClientConfig,
) {
  return {
    method,
    headers: {
      ...headers,
      Accept: 'application/json',
      'User-Agent': `paymennt-node/${VERSION}`,
      'X-Paymennt-Api-Key': apiKey,
      'X-Paymennt-Api-Secret': apiSecret,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : sentOnce(body)),
    ...noStore(),
    // `fetch` strips Authorization on a redirect to another origin, but would forward our secret header.
    redirect: 'manual' as const,
  };
}

async function read(
  response: FetchedAnswer,
  signal: AbortSignal,
  credentials: readonly string[],
): Promise<Attempt> {
  const missing = missingOfResponse(response);
  if (missing !== undefined) return unusable(`it resolved to something without ${missing}`);
  const text: unknown = await readBody(response, signal);
  if (typeof text !== 'string') return unusable('its text() resolved to something that is not text');
  const { status, headers } = response;
  return answered({ status, headers, text }, credentials);
}

const answered = (
  answer: Pick<Answered, 'status' | 'headers' | 'text'>,
  credentials: readonly string[],
): Answered => ({
  kind: 'answered',
  ...answer,
  header: headerReader(answer.headers, credentials),
  retryAfterMs: retryAfterMs(answer.headers),
});

function failedToFetch(error: unknown): Failed {
  if (isPrerenderStop(error)) {
    return {
      kind: 'failed',
      canHaveBeenSent: false,
      passing: false,
      causeCode: undefined,
      prerenderStop: true,
    };
  }
  const mistake = programmingError(error);
  if (mistake !== undefined) return unusable(`it threw a ${mistake}`);
  const { neverSent, passing, causeCode } = networkFailure(error);
  return { kind: 'failed', canHaveBeenSent: !neverSent, passing, causeCode };
}

/** The connection broke within the body, or the body is too long. */
function brokenOff(error: unknown, credentials: readonly string[]): Attempt {
  if (ResponseTooLarge.is(error)) {
    return answered({ status: error.status, headers: new Headers(), text: undefined }, credentials);
  }
  return { ...failedToFetch(error), canHaveBeenSent: true };
}

const unusable = (unusableFetch: string): Failed => ({
  kind: 'failed',
  // The function may have sent the request before it failed.
  canHaveBeenSent: true,
  passing: false,
  causeCode: undefined,
  unusableFetch,
});
