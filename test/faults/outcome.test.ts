import {
  PaymenntAbortError,
  type PaymenntClient,
  PaymenntConnectionError,
  PaymenntError,
  PaymenntResponseError,
  PaymenntValidationError,
} from 'paymennt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, success } from './answers.js';
import { clientFor, failureOf } from './client-for.js';
import { OUTCOME_FAULTS, type OutcomeFault } from './outcome-faults.js';
import { CREATION, type OutcomeOperation, READS, SENT_ONCE } from './outcome-operations.js';
import { type Exchange, refusedOrigin, startWireServer, type WireServer } from './wire-server.js';

const PAY = 'https://pay.test.paymennt.com';
const ALL = [CREATION, ...SENT_ONCE, ...READS];

let server: WireServer;
let answer: (exchange: Exchange) => void = () => {};
let client: PaymenntClient;

beforeAll(async () => {
  server = await startWireServer((exchange) => answer(exchange));
  client = clientFor({ environment: server.environment });
});
afterAll(() => server.close());

// The longest answer takes longer to make than an attempt may last otherwise.
const patience = ({ code }: OutcomeFault) => ({ attemptTimeoutMs: code === 'request_timeout' ? 100 : 5_000 });

/** Checks what a call ends with when every request of it is answered the same way, and how many requests that took. */
async function expectFault(
  fault: OutcomeFault,
  { name, effect, call }: OutcomeOperation,
  maxRetries: number,
): Promise<void> {
  answer = fault.answer;
  const before = server.exchanges.length;
  const error = await failureOf(call(client, { maxRetries, ...patience(fault) }));

  if (!PaymenntError.is(error)) throw error;
  expect(error.name, name).toBe(fault.errorClass.name);
  expect(fault.errorClass.is(error), name).toBe(true);
  expect(error.code, name).toBe(fault.code);
  expect(error.outcome, name).toBe(effect === 'read' ? 'no_effect' : fault.written);
  expect(error.operation).toBe(name);
  if (fault.status !== undefined) expect(Reflect.get(error, 'httpStatus'), name).toBe(fault.status);
  expect(server.exchanges.length - before, name).toBe(1);
}

describe('a call that may send one request', () => {
  it.each(OUTCOME_FAULTS)('tells what $name means, after exactly one', async (fault) => {
    for (const operation of ALL) await expectFault(fault, operation, 0);
  });
});

describe('a write that may be repeated five times but cannot be looked up', () => {
  it.each(OUTCOME_FAULTS)('is not repeated after $name', async (fault) => {
    for (const operation of SENT_ONCE) await expectFault(fault, operation, 5);
  });
});

/** What a call ends with at a server of its own. */
async function meetAlone(fault: OutcomeFault, { call }: OutcomeOperation, maxRetries: number) {
  const own = await startWireServer((exchange) => {
    // A lookup that is refused ends the recovery at once, with the failure that began it.
    const lookup = exchange.method === 'GET' && exchange.target.includes('requestId=');
    if (lookup) exchange.response.writeHead(403).end(refusal('Not allowed'));
    else fault.answer(exchange);
  });
  try {
    const alone = clientFor({ environment: own.environment, ...patience(fault), maxRetries });
    const error = await failureOf(call(alone));
    if (!PaymenntError.is(error)) throw error;
    return { error, exchanges: own.exchanges };
  } finally {
    await own.close();
  }
}

describe.concurrent('a read that may be repeated once', () => {
  it.each(OUTCOME_FAULTS)('is repeated after $name if that can pass', async (fault) => {
    for (const operation of READS) {
      const { error, exchanges } = await meetAlone(fault, operation, 1);

      expect(error.code, operation.name).toBe(fault.code);
      expect(error.outcome, operation.name).toBe('no_effect');
      expect(exchanges, operation.name).toHaveLength(fault.passing ? 2 : 1);
    }
  });
});

describe.concurrent('a creation of a checkout', () => {
  it.each(OUTCOME_FAULTS)('looks after $name if its outcome is unknown', async (fault) => {
    const { error, exchanges } = await meetAlone(fault, CREATION, 2);
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
    const error = await failureOf(operation.call(clientFor({ environment, maxRetries: 0 })));

    if (!PaymenntConnectionError.is(error)) throw error;
    expect(error.code).toBe('connection_failed');
    expect(error.causeCode).toBe('ECONNREFUSED');
    expect(error.outcome).toBe('not_sent');
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('was not sent when the name is not resolved, %s', async (code) => {
    const fetch = async (): Promise<Response> => {
      const cause = Object.assign(new Error('getaddrinfo'), { code, syscall: 'getaddrinfo' });
      throw new TypeError('fetch failed', { cause });
    };
    const error = await failureOf(operation.call(clientFor({ fetch, maxRetries: 0 })));

    if (!PaymenntConnectionError.is(error)) throw error;
    expect(error.code).toBe('connection_failed');
    expect(error.causeCode).toBe(code);
    expect(error.outcome).toBe('not_sent');
  });

  it('was not sent when its caller had aborted before', async () => {
    const before = server.exchanges.length;
    const error = await failureOf(operation.call(client, { signal: AbortSignal.abort('changed my mind') }));

    if (!PaymenntAbortError.is(error)) throw error;
    expect(error.code).toBe('request_aborted');
    expect(error.reason).toBe('changed my mind');
    expect(error.outcome).toBe('not_sent');
    expect(server.exchanges).toHaveLength(before);
  });

  it('tells what an abort in flight means', async () => {
    const controller = new AbortController();
    answer = () => controller.abort('changed my mind');
    const error = await failureOf(operation.call(client, { signal: controller.signal }));

    if (!PaymenntAbortError.is(error)) throw error;
    expect(error.code).toBe('request_aborted');
    expect(error.reason).toBe('changed my mind');
    expect(error.outcome).toBe(operation.effect === 'read' ? 'no_effect' : 'unknown');
    expect(error.operation).toBe(operation.name);
  });

  it('says that an answer without an id lacks what it promises', async () => {
    answer = ({ response }) => response.end(success({ status: 'PAID', content: [{}] }));
    const error = await failureOf(operation.call(client, { maxRetries: 0 }));

    if (!PaymenntResponseError.is(error)) throw error;
    expect(error.code).toBe('invalid_response');
    expect(error.issues.length).toBeGreaterThan(0);
    expect(error.outcome).toBe(operation.effect === 'read' ? 'no_effect' : 'unknown');
  });

  it('is not sent with an option that does not exist', async () => {
    const before = server.exchanges.length;
    const error = await failureOf(operation.call(client, { timeout: 5 } as object));

    if (!PaymenntValidationError.is(error)) throw error;
    expect(error.code).toBe('invalid_request');
    expect(error.outcome).toBe('not_sent');
    expect(error.issues.map(({ path }) => path)).toEqual(['options.timeout']);
    expect(server.exchanges).toHaveLength(before);
  });
});
