import { PaymenntAbortError, PaymenntClient } from 'paymennt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rejection } from '../support/failure.js';
import { checkRequest, checkResponse, readJson } from './checker.js';
import { knownPaths, usedPaths } from './field-paths.js';
import { FULLEST_ROWS } from './fullest-rows.js';
import { BASE_PATH, OPERATIONS, operationNamed } from './merchant-api.js';
import type { RawRequest } from './raw-request.js';
import { type Recorder, startRecorder } from './recorder.js';
import type { Row } from './rows/row.js';
import { ROWS } from './rows/rows.js';
import { jsonText } from './samples.js';
import { isList, isRecord, type Json } from './schema.js';

const titleOf = ({ operation, about }: Row) => (about === undefined ? operation : `${operation}: ${about}`);
const titled = ROWS.map((row) => ({ ...row, title: titleOf(row) }));

describe('every operation of the SDK', () => {
  let recorder: Recorder;
  let client: PaymenntClient;
  const announced: unknown[] = [];

  beforeAll(async () => {
    recorder = await startRecorder();
    client = new PaymenntClient({
      apiKey: 'contract-key',
      apiSecret: 'contract-secret',
      environment: recorder.environment,
      maxRetries: 0,
      // A word that the SDK finds unusual would be a misreading of the API by one of the two.
      strictResponses: true,
      hooks: { onRequest: (context) => announced.push(context) },
    });
  });
  beforeEach(() => {
    recorder.reset();
    announced.length = 0;
  });
  afterAll(() => recorder.close());

  async function run(row: Row): Promise<{ request: RawRequest; result: unknown }> {
    recorder.answer(row.operation, row.answer);
    const result = await row.call(client);
    const [request, ...others] = recorder.requests;
    if (request === undefined) throw new Error('nothing was sent');
    expect(others).toEqual([]);
    return { request, result };
  }

  it.each(titled)('sends and reads $title', async (row) => {
    const operation = operationNamed(row.operation);
    const { request, result } = await run(row);
    expect(request.method).toBe(operation.method);
    expect(inOrder(request.url)).toBe(inOrder(`${BASE_PATH}${row.target}`));
    expect(canonical(request.bodyText)).toBe(canonical(row.body ?? ''));
    expect(result).toEqual(row.result);
    const { name, method, path } = operation;
    expect(announced).toEqual([{ operation: name, method, urlTemplate: path, attempt: 1 }]);
    expect(checkRequest(operation, request)).toEqual([]);
    expect(headersOf(request)).toMatchObject({
      'x-paymennt-api-key': ['contract-key'],
      'x-paymennt-api-secret': ['contract-secret'],
      accept: ['application/json'],
      'content-type': row.body === undefined ? undefined : [expect.stringMatching(/^application\/json/)],
    });
  });

  it.each(titled)('is answered within the contract in $title', ({ operation, answer }) => {
    expect(checkResponse(operationNamed(operation), 200, answer)).toEqual([]);
  });

  it.each(FULLEST_ROWS)('sends nothing by $operation for a caller that has aborted', async ({ call }) => {
    const error = await rejection(PaymenntAbortError, call(client, { signal: AbortSignal.abort('left') }));
    expect(error.reason).toBe('left');
    expect(recorder.requests).toEqual([]);
  });

  it('is in the table, and nothing else is', () => {
    const names = OPERATIONS.map(({ name }) => name).sort();
    expect([...new Set(ROWS.map(({ operation }) => operation))].sort()).toEqual(names);
    expect(operationsOf(client)).toEqual([...names, ...COMPOSED].sort());
  });

  it.each(OPERATIONS)('is tried with every parameter and field that $name has', async (operation) => {
    const used = new Set<string>();
    for (const row of ROWS.filter((each) => each.operation === operation.name)) {
      recorder.reset();
      const { request } = await run(row);
      for (const path of pathsOf(request, operation)) used.add(path);
    }
    const known = [...knownPaths(operation.query, '?'), ...knownPaths(operation.body?.fields ?? {})];
    expect([...used].sort()).toEqual(known.sort());
  });
});

/** The same characters with parameters in the order of their names; a repeated one keeps its own order. */
function inOrder(target: string): string {
  const [path = '', query] = target.split('?');
  if (query === undefined) return path;
  const nameOf = (pair: string) => pair.slice(0, pair.indexOf('='));
  return `${path}?${query
    .split('&')
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
    .join('&')}`;
}

/** Equal for bodies that differ in nothing but blanks and the order of keys; every digit counts. */
function canonical(bodyText: string): string {
  if (bodyText === '') return '';
  const body = readJson(bodyText);
  return body === undefined ? `not JSON: ${bodyText}` : jsonText(sorted(body));
}

function sorted(value: Json): Json {
  if (isList(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
}

function headersOf(request: RawRequest): Record<string, string[] | undefined> {
  const headers: Record<string, string[] | undefined> = { 'content-type': undefined };
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    headers[key] = [...(headers[key] ?? []), value];
  }
  return headers;
}

function pathsOf(request: RawRequest, operation: (typeof OPERATIONS)[number]): string[] {
  const query = [...new URL(request.url, 'http://gateway.test').searchParams.keys()].map(
    (name) => `?${name}`,
  );
  const body = readJson(request.bodyText);
  return [...query, ...(isRecord(body) ? usedPaths(operation.body?.fields ?? {}, body) : [])];
}

// What the SDK adds on top of the vendor's operations.
const COMPOSED = ['checkouts.verify', 'checkouts.waitForFinal', 'checkouts.fromWebhook'];

/** `namespace.method` for every method that a client offers. */
function operationsOf(client: PaymenntClient): string[] {
  return Object.entries(client)
    .filter(([namespace]) => namespace !== 'environment')
    .flatMap(([namespace, resource]) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(resource))
        .filter((method) => method !== 'constructor')
        .map((method) => `${namespace}.${method}`),
    )
    .sort();
}
