import { readJson } from '../../wire/json.js';
import { queryText } from '../../wire/query.js';
import type { Account } from '../account.js';
import { causeOf } from '../doctor/check.js';

/** An answer of the gateway, in a form that the probe can compare. */
export interface ProbeAnswer {
  readonly status: number;
  readonly body: 'envelope' | 'json' | 'html' | 'text' | 'empty';
  /** HTTP 2xx, without an envelope that refuses. */
  readonly accepted: boolean;
  readonly result: unknown;
  /** The sentence of the envelope. */
  readonly error: string | undefined;
}

export interface ProbeRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly contentType?: string;
  readonly credentials?: 'right' | 'wrong' | 'missing';
}

/** The probed gateway. The probe sends one request at a time, repeats no write and follows no redirect. */
export interface ProbeGateway {
  /** Sends a request, and repeats a read without an answer. An interruption of the probe aborts the request. */
  ask(request: ProbeRequest): Promise<ProbeAnswer>;
  /** As `ask`, but an interruption does not abort the request, because its answer may name something to clean up. */
  askAlways(request: ProbeRequest): Promise<ProbeAnswer>;
  /** The interruption of the probe. */
  readonly signal: AbortSignal;
  /** Every sent value, and every id and name in the answers. The report must hold none of them. */
  readonly sent: ReadonlySet<string>;
}

/** The gateway answered HTTP 429, so that the probe must end early. */
export class TooManyRequests extends Error {}

const LIMIT_MS = 15_000;
const READ_ATTEMPTS = 3;
const WRONG_SECRET = 'paymennt-probe-wrong-secret';

function bodyKind(text: string, json: unknown): ProbeAnswer['body'] {
  if (text.trim() === '') return 'empty';
  if (typeof json === 'object' && json !== null) {
    return 'success' in json && typeof json.success === 'boolean' ? 'envelope' : 'json';
  }
  if (json !== undefined) return 'json';
  return /^\s*</.test(text) ? 'html' : 'text';
}

function parsed(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}

async function answerOf(response: Response): Promise<ProbeAnswer> {
  const text = await response.text();
  const json = parsed(text);
  const body = bodyKind(text, json);
  const envelope = (body === 'envelope' ? json : {}) as {
    success?: boolean;
    result?: unknown;
    error?: unknown;
  };
  return {
    status: response.status,
    body,
    accepted: response.ok && envelope.success !== false && (body === 'envelope' || body === 'json'),
    result: body === 'envelope' ? envelope.result : json,
    error: typeof envelope.error === 'string' ? envelope.error : undefined,
  };
}

/** The field of an object; undefined for any other value. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Every text in a body, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The ids, keys and addresses in a result, at any depth. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    typeof field === 'string' && /(?:id|key|url|name|reference|email|phone)$/i.test(name)
      ? [field]
      : namesIn(field),
  );
}

/** Calls `fetched` until an answer arrives, because one lost connection must not end a probe of a minute. */
async function withReadAttempts<T>(
  fetched: () => Promise<T>,
  attempts: number,
  stop: AbortSignal,
): Promise<T> {
  try {
    return await fetched();
  } catch (error) {
    if (attempts <= 1 || stop.aborted) throw error;
    return await withReadAttempts(fetched, attempts - 1, stop);
  }
}

export function openGateway({ target, apiKey, apiSecret }: Account, signal: AbortSignal): ProbeGateway {
  const sent = new Set([apiKey, apiSecret, WRONG_SECRET]);

  function headersFor({ credentials = 'right', body, contentType }: ProbeRequest): Record<string, string> {
    return {
      accept: 'application/json',
      'user-agent': 'paymennt-probe',
      ...(credentials !== 'missing' && {
        'x-paymennt-api-key': apiKey,
        'x-paymennt-api-secret': credentials === 'right' ? apiSecret : WRONG_SECRET,
      }),
      ...(body !== undefined && { 'content-type': contentType ?? 'application/json' }),
    };
  }

  async function send(request: ProbeRequest, stop: AbortSignal): Promise<ProbeAnswer> {
    const { method, path, query, body } = request;
    for (const text of [...Object.values(query ?? {}), ...textsIn(parsed(body ?? ''))]) sent.add(text);
    const fetched = async () =>
      await answerOf(
        await fetch(`${target.baseUrls.apiBaseUrl}${path}${queryText(query)}`, {
          method,
          headers: headersFor(request),
          redirect: 'manual',
          signal: stop,
          ...(body !== undefined && { body }),
        }),
      );
    const answer = await withReadAttempts(fetched, method === 'GET' ? READ_ATTEMPTS : 1, stop).catch(
      (error: unknown) => {
        throw new Error(`the gateway did not answer ${method} ${path} (${causeOf(error)})`);
      },
    );
    for (const name of namesIn(answer.result)) sent.add(name);
    if (answer.status === 429) throw new TooManyRequests('the gateway asks for fewer requests (HTTP 429)');
    return answer;
  }

  return {
    ask: (request) => send(request, AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)])),
    askAlways: (request) => send(request, AbortSignal.timeout(LIMIT_MS)),
    signal,
    sent,
  };
}
