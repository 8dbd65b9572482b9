import { describe, expect, it } from 'vitest';
import { checkValue } from './check-value.js';
import { checkRequest } from './checker.js';
import { OPERATIONS, operationNamed } from './merchant-api.js';
import type { RawRequest } from './raw-request.js';
import { type RequestParts, rawRequest, requestSamples } from './samples.js';
import { eitherSpelling, word } from './schema.js';
import { violationsOf } from './violations.js';

function validRequest(name: string): RawRequest {
  const operation = operationNamed(name);
  const [parts = { query: {} }] = requestSamples(operation, 'maximal');
  return rawRequest(operation, parts);
}

const faultsOf = (name: string, change: Partial<RawRequest>) =>
  checkRequest(operationNamed(name), { ...validRequest(name), ...change });

const secret = ['X-Paymennt-Api-Secret', 's'] as const;
const key = ['X-Paymennt-Api-Key', 'k'] as const;
const json = ['Content-Type', 'application/json'] as const;

describe('checkRequest', () => {
  it.each(OPERATIONS)('accepts every minimal and maximal sample of $name', (operation) => {
    const samples: readonly RequestParts[] = [
      ...requestSamples(operation, 'minimal'),
      ...requestSamples(operation, 'maximal'),
    ];
    for (const parts of samples) expect(checkRequest(operation, rawRequest(operation, parts))).toEqual([]);
  });

  it.each(OPERATIONS)('refuses every generated violation of $name, and says where it is', (operation) => {
    for (const parts of requestSamples(operation, 'maximal')) {
      for (const { title, value } of violationsOf(operation, parts)) {
        const [path = ''] = title.split(' ');
        const faults = checkRequest(operation, rawRequest(operation, value));
        expect(
          faults.some((fault) => fault.startsWith(path)),
          title,
        ).toBe(true);
      }
    }
  });

  it('is tried with violations of each kind', () => {
    const titles = OPERATIONS.flatMap((operation) =>
      requestSamples(operation, 'maximal').flatMap((parts) => violationsOf(operation, parts)),
    ).map(({ title }) => title.replace(/^\S+ /, ''));
    expect([...new Set(titles)].sort()).toEqual([
      'does not exist',
      'does not fit 64 bits',
      'does not match its pattern',
      'has a fraction',
      'has a null in it',
      'has an unknown field',
      'has none of checkoutId, checkoutDetails',
      'has none of customer, customerId',
      'is a number',
      'is a quoted boolean',
      'is a quoted number',
      'is a string',
      'is above its range',
      'is an object',
      'is an unknown word',
      'is below its bound',
      'is below its range',
      'is missing',
      'is not a date',
      'is not a number',
      'is not above its bound',
      'is null',
      'is there where none is taken',
      'is too long',
      'is too short',
    ]);
  });

  it.each<[what: string, operation: string, change: Partial<RawRequest>, fault: string]>([
    ['another method', 'checkouts.get', { method: 'POST' }, 'method: is POST, not GET'],
    ['a double slash', 'branches.list', { url: '/mer/v2.0//branches' }, 'path: is /mer/v2.0//branches'],
    ['a final slash', 'branches.list', { url: '/mer/v2.0/branches/' }, 'path: is /mer/v2.0/branches/'],
    ['a lost base path', 'branches.list', { url: '/branches' }, 'path: is /branches'],
    ['the wrong case', 'branches.list', { url: '/mer/v2.0/Branches' }, 'path: is /mer/v2.0/Branches'],
    ['an empty id', 'branches.get', { url: '/mer/v2.0/branches/' }, 'path: is /mer/v2.0/branches/'],
    ['an id that is two segments', 'branches.get', { url: '/mer/v2.0/branches/1/2' }, 'path: is'],
    ['an id that walks up', 'branches.get', { url: '/mer/v2.0/branches/..' }, 'path: has a dot segment'],
    ['an id that stays put', 'branches.get', { url: '/mer/v2.0/branches/.' }, 'path: has a dot segment'],
    ['an encoded walk up', 'branches.get', { url: '/mer/v2.0/branches/%2E%2e' }, 'path: has a dot segment'],
    ['a blank in the URL', 'branches.get', { url: '/mer/v2.0/branches/a b' }, 'url: has characters'],
    ['a fragment', 'branches.get', { url: '/mer/v2.0/branches/1#2' }, 'url: has characters'],
    ['a stray percent', 'branches.get', { url: '/mer/v2.0/branches/50%' }, 'url: has characters'],
    ['half a character', 'branches.get', { url: '/mer/v2.0/branches/%D8' }, 'url: has characters'],
    ['two question marks', 'branches.list', { url: '/mer/v2.0/branches?page=0?' }, 'url: has more than one'],
    ['an empty query', 'branches.list', { url: '/mer/v2.0/branches?' }, 'url: has a question mark and no'],
  ])('refuses %s', (_, operation, change, fault) => {
    expect(faultsOf(operation, change)).toEqual([expect.stringContaining(fault)]);
  });

  it.each<[what: string, query: string, fault: string]>([
    ['an unknown name', 'orderID=1', 'query.orderID: is not a parameter'],
    ['a name of every object', 'constructor=1', 'query.constructor: is not a parameter'],
    ['a bracketed name', 'status%5B%5D=PAID', 'query.status[]: is not a parameter'],
    ['a comma list', 'status=PENDING,PAID', 'query.status: is a comma list'],
    ['an encoded comma list', 'status=PENDING%2CPAID', 'query.status: is a comma list'],
    ['an unknown word in a list', 'status=PAID&status=Paid', 'query.status[1]: is not one of'],
    ['a scalar given twice', 'orderId=1&orderId=2', 'query.orderId: is there 2 times'],
    ['a bare plus', 'customer.email=a+b@example.com', 'query.customer.email: has a bare +'],
    ['a name without a value', 'orderId', 'query: "orderId" is not one name=value'],
    ['a value with a bare equals sign', 'orderId=a=b', 'query: "orderId=a=b" is not one name=value'],
    ['a value without a name', '=1', 'query: "=1" is not one name=value'],
    ['an empty pair', 'page=0&', 'query: "" is not one name=value'],
    ['a rounded id', 'afterId=1.6864141837181605e18', 'query.afterId: is not written as a whole number'],
    ['a number with a blank', 'page=%200', 'query.page: is not a bare number'],
    ['a hexadecimal number', 'page=0x1', 'query.page: is not a bare number'],
    ['a T in the timestamp', 'afterTimestamp=2024-05-06T07:08:09', 'query.afterTimestamp: does not match'],
  ])('refuses %s in a query', (_, query, fault) => {
    const faults = faultsOf('checkouts.search', { url: `/mer/v2.0/checkout?${query}` });
    expect(faults).toEqual([expect.stringContaining(fault)]);
  });

  it('accepts the same list as repeated keys, and nineteen digits in a query', () => {
    const url = '/mer/v2.0/checkout?status=PENDING&status=PAID&afterId=1686414183718160542';
    expect(faultsOf('checkouts.search', { url })).toEqual([]);
  });

  it.each<[what: string, operation: string, headers: RawRequest['headers'], fault: string]>([
    ['no key', 'branches.list', [secret], 'headers.x-paymennt-api-key: is there 0 times'],
    ['no secret', 'branches.list', [key], 'headers.x-paymennt-api-secret: is there 0 times'],
    ['a key given twice', 'branches.list', [key, key, secret], 'x-paymennt-api-key: is there 2 times'],
    ['an empty secret', 'branches.list', [key, ['X-PAYMENNT-API-SECRET', '']], 'api-secret: is empty'],
    ['a content type without a body', 'checkouts.cancel', [key, secret, json], 'content-type: is there alth'],
    ['a content type on a GET', 'checkouts.get', [key, secret, json], 'content-type: is there although'],
    [
      'a chunked nothing',
      'checkouts.cancel',
      [key, secret, ['transfer-encoding', 'chunked']],
      'transfer-enc',
    ],
    [
      'a body without its type',
      'branches.create',
      [key, secret],
      'content-type: is "", not application/json',
    ],
    ['a body as a form', 'branches.create', [key, secret, ['content-type', 'text/plain']], 'is "text/plain"'],
  ])('refuses %s', (_, operation, headers, fault) => {
    expect(faultsOf(operation, { headers })).toEqual([expect.stringContaining(fault)]);
  });

  it('accepts a content type that names its encoding', () => {
    const headers = [key, secret, ['content-type', 'application/json; charset=utf-8']] as const;
    expect(faultsOf('branches.create', { headers })).toEqual([]);
  });

  it.each<[what: string, operation: string, bodyText: string, fault: string]>([
    ['an empty object where no body is taken', 'checkouts.cancel', '{}', 'body: is there although'],
    ['an empty body where one is needed', 'branches.create', '', 'body: is not JSON'],
    ['half a body', 'branches.create', '{"name":"a"', 'body: is not JSON'],
    ['a list for an object', 'branches.create', '[]', 'body: is not an object'],
    ['null for an object', 'branches.create', 'null', 'body: is null'],
    [
      'the same key twice',
      'branches.create',
      '{"name":"a","name":"b","currency":"AED"}',
      'body: is not JSON',
    ],
    [
      'a leaked key of every object',
      'branches.create',
      '{"name":"a","currency":"AED","toString":"b"}',
      'body.toSt',
    ],
  ])('refuses %s', (_, operation, bodyText, fault) => {
    expect(faultsOf(operation, { bodyText })).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    ['quoted', '"1601731695315563241"', 'body.branchId: is not a bare number'],
    ['in exponents', '1.601731695315563241e18', 'body.branchId: is not written as a whole number'],
    ['as 1.0', '1601731695315563241.0', 'body.branchId: is not written as a whole number'],
    ['beyond 64 bits', '9223372036854775808', 'body.branchId: does not fit int64'],
  ])('refuses a branch id %s', (_, digits, fault) => {
    const bodyText = validRequest('checkouts.createMobile').bodyText.replace('1601731695315563241', digits);
    expect(faultsOf('checkouts.createMobile', { bodyText })).toEqual([expect.stringContaining(fault)]);
  });

  it('accepts the largest branch id there can be', () => {
    const { bodyText } = validRequest('checkouts.createMobile');
    const largest = bodyText.replace('1601731695315563241', '9223372036854775807');
    expect(faultsOf('checkouts.createMobile', { bodyText: largest })).toEqual([]);
  });

  it.each([
    ['15', []],
    ['10080', []],
    ['14', [expect.stringContaining('body.expiresIn: must be at least 15')]],
    ['10081', [expect.stringContaining('body.expiresIn: must be at most 10080')]],
  ])('takes both ends of a range as part of it: %s minutes', (minutes, faults) => {
    const { bodyText } = validRequest('checkouts.createLink');
    const changed = bodyText.replace('"expiresIn":1440', `"expiresIn":${minutes}`);
    expect(faultsOf('checkouts.createLink', { bodyText: changed })).toEqual(faults);
  });

  it('takes the words of a request in one spelling only', () => {
    expect(checkValue(word(['Custom']), 'CUSTOM', 'policy')).toEqual(['policy: is not one of Custom']);
    expect(checkValue(eitherSpelling(['Custom']), 'CUSTOM', 'policy')).toEqual([]);
  });

  it.each([
    ['missing amount', '/refund?currency=AED&note=n', 'query.amount: is missing'],
    ['amount of zero', '/refund?amount=0&currency=AED&note=n', 'query.amount: must be above 0'],
    ['negative amount', '/refund?amount=-1&currency=AED&note=n', 'query.amount: must be above 0'],
    ['currency of two letters', '/refund?amount=1&currency=AE&note=n', 'query.currency: is too short'],
    ['empty note', '/refund?amount=1&currency=AED&note=', 'query.note: is too short'],
  ])('refuses a refund with a %s', (_, tail, fault) => {
    const faults = faultsOf('checkouts.refund', { url: `/mer/v2.0/checkout/1686414183718160542${tail}` });
    expect(faults).toEqual([expect.stringContaining(fault)]);
  });
});
