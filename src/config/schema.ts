import { field, flag, func, integer, namesAndValues } from '../schemas/field.js';
import * as z from '../schemas/zod.js';
import { shownKey } from '../wire/redact.js';
import { readEnvironment } from './environments.js';
import type { FetchLike } from './fetch-like.js';
import type { PaymenntHooks } from './hooks.js';
import { options } from './read-options.js';

// The longest delay that a timer takes.
const MAX_TIMER_MS = 2 ** 31 - 1;

const duration = field<number>(
  `must be a whole number of milliseconds from 1 to ${MAX_TIMER_MS}`,
  (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_TIMER_MS,
);

const limits = {
  timeoutMs: z.optional(duration),
  attemptTimeoutMs: z.optional(duration),
  maxRetries: z.optional(integer(0, 100)),
};

// Visible ASCII only: a line break could add a header. An error of `fetch` would not name the option.
const credential = z.custom<string>(
  (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value),
  'must be a non-empty string without blanks or line breaks; check the environment variable it comes from',
);

const hook = z.optional(func());
const hookShape = { onRequest: hook, onResponse: hook, onRetry: hook, onDrift: hook } satisfies Record<
  keyof PaymenntHooks,
  unknown
>;

/** Adds the problems of a part that is read without the parser, under the path of that part. */
const environment = z.transform((value: unknown, payload) => {
  const read = readEnvironment(value);
  if ('baseUrls' in read) return read;
  for (const { path, message } of read.issues) {
    z.report(payload, message, { path: path === '' ? [] : [path] });
  }
  return undefined as never;
});

export const clientOptionsShape = options({
  apiKey: credential,
  apiSecret: credential,
  environment,
  ...limits,
  fetch: z.optional(func<FetchLike>(' like the global fetch')),
  strictResponses: z.optional(flag),
  hooks: z.optional(options(hookShape)),
});

// The SDK, `fetch` or the connection writes these headers. Another value would break authentication or framing, or
// `fetch` would refuse the request after the SDK believes it sent. A server may read an underscore as a hyphen.
const RESERVED_HEADER =
  /^(?:x-paymennt-.+|accept(?:-charset|-encoding)?|connection|content-.+|expect|host|http2-settings|keep-alive|proxy-.+|te|trailers?|transfer-encoding|upgrade|user-agent)$/;

function headerProblem(name: string, value: unknown): string | undefined {
  if (RESERVED_HEADER.test(name.toLowerCase().replaceAll('_', '-'))) return 'is set by the SDK; leave it out';
  const isValue = typeof value === 'string' && /^[\t\x20-\x7e]*$/.test(value);
  return isValue ? undefined : 'must be a string of visible ASCII characters without line breaks';
}

const headers = z.pipe(
  namesAndValues,
  z.transform((given, payload) => {
    for (const [name, value] of Object.entries(given)) {
      const isName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name);
      const problem = headerProblem(name, value);
      if (!isName) z.report(payload, 'must have names that are HTTP tokens, without blanks or line breaks');
      else if (problem !== undefined) z.report(payload, problem, { path: [shownKey(name)] });
    }
    return { ...given } as Readonly<Record<string, string>>;
  }),
);

// By shape, not by class: a signal may come from another realm or from a polyfill.
export const signal = field<AbortSignal>('must be an AbortSignal', (value) => {
  try {
    const { aborted = false, addEventListener } = value as AbortSignal;
    return (
      typeof value === 'object' && typeof aborted === 'boolean' && typeof addEventListener === 'function'
    );
  } catch {
    // Not an object, or an object that only inherits from a signal.
    return false;
  }
});

export const requestOptionsShape = options({
  signal: z.optional(signal),
  ...limits,
  headers: z.optional(headers),
});
