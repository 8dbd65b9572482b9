import { LosslessNumber } from 'lossless-json';
import { PaymenntClient, PaymenntError } from 'paymennt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkRequest } from './checker.js';
import { operationNamed } from './merchant-api.js';
import { type Recorder, startRecorder } from './recorder.js';
import { requestSamples } from './samples.js';
import { isList, isRecord, type Json } from './schema.js';
import { violationsOf } from './violations.js';

// Operations whose parameters have the shape of what they send. Through `never` goes what no type would let pass.
const CALLS: readonly [
  operation: string,
  call: (client: PaymenntClient, params: never) => Promise<unknown>,
][] = [
  ['checkouts.createWeb', (client, params) => client.checkouts.createWeb(params)],
  ['checkouts.createMobile', (client, params) => client.checkouts.createMobile(params)],
  ['checkouts.createLink', (client, params) => client.checkouts.createLink(params)],
  ['checkouts.createQr', (client, params) => client.checkouts.createQr(params)],
  ['checkouts.createTerminal', (client, params) => client.checkouts.createTerminal(params)],
  ['checkouts.refund', (client, params) => client.checkouts.refund('1686414183718160542', params)],
  ['payments.create', (client, params) => client.payments.create(params)],
  ['subscriptions.create', (client, params) => client.subscriptions.create(params)],
  ['branches.create', (client, params) => client.branches.create(params)],
  ['webhooks.create', (client, params) => client.webhooks.create(params)],
];

/** A sample as a caller would pass it. */
function asParams(value: Json): unknown {
  if (value instanceof LosslessNumber) {
    return /^-?\d{16,}$/.test(value.value) ? BigInt(value.value) : Number(value.value);
  }
  if (isList(value)) return value.map(asParams);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asParams(each)]));
}

describe('the SDK, given parameters that break the contract', () => {
  let recorder: Recorder;
  let client: PaymenntClient;

  beforeAll(async () => {
    recorder = await startRecorder();
    const { environment } = recorder;
    client = new PaymenntClient({ apiKey: 'key', apiSecret: 'secret', environment, maxRetries: 0 });
  });
  beforeEach(() => recorder.reset());
  afterAll(() => recorder.close());

  it.each(CALLS)('sends nothing by %s, or something within the contract', async (name, call) => {
    const operation = operationNamed(name);
    for (const sample of requestSamples(operation, 'maximal')) {
      for (const { title, value } of violationsOf(operation, sample)) {
        recorder.reset();
        const params = asParams(value.body ?? value.query) as never;
        const error = await call(client, params).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        if (error !== undefined) {
          expect(PaymenntError.is(error) && error.outcome, title).toBe('not_sent');
          expect(recorder.requests, title).toEqual([]);
        }
        // A word that nobody knows today may be a payment method tomorrow; the gateway is the judge of those.
        const faults = recorder.requests.flatMap((request) => checkRequest(operation, request));
        if (!title.endsWith('is an unknown word')) expect(faults, title).toEqual([]);
      }
    }
  });

  it.each(CALLS)('is tried by %s with parameters that are right but for one thing', async (name, call) => {
    const operation = operationNamed(name);
    for (const sample of requestSamples(operation, 'maximal')) {
      recorder.reset();
      await call(client, asParams(sample.body ?? sample.query) as never);
      expect(recorder.requests.flatMap((request) => checkRequest(operation, request))).toEqual([]);
      expect(recorder.requests).toHaveLength(1);
    }
  });
});
