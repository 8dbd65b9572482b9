import { describe, expect, it } from 'vitest';
import { checkValue } from './check-value.js';
import { checkRequest } from './checker.js';
import { OPERATIONS, operationNamed } from './merchant-api.js';
import type { Operation } from './operation.js';
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

const sampleOf = (operation: Operation, value: RequestParts) =>
  checkRequest(operation, rawRequest(operation, value));

describe('the check of a request', () => {
  it('accepts every sample of every operation, and refuses each way of breaking one, where it is broken', () => {
    const missed: string[] = [];
    const kinds = new Set<string>();
    for (const operation of OPERATIONS) {
      const largest = requestSamples(operation, 'maximal');
      for (const parts of [...requestSamples(operation, 'minimal'), ...largest]) {
        expect(sampleOf(operation, parts)).toEqual([]);
      }
      for (const { title, value } of largest.flatMap((parts) => violationsOf(operation, parts))) {
        const [path = '', ...kind] = title.split(' ');
        kinds.add(kind.join(' '));
        const faults = sampleOf(operation, value);
        if (!faults.some((fault) => fault.startsWith(path))) missed.push(`${operation.name}: ${title}`);
      }
    }
    expect(missed).toEqual([]);
    expect(kinds.size).toBeGreaterThan(20);
  });

  it.each<[operation: string, change: Partial<RawRequest>, fault: string]>([
    ['checkouts.get', { method: 'POST' }, 'method: is POST, not GET'],
    ['branches.list', { url: '/mer/v2.0//branches' }, 'path: is /mer/v2.0//branches'],
    ['branches.list', { url: '/mer/v2.0/branches/' }, 'path: is /mer/v2.0/branches/'],
    ['branches.list', { url: '/branches' }, 'path: is /branches'],
    ['branches.list', { url: '/mer/v2.0/Branches' }, 'path: is /mer/v2.0/Branches'],
    ['branches.get', { url: '/mer/v2.0/branches/' }, 'path: is /mer/v2.0/branches/'],
    ['branches.get', { url: '/mer/v2.0/branches/1/2' }, 'path: is'],
    ['branches.get', { url: '/mer/v2.0/branches/..' }, 'path: has a dot segment'],
    ['branches.get', { url: '/mer/v2.0/branches/.' }, 'path: has a dot segment'],
    ['branches.get', { url: '/mer/v2.0/branches/%2E%2e' }, 'path: has a dot segment'],
    ['branches.get', { url: '/mer/v2.0/branches/a b' }, 'url: has characters'],
    ['branches.get', { url: '/mer/v2.0/branches/1#2' }, 'url: has characters'],
    ['branches.get', { url: '/mer/v2.0/branches/50%' }, 'url: has characters'],
    ['branches.get', { url: '/mer/v2.0/branches/%D8' }, 'url: has characters'],
    ['branches.list', { url: '/mer/v2.0/branches?page=0?' }, 'url: has more than one'],
    ['branches.list', { url: '/mer/v2.0/branches?' }, 'url: has a question mark and no'],
    ['branches.list', { headers: [secret] }, 'headers.x-paymennt-api-key: is there 0 times'],
    ['branches.list', { headers: [key] }, 'headers.x-paymennt-api-secret: is there 0 times'],
    ['branches.list', { headers: [key, key, secret] }, 'x-paymennt-api-key: is there 2 times'],
    ['branches.list', { headers: [key, ['X-PAYMENNT-API-SECRET', '']] }, 'api-secret: is empty'],
    ['checkouts.cancel', { headers: [key, secret, json] }, 'content-type: is there although'],
    ['checkouts.get', { headers: [key, secret, json] }, 'content-type: is there although'],
    ['checkouts.cancel', { headers: [key, secret, ['transfer-encoding', 'chunked']] }, 'transfer-enc'],
    ['branches.create', { headers: [key, secret] }, 'content-type: is "", not application/json'],
    ['branches.create', { headers: [key, secret, ['content-type', 'text/plain']] }, 'is "text/plain"'],
    ['checkouts.cancel', { bodyText: '{}' }, 'body: is there although'],
    ['branches.create', { bodyText: '' }, 'body: is not JSON'],
    ['branches.create', { bodyText: '{"name":"a"' }, 'body: is not JSON'],
    ['branches.create', { bodyText: '[]' }, 'body: is not an object'],
    ['branches.create', { bodyText: 'null' }, 'body: is null'],
    ['branches.create', { bodyText: '{"name":"a","name":"b","currency":"AED"}' }, 'body: is not JSON'],
    ['branches.create', { bodyText: '{"name":"a","currency":"AED","toString":"b"}' }, 'body.toSt'],
  ])('of %s with %j finds: %s', (operation, change, fault) => {
    expect(faultsOf(operation, change)).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    ['orderID=1', 'query.orderID: is not a parameter'],
    ['constructor=1', 'query.constructor: is not a parameter'],
    ['status%5B%5D=PAID', 'query.status[]: is not a parameter'],
    ['status=PENDING,PAID', 'query.status: is a comma list'],
    ['status=PENDING%2CPAID', 'query.status: is a comma list'],
    ['status=PAID&status=Paid', 'query.status[1]: is not one of'],
    ['orderId=1&orderId=2', 'query.orderId: is there 2 times'],
    ['customer.email=a+b@example.com', 'query.customer.email: has a bare +'],
    ['orderId', 'query: "orderId" is not one name=value'],
    ['orderId=a=b', 'query: "orderId=a=b" is not one name=value'],
    ['=1', 'query: "=1" is not one name=value'],
    ['page=0&', 'query: "" is not one name=value'],
    ['afterId=1.6864141837181605e18', 'query.afterId: is not written as a whole number'],
    ['page=%200', 'query.page: is not a bare number'],
    ['page=0x1', 'query.page: is not a bare number'],
    ['afterTimestamp=2024-05-06T07:08:09', 'query.afterTimestamp: does not match'],
  ])('of the query %s finds: %s', (query, fault) => {
    const faults = faultsOf('checkouts.search', { url: `/mer/v2.0/checkout?${query}` });
    expect(faults).toEqual([expect.stringContaining(fault)]);
  });

  it('accepts a list as repeated keys, and nineteen digits in a query', () => {
    const url = '/mer/v2.0/checkout?status=PENDING&status=PAID&afterId=1686414183718160542';
    expect(faultsOf('checkouts.search', { url })).toEqual([]);
  });

  it('accepts the ends of a range, and digits up to 64 bits that are written as a whole number', () => {
    const changed = (operation: string, from: string, to: string) =>
      faultsOf(operation, { bodyText: validRequest(operation).bodyText.replace(from, to) });
    for (const end of ['15', '10080']) {
      expect(changed('checkouts.createLink', '"expiresIn":1440', `"expiresIn":${end}`)).toEqual([]);
    }
    const branch = (digits: string) => changed('checkouts.createMobile', '1601731695315563241', digits);
    expect(branch('9223372036854775807')).toEqual([]);
    for (const digits of ['1.601731695315563241e18', '1601731695315563241.0']) {
      expect(branch(digits)).toEqual([expect.stringContaining('is not written as a whole number')]);
    }
  });

  it('takes the words of a request in one spelling only', () => {
    expect(checkValue(word(['Custom']), 'CUSTOM', 'policy')).toEqual(['policy: is not one of Custom']);
    expect(checkValue(eitherSpelling(['Custom']), 'CUSTOM', 'policy')).toEqual([]);
  });
});
