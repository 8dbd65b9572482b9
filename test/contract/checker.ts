import { LosslessNumber, parse } from 'lossless-json';
import { checkQuery } from './check-query.js';
import { checkValue } from './check-value.js';
import { AUTH_HEADERS, BASE_PATH, pathPattern } from './merchant-api.js';
import type { Operation } from './operation.js';
import type { RawRequest } from './raw-request.js';
import { fieldOf, flag, int32, int64, isList, type Json, list, record, required, text } from './schema.js';

/** Where a request departs from the contract, one sentence per departure. Empty: nowhere. */
export function checkRequest(operation: Operation, request: RawRequest): string[] {
  return [
    ...(request.method === operation.method ? [] : [`method: is ${request.method}, not ${operation.method}`]),
    ...checkTarget(operation, request.url),
    ...checkAuthentication(request),
    ...(operation.body === undefined ? checkNoBody(request) : checkBody(operation.body, request)),
  ];
}

/** Where an answer departs from the contract. */
export function checkResponse(operation: Operation, status: number, bodyText: string): string[] {
  const body = readJson(bodyText);
  if (body === undefined) return ['answer: is not JSON'];
  // create-webhook documents no error at all; the same envelope is taken for granted there.
  if (status === 400) return checkValue(refusal, body, 'answer').concat(checkSuccess(body, false, 'answer'));
  if (status !== 200) return [`status: ${status} is not documented`];
  const { shape, result, resultOptional } = operation.answer;
  if (shape === 'bare') {
    if (!isList(body)) return ['answer: is not a list of envelopes'];
    return body.flatMap((element, index) => checkEnvelope(required(result), element, `answer[${index}]`));
  }
  if (shape === 'paged') return checkEnvelope(required(pageOf(result)), body, 'answer');
  return checkEnvelope({ schema: result, required: resultOptional !== true }, body, 'answer');
}

function checkTarget(operation: Operation, url: string): string[] {
  if (!/^(?:[\w\-.~!$&'()*+,;=:@/?]|%[\dA-Fa-f]{2})+$/.test(url) || !isDecodable(url)) {
    return ['url: has characters that a URL cannot carry as they are'];
  }
  const [path = '', ...queries] = url.split('?');
  if (queries.length > 1) return ['url: has more than one question mark'];
  if (queries[0] === '') return ['url: has a question mark and no query'];
  const below = path.startsWith(BASE_PATH) ? path.slice(BASE_PATH.length) : '';
  const match = pathPattern(operation).exec(below);
  if (match === null) return [`path: is ${path}, not ${BASE_PATH}${operation.path}`];
  const id = decodeURIComponent(match[1] ?? 'none');
  const faults = id === '.' || id === '..' ? ['path: has a dot segment for an id'] : [];
  return [...faults, ...checkQuery(operation.query, queries[0] ?? '')];
}

function isDecodable(url: string): boolean {
  try {
    return decodeURIComponent(url) !== '';
  } catch {
    return false;
  }
}

function checkAuthentication(request: RawRequest): string[] {
  return AUTH_HEADERS.flatMap((name) => {
    const values = headerValues(request, name);
    if (values.length !== 1) return [`headers.${name}: is there ${values.length} times`];
    return values[0] === '' ? [`headers.${name}: is empty`] : [];
  });
}

function checkNoBody(request: RawRequest): string[] {
  const carriers = ['content-type', 'transfer-encoding']
    .filter((name) => headerValues(request, name).length > 0)
    .map((name) => `headers.${name}: is there although there is no body`);
  return request.bodyText === '' ? carriers : ['body: is there although the operation takes none'];
}

function checkBody(schema: NonNullable<Operation['body']>, request: RawRequest): string[] {
  const types = headerValues(request, 'content-type');
  const isJson = types.length === 1 && /^application\/json(; ?charset=utf-8)?$/i.test(types[0] ?? '');
  const body = readJson(request.bodyText);
  return [
    ...(isJson ? [] : [`headers.content-type: is "${types.join()}", not application/json`]),
    ...(body === undefined ? ['body: is not JSON'] : checkValue(schema, body, 'body')),
  ];
}

function headerValues(request: RawRequest, name: string): string[] {
  return request.headers.filter(([header]) => header.toLowerCase() === name).map(([, value]) => value);
}

const refusal = record('the error envelope', {
  success: required(flag(false)),
  elapsed: required(int64('3')),
  error: required(text('Checkout not found for API merchant', { minLength: 1 })),
});

function checkEnvelope(result: Parameters<typeof record>[1][string], envelope: Json, path: string): string[] {
  const schema = record('the envelope', {
    success: required(flag(true)),
    elapsed: required(int64('3')),
    result,
  });
  return [...checkValue(schema, envelope, path), ...checkSuccess(envelope, true, path)];
}

function checkSuccess(envelope: Json, expected: boolean, path: string): string[] {
  return fieldOf(envelope, 'success') === expected ? [] : [`${path}.success: is not ${expected}`];
}

export function pageOf(result: NonNullable<Operation['body']>) {
  return record('the page', {
    page: required(int32('0', { atLeast: 0 })),
    size: required(int32('20', { atLeast: 1 })),
    totalPages: required(int32('1', { atLeast: 0 })),
    totalElements: required({ ...int64('1'), atLeast: 0 }),
    content: required(list(result)),
  });
}

/** JSON with every digit in it; undefined when the text is not JSON. */
export function readJson(source: string): Json | undefined {
  try {
    return parse(source, null, (digits) => new LosslessNumber(digits)) as Json;
  } catch {
    return undefined;
  }
}
