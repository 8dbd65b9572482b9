import { describe, expect, it } from 'vitest';
import { OPERATIONS as SDK_OPERATIONS } from '../../src/operations.js';
import { OPERATIONS, operationAt, operationNamed } from './merchant-api.js';

describe('the contract of the Merchant API', () => {
  it('has the operations that the SDK names, each under one id and one address', () => {
    const distinct = (values: string[]) => [...new Set(values)];
    const names = OPERATIONS.map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(SDK_OPERATIONS).sort());
    expect(distinct(OPERATIONS.map(({ operationId }) => operationId))).toHaveLength(names.length);
    expect(distinct(OPERATIONS.map(({ method, path }) => `${method} ${path}`))).toHaveLength(names.length);
  });

  it('has thirteen POST operations that take no body', () => {
    const bodyless = OPERATIONS.filter(({ method, body }) => method === 'POST' && body === undefined);
    expect(bodyless.map(({ name }) => name).sort()).toEqual([
      'branches.disable',
      'branches.enable',
      'cards.delete',
      'checkouts.cancel',
      'checkouts.refund',
      'checkouts.resendToTerminal',
      'payments.capture',
      'subscriptions.pause',
      'subscriptions.resume',
      'webhooks.delete',
      'webhooks.disable',
      'webhooks.enable',
      'webhooks.test',
    ]);
  });

  it('has no body on a GET and no second placeholder in a path', () => {
    for (const { method, path, body } of OPERATIONS) {
      expect(method === 'GET' && body !== undefined).toBe(false);
      expect(path.split('{').length - 1).toBeLessThanOrEqual(1);
    }
  });

  it('finds each operation by its method and path, and no other operation there', () => {
    for (const operation of OPERATIONS) {
      const path = operation.path.replace(/\{\w+\}/, '1686414183718160542');
      expect(operationAt(operation.method, path)).toBe(operation);
      expect(operationAt('DELETE', path)).toBeUndefined();
      expect(operationAt(operation.method, `${path}/`)).toBeUndefined();
    }
  });

  it('says so when asked for an operation it does not have', () => {
    expect(() => operationNamed('checkouts.createCash')).toThrow('checkouts.createCash');
  });
});
