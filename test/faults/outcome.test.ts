import {
  PaymenntAbortError,
  type PaymenntClient,
  PaymenntConnectionError,
  PaymenntError,
  PaymenntResponseError,
  PaymenntValidationError,
} from 'paymennt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalText, successText } from '../support/answers.js';
import { ATTEMPT_MS, attemptTimers } from '../support/attempt-timers.js';
import { clientWith } from '../support/client.js';
import { failureOf, rejection } from '../support/failure.js';
import { noWaiting } from '../support/no-waiting.js';
import { type Exchange, type RecordingServer, refusedOrigin, startServer } from '../support/server.js';
import { OUTCOME_FAULTS, type OutcomeFault } from './outcome-faults.js';
import { ALL_SENT_ONCE, CREATION, type OutcomeOperation, READS, SENT_ONCE } from './outcome-operations.js';

const PAY = 'https://pay.test.paymennt.com';
const ALL = [CREATION, ...SENT_ONCE, ...READS];
const [GET] = READS;
if (!GET) throw new Error('the table of operations is empty');

let server: RecordingServer;
let answer: (exchange: Exchange) => void = () => {};
let client: PaymenntClient;

beforeAll(async () => {
  server = await startServer((exchange) => answer(exchange));
  client = clientWith({ environment: server.environment, attemptTimeoutMs: ATTEMPT_MS });
});
afterAll(() => server.close());

/** Answers as the fault says; where that ends no attempt, the attempts of all calls time out at once. */
function answersWith({ answer: act, code }: OutcomeFault, calls: number): (exchange: Exchange) => void {
  const timers = attemptTimers();
  let arrived = 0;
  return (exchange) => {
    act(exchange);
    arrived += 1;
    if (code === 'request_timeout' && arrived % calls === 0) setImmediate(timers.expire);
  };
}

/** Answers every request of these calls the same way, and checks how each call ends, after how many requests. */
async function expectFault(
  fault: OutcomeFault,
  operations: readonly OutcomeOperation[],
  maxRetries: number,
): Promise<void> {
  answer = answersWith(fault, operations.length);
  const before = server.exchanges.length;
  const errors = await Promise.all(operations.map(({ call }) => failureOf(call(client, { maxRetries }))));

  for (const [at, { name, effect }] of operations.entries()) {
    const error = errors[at];
    if (!PaymenntError.is(error)) throw error;
    expect(error.name, name).toBe(fault.errorClass.name);
    expect(fault.errorClass.is(error), name).toBe(true);
    expect(error.code, name).toBe(fault.code);
    expect(error.outcome, name).toBe(effect === 'read' ? 'no_effect' : fault.written);
    expect(error.operation).toBe(name);
    if (fault.status !== undefined) expect(Reflect.get(error, 'httpStatus'), name).toBe(fault.status);
  }
  const targets = server.exchanges.slice(before).map(({ target }) => target);
  expect(targets).toHaveLength(operations.length);
  expect(new Set(targets).size).toBe(operations.length);
}

describe('a call that may send one request', () => {
  it.each(OUTCOME_FAULTS)('tells what $name means, after exactly one', async (fault) => {
    await expectFault(fault, ALL, 0);
  });
});

describe('a write that may be repeated five times but cannot be looked up', () => {
  it.each(OUTCOME_FAULTS)('is not repeated after $name', async (fault) => {
    await expectFault(fault, SENT_ONCE, 5);
  });

  it.each(ALL_SENT_ONCE)('is not repeated after a reset by $name either', async (operation) => {
    const [reset] = OUTCOME_FAULTS;
    if (reset === undefined) throw new Error('the table of faults is empty');
    await expectFault(reset, [operation], 5);
  });
});

/** The end of a call whose requests are answered with a fault, and the requests. */
async function meet(fault: OutcomeFault, { call }: OutcomeOperation, maxRetries: number) {
  noWaiting();
  const act = answersWith(fault, 1);
  answer = (exchange) => {
    // A lookup that is refused ends the recovery at once, with the failure that began it.
    const lookup = exchange.method === 'GET' && exchange.target.includes('requestId=');
    if (lookup) exchange.response.writeHead(403).end(refusalText('Not allowed'));
    else act(exchange);
  };
  const before = server.exchanges.length;
  const error = await rejection(PaymenntError, call(client, { maxRetries }));
  return { error, exchanges: server.exchanges.slice(before) };
}

describe('a read that may be repeated once', () => {
  it.each(OUTCOME_FAULTS)('is repeated after $name if that can pass', async (fault) => {
    const { error, exchanges } = await meet(fault, GET, 1);

    expect(error.code).toBe(fault.code);
    expect(error.outcome).toBe('no_effect');
    expect(exchanges).toHaveLength(fault.passing ? 2 : 1);
  });
});

describe('a creation of a checkout', () => {
  it.each(OUTCOME_FAULTS)('looks after $name if its outcome is unknown', async (fault) => {
    const { error, exchanges } = await meet(fault, CREATION, 2);
    const lookups = exchanges.filter(({ method }) => method === 'GET').length;

    expect(error.outcome).toBe(fault.written);
    expect(error.operation).toBe(CREATION.name);
    expect(error.code).toBe(fault.code);
    // A refusal is looked up too, unless it is one of the credentials or of the rate.
    if (fault.written === 'unknown' || fault.code === 'api_error') expect(lookups).toBeGreaterThan(0);
    else expect(lookups).toBe(0);
  });
});

describe.each(ALL)('$name', (operation) => {
  it('was not sent when the connection is refused', async () => {
    const environment = { apiBaseUrl: await refusedOrigin(), payBaseUrl: PAY };
    const error = await rejection(
      PaymenntConnectionError,
      operation.call(clientWith({ environment, maxRetries: 0 })),
    );

    expect(error.code).toBe('connection_failed');
    expect(error.causeCode).toBe('ECONNREFUSED');
    expect(error.outcome).toBe('not_sent');
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('was not sent when the name is not resolved, %s', async (code) => {
    const fetch = async (): Promise<Response> => {
      const cause = Object.assign(new Error('getaddrinfo'), { code, syscall: 'getaddrinfo' });
      throw new TypeError('fetch failed', { cause });
    };
    const error = await rejection(
      PaymenntConnectionError,
      operation.call(clientWith({ fetch, maxRetries: 0 })),
    );

    expect(error.code).toBe('connection_failed');
    expect(error.causeCode).toBe(code);
    expect(error.outcome).toBe('not_sent');
  });

  it('was not sent when its caller had aborted before', async () => {
    const before = server.exchanges.length;
    const error = await rejection(
      PaymenntAbortError,
      operation.call(client, { signal: AbortSignal.abort('changed my mind') }),
    );

    expect(error.code).toBe('request_aborted');
    expect(error.reason).toBe('changed my mind');
    expect(error.outcome).toBe('not_sent');
    expect(server.exchanges).toHaveLength(before);
  });

  it('tells what an abort in flight means', async () => {
    const controller = new AbortController();
    answer = () => controller.abort('changed my mind');
    const error = await rejection(PaymenntAbortError, operation.call(client, { signal: controller.signal }));

    expect(error.code).toBe('request_aborted');
    expect(error.reason).toBe('changed my mind');
    expect(error.outcome).toBe(operation.effect === 'read' ? 'no_effect' : 'unknown');
    expect(error.operation).toBe(operation.name);
  });

  it('says that an answer without an id is missing required fields', async () => {
    answer = ({ response }) => response.end(successText({ status: 'PAID', content: [{}] }));
    const error = await rejection(PaymenntResponseError, operation.call(client, { maxRetries: 0 }));

    expect(error.code).toBe('invalid_response');
    expect(error.issues.length).toBeGreaterThan(0);
    expect(error.outcome).toBe(operation.effect === 'read' ? 'no_effect' : 'unknown');
  });

  it('is not sent with an option that does not exist', async () => {
    const before = server.exchanges.length;
    const error = await rejection(PaymenntValidationError, operation.call(client, { timeout: 5 } as object));

    expect(error.code).toBe('invalid_request');
    expect(error.outcome).toBe('not_sent');
    expect(error.issues.map(({ path }) => path)).toEqual(['options.timeout']);
    expect(server.exchanges).toHaveLength(before);
  });
});
