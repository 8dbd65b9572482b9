import * as z from 'zod/mini';
import { MISTAKES, type SandboxBehaviour } from '../behaviour.js';
import { urlHost } from '../hosts.js';
import { isSandboxOperation, type SandboxOperation } from '../operations.js';
import type { SandboxOptions, SandboxRequestEvent } from '../options.js';
import { flag, int32, list, oneOf, optional, text, unsigned } from './fields.js';
import { inputReader } from './problems.js';
import { seed } from './saved-records.js';

const IN_PROCESS = {
  apiBaseUrl: 'https://sandbox.invalid/mer/v2.0',
  payBaseUrl: 'https://sandbox.invalid',
};

const choice = <const Word extends string>(words: readonly [Word, ...Word[]]) =>
  z._default(oneOf(words), words[0] as never);

const textWhere = (test: (value: string) => boolean, error: string) =>
  text().check(z.refine(test, { error }));

const positive = z.number().check(z.refine((value) => value > 0, { error: 'must be a number above zero' }));

const url = textWhere(
  (value) => /^https?:\/\//.test(value) && URL.canParse(value),
  'must be an http:// or https:// URL',
);
const origin = z.pipe(
  textWhere(
    (value) => /^https?:\/\/[^/?#@]+\/?$/.test(value) && URL.canParse(value),
    'must be an http:// or https:// origin without a path, such as https://shop.example.com',
  ),
  z.transform((value) => new URL(value).origin),
);

const anyFunction = <Type>() =>
  z.custom<Type>((value) => typeof value === 'function', { error: 'must be a function' });

const date = z.pipe(
  z.custom<Date | string | number>((value) => !Number.isNaN(new Date(value as string).getTime()), {
    error: 'must be a date',
  }),
  z.transform((value) => new Date(value).getTime()),
);

const refusal = {
  httpStatus: optional(int32({ min: 200, max: 599 })),
  body: optional(oneOf(['envelope', 'json', 'html', 'text', 'empty'])),
  error: optional(text()),
};
const usedRequestId = z.strictObject({
  answer: oneOf(['refused', 'same_checkout', 'new_checkout']),
  ...refusal,
});
const acceptedOrRefused = z.strictObject({ answer: oneOf(['accepted', 'refused']), ...refusal });

const operation = z.custom<SandboxOperation>(isSandboxOperation, {
  error: 'must be the name of an operation, such as checkouts.refund',
});

const behaviour: z.ZodMiniType<SandboxBehaviour> = z.strictObject({
  reportVersion: optional(z.literal(1)),
  probedAt: optional(text()),
  sdkVersion: optional(text()),
  usedRequestId: optional(
    z.strictObject({ pending: optional(usedRequestId), cancelled: optional(usedRequestId) }),
  ),
  listLagMs: optional(unsigned()),
  statusStyles: optional(z.record(operation, oneOf(['code', 'label', 'lower']))),
  mistakes: optional(z.partialRecord(oneOf(MISTAKES), acceptedOrRefused)),
  cancelTwice: optional(acceptedOrRefused),
  pageOrder: optional(oneOf(['newest_first', 'oldest_first'])),
  afterId: optional(oneOf(['newer', 'newer_or_same', 'older', 'older_or_same', 'ignored'])),
  afterTimestampOffsetMinutes: optional(int32()),
  webhook: optional(
    z.strictObject({
      headers: optional(list(text({ pattern: /^[\w-]+$/ }))),
      contentType: optional(text({ pattern: /^[\w.+-]+\/[\w.+-]+$/ })),
      fields: optional(list(text())),
    }),
  ),
});

const options = z.strictObject({
  capture: choice(['automatic', 'manual']),
  statusStyle: choice(['code', 'label']),
  listStyle: choice(['bare', 'result', 'page']),
  webhookResult: choice(['present', 'absent']),
  emptyFields: choice(['absent', 'null']),
  merchantName: z._default(text({ min: 1, max: 100 }), 'Test merchant'),
  expiresInMinutes: z._default(positive, 1_440),
  authorizationDays: z._default(positive, 7),
  now: optional(date),
  idSeed: optional(unsigned()),
  seed: z._default(seed, {}),
  environment: z._default(z.strictObject({ apiBaseUrl: url, payBaseUrl: origin }), IN_PROCESS),
  behaviour: z._default(behaviour, {}),
  webhookFetch: optional(anyFunction<(request: Request) => Promise<Response>>()),
});

/** The options with their defaults filled in. */
export type SandboxSettings = z.output<typeof options>;

/** @throws {Error} The message names every option that is unknown or not usable. */
export const readOptions: (input: SandboxOptions) => SandboxSettings = inputReader(options, 'createSandbox');

const host = z.pipe(
  textWhere(
    (value) => /^[\w.:[\]-]+$/.test(value) && URL.canParse(`http://${urlHost(value)}`),
    'must be an IP address or a host name, such as 0.0.0.0',
  ),
  // A URL writes [::1], and the system only knows ::1.
  z.transform((value: string) => value.replaceAll(/[[\]]/g, '')),
);

const serveOptions = z.strictObject({
  port: z._default(int32({ min: 0, max: 65_535 }), 0),
  host: z._default(host, '127.0.0.1'),
  publicUrl: optional(origin),
  onRequest: optional(anyFunction<(event: SandboxRequestEvent) => unknown>()),
});

/** @throws {Error} The message names every option that is unknown or not usable. */
export const readServeOptions = inputReader(serveOptions, 'sandbox.serve');

/** Creates the reader of `failNext`. */
export const faultReader = <const Fault extends string>(faults: readonly Fault[]) =>
  inputReader(
    z.strictObject({
      operation: optional(operation),
      fault: oneOf(faults),
      times: optional(int32({ min: 1 })),
      commits: optional(flag()),
      retryAfterSeconds: optional(unsigned()),
    }),
    'failNext',
  );
