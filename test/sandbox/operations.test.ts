import { SANDBOX_ROUTES } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { operationOf } from '../../src/sandbox/operations.js';

describe('operationOf', () => {
  it('finds each operation by its path', () => {
    for (const { operation, method, path } of SANDBOX_ROUTES) {
      expect(operationOf(method, `/mer/v2.0${path.replace(/\{\w+\}/, '17')}`)).toBe(operation);
    }
  });

  it.each(['/mer/v2.0', '/checkout/mobile', '/mer/v2.0/checkout/', '/mer/v2.0//checkout'])(
    'finds no operation at %s',
    (path) => {
      expect(operationOf('GET', path)).toBeUndefined();
    },
  );
});
