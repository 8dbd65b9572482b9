import { SANDBOX_ROUTES } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { operationOf } from '../../src/sandbox/operations.js';
import { OPERATIONS } from '../contract/merchant-api.js';
import { openSandbox } from './open-sandbox.js';

describe('SANDBOX_ROUTES', () => {
  it('names every operation of the API once, with its method', () => {
    const named = SANDBOX_ROUTES.map(({ operation, method }) => `${operation}: ${method}`);
    const documented = OPERATIONS.map(({ name, method }) => `${name}: ${method}`);
    expect(named.sort()).toEqual(documented.sort());
  });

  it('gives every operation a route of its own', () => {
    const routes = SANDBOX_ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  it.each(SANDBOX_ROUTES)('answers $method $path with an envelope of the API', async ({ method, path }) => {
    const { merchant } = openSandbox();
    const concrete = path.replace(/\{\w+\}/, '1700000000000000101');
    const answer = await merchant.call(method, concrete);
    expect([200, 400, 415]).toContain(answer.status);
  });
});

describe('operationOf', () => {
  it.each(SANDBOX_ROUTES)('finds $operation by its path', ({ operation, method, path }) => {
    expect(operationOf(method, `/mer/v2.0${path.replace(/\{\w+\}/, '17')}`)).toBe(operation);
  });

  it.each(['/mer/v2.0', '/checkout/mobile', '/mer/v2.0/checkout/', '/mer/v2.0//checkout'])(
    'finds none for %s',
    (path) => {
      expect(operationOf('GET', path)).toBeUndefined();
    },
  );
});
