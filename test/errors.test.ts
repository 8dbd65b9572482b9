import { inspect } from 'node:util';
import {
  PaymenntAbortError,
  PaymenntApiError,
  PaymenntAuthenticationError,
  PaymenntConfigurationError,
  PaymenntConnectionError,
  PaymenntError,
  PaymenntRateLimitError,
  PaymenntResponseError,
  PaymenntTimeoutError,
  PaymenntValidationError,
} from 'paymennt';
import { beforeAll, describe, expect, it, vi } from 'vitest';

type Errors = typeof import('../src/errors.js');

const safe = { message: 'It failed.', operation: 'checkouts.get', outcome: 'no_effect' } as const;
const issues = [
  { path: 'customer.email', message: 'must be an e-mail address' },
  { path: '', message: 'must be an object' },
];

/** One error of each class, with every class that it is one of. */
const samples = (errors: Errors) =>
  [
    [new errors.PaymenntConfigurationError('Wrong.'), ['PaymenntConfigurationError']],
    [
      new errors.PaymenntValidationError({ issues, operation: 'checkouts.createMobile' }),
      ['PaymenntValidationError'],
    ],
    [new errors.PaymenntApiError({ ...safe, code: 'api_error', httpStatus: 400 }), ['PaymenntApiError']],
    [
      new errors.PaymenntAuthenticationError({ ...safe, code: 'authentication_failed', httpStatus: 401 }),
      ['PaymenntApiError', 'PaymenntAuthenticationError'],
    ],
    [
      new errors.PaymenntRateLimitError({ ...safe, code: 'rate_limited', httpStatus: 429, retryAfterMs: 5 }),
      ['PaymenntApiError', 'PaymenntRateLimitError'],
    ],
    [
      new errors.PaymenntResponseError({ ...safe, code: 'invalid_response', httpStatus: 200, issues }),
      ['PaymenntResponseError'],
    ],
    [
      new errors.PaymenntConnectionError({ ...safe, code: 'connection_failed', causeCode: 'ECONNRESET' }),
      ['PaymenntConnectionError'],
    ],
    [
      new errors.PaymenntTimeoutError({ ...safe, code: 'request_timeout', timeoutMs: 9, phase: 'total' }),
      ['PaymenntConnectionError', 'PaymenntTimeoutError'],
    ],
    [
      new errors.PaymenntAbortError({ ...safe, code: 'request_aborted', reason: 'hunter2' }),
      ['PaymenntAbortError'],
    ],
  ] as const;

const CLASSES = {
  PaymenntError,
  PaymenntConfigurationError,
  PaymenntValidationError,
  PaymenntApiError,
  PaymenntAuthenticationError,
  PaymenntRateLimitError,
  PaymenntResponseError,
  PaymenntConnectionError,
  PaymenntTimeoutError,
  PaymenntAbortError,
} as const;

let here: Errors;
let elsewhere: Errors;

beforeAll(async () => {
  here = await import('../src/errors.js');
  vi.resetModules();
  elsewhere = await import('../src/errors.js');
});

describe('the kinds of errors', () => {
  it('are told apart by instanceof within one copy of the package', () => {
    for (const [error, names] of samples(here)) {
      for (const [name, errorClass] of Object.entries(CLASSES)) {
        const expected = name === 'PaymenntError' || (names as readonly string[]).includes(name);
        expect(error instanceof errorClass, `${error.name} instanceof ${name}`).toBe(expected);
      }
      expect(error).toBeInstanceOf(Error);
    }
  });

  it('are told apart by is, also when they come from another copy', () => {
    for (const [error, names] of [...samples(here), ...samples(elsewhere)]) {
      for (const [name, errorClass] of Object.entries(CLASSES)) {
        const expected = name === 'PaymenntError' || (names as readonly string[]).includes(name);
        expect(errorClass.is(error), `${name}.is(${error.name})`).toBe(expected);
      }
    }
  });

  it('really came from another copy', () => {
    expect(elsewhere.PaymenntError).not.toBe(PaymenntError);
    for (const [error] of samples(elsewhere)) expect(error).not.toBeInstanceOf(PaymenntError);
  });

  it('do not include what is none of ours', () => {
    const others = [
      new Error('PaymenntError'),
      Object.assign(new Error(''), { name: 'PaymenntError', code: 'api_error', outcome: 'no_effect' }),
      JSON.parse(JSON.stringify(samples(here)[0][0])),
      { 'paymennt.PaymenntError': true },
      'PaymenntError',
      undefined,
      null,
      0,
      () => {},
    ];
    for (const other of others) {
      for (const errorClass of Object.values(CLASSES)) expect(errorClass.is(other)).toBe(false);
    }
  });

  it('carry brands that other versions of the package look for, so that these may never change', () => {
    for (const [error, names] of samples(here)) {
      const brands = Object.keys(CLASSES).filter((name) => Symbol.for(`paymennt.${name}`) in error);
      expect(brands.sort()).toEqual(['PaymenntError', ...names].sort());
    }
  });

  it('can be given another name by whoever handles them, like any error', () => {
    for (const [error] of samples(here)) {
      expect(Object.assign(error, { name: 'PaymentFailed' }).name).toBe('PaymentFailed');
    }
  });

  it('keep their names, whatever a minifier makes of the classes', () => {
    for (const [error, names] of samples(here)) {
      expect(error.name).toBe(names.at(-1));
      expect(String(error)).toBe(`${error.name}: ${error.message}`);
      expect(error.stack).toContain(error.name);
    }
  });
});

describe('the fields of an error', () => {
  it('of wrong options', () => {
    const error = new PaymenntConfigurationError('Wrong.');
    expect(error.message).toBe('Wrong.');
    expect(error.code).toBe('invalid_configuration');
    expect(error.outcome).toBe('not_sent');
    expect(error.operation).toBeUndefined();
    expect(new PaymenntConfigurationError('Wrong.', 'unsupported_runtime').code).toBe('unsupported_runtime');
  });

  it('of input that was refused', () => {
    const error = new PaymenntValidationError({ issues, operation: 'checkouts.createMobile' });
    expect(error.message).toBe(
      'checkouts.createMobile was not sent: customer.email must be an e-mail address; the input must be an object.',
    );
    expect(error.code).toBe('invalid_request');
    expect(error.outcome).toBe('not_sent');
    expect(error.operation).toBe('checkouts.createMobile');
    expect(error.issues).toEqual(issues);
    expect(new PaymenntValidationError({ issues }).message).toMatch(/^Invalid input: /);
  });

  it('of a refusal by the API', () => {
    const fields = { ...safe, code: 'api_error', httpStatus: 400, apiMessage: 'No.', elapsed: 7 } as const;
    const error = new PaymenntApiError(fields);
    expect(error.httpStatus).toBe(400);
    expect(error.apiMessage).toBe('No.');
    expect(error.elapsed).toBe(7);
    expect(error.operation).toBe('checkouts.get');
    expect(error.outcome).toBe('no_effect');
  });

  it('of input with more than a hundred problems: a hundred of them, and the number of all', () => {
    const all = Array.from({ length: 101 }, (_, nth) => ({
      path: `items[${nth}]`,
      message: 'must be an item',
    }));
    const error = new PaymenntValidationError({ issues: all });

    expect(error.issues).toEqual(all.slice(0, 100));
    expect(error.message).toMatch(/items\[99\] must be an item; and 1 more, 101 problems in all\.$/);
    expect(new PaymenntValidationError({ issues: all.slice(0, 100) }).message).toMatch(
      /items\[99\] must be an item\.$/,
    );
  });

  it('of a refusal that has headers', () => {
    const fields = { ...safe, code: 'api_error', httpStatus: 400 } as const;

    expect(new PaymenntApiError({ ...fields, header: (name) => `${name}!` }).header('date')).toBe('date!');
    expect(new PaymenntApiError(fields).header('date')).toBeUndefined();
  });

  it('of a checkout are there only when there is one', () => {
    const checkout = { checkoutId: '7', checkoutStatus: 'PAID' };
    const refused = { ...safe, code: 'request_id_used', httpStatus: 200 } as const;
    const incomplete = { ...safe, code: 'invalid_response', httpStatus: 200 } as const;

    expect(new PaymenntApiError({ ...refused, ...checkout })).toMatchObject(checkout);
    expect(new PaymenntApiError(refused)).not.toHaveProperty('checkoutId');
    expect(new PaymenntApiError(refused)).not.toHaveProperty('checkoutStatus');
    expect(new PaymenntResponseError({ ...incomplete, checkoutId: '7' }).checkoutId).toBe('7');
    expect(new PaymenntResponseError(incomplete)).not.toHaveProperty('checkoutId');
  });

  it('of a rate limit', () => {
    const fields = { ...safe, code: 'rate_limited', httpStatus: 429 } as const;
    expect(new PaymenntRateLimitError({ ...fields, retryAfterMs: 5 }).retryAfterMs).toBe(5);
    expect(new PaymenntRateLimitError(fields).retryAfterMs).toBeUndefined();
  });

  it('of an answer that lacks something', () => {
    const fields = { ...safe, code: 'invalid_response', httpStatus: 200 } as const;
    const error = new PaymenntResponseError({ ...fields, issues });
    expect(error.httpStatus).toBe(200);
    expect(error.issues).toEqual(issues);
    expect(error.message).toBe(
      'It failed. (customer.email must be an e-mail address; the answer must be an object)',
    );
    expect(new PaymenntResponseError(fields).issues).toEqual([]);
    expect(new PaymenntResponseError(fields).message).toBe('It failed.');
  });

  it('of a timeout', () => {
    const error = new PaymenntTimeoutError({
      ...safe,
      code: 'request_timeout',
      timeoutMs: 9,
      phase: 'total',
    });
    expect(error.timeoutMs).toBe(9);
    expect(error.phase).toBe('total');
    expect(error.causeCode).toBeUndefined();
  });

  it('of an abort: the caller’s reason can be read, but is not shown', () => {
    const reason = { secret: 'hunter2' };
    const error = new PaymenntAbortError({ ...safe, code: 'request_aborted', reason });
    expect(error.reason).toBe(reason);
    expect(JSON.stringify(error)).not.toContain('hunter2');
    expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
  });
});

describe('an error in a log', () => {
  it('is the name, the message and every field of its class, as JSON', () => {
    const error = new PaymenntRateLimitError({
      ...safe,
      code: 'rate_limited',
      httpStatus: 429,
      apiMessage: 'Slow down.',
      elapsed: 3,
      retryAfterMs: 1_000,
    });

    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'PaymenntRateLimitError',
      message: 'It failed.',
      code: 'rate_limited',
      outcome: 'no_effect',
      operation: 'checkouts.get',
      httpStatus: 429,
      apiMessage: 'Slow down.',
      elapsed: 3,
      retryAfterMs: 1_000,
    });
  });

  it('has no property that a web framework would send on as the HTTP status of its own answer', () => {
    for (const [error] of samples(here)) {
      expect(error).not.toHaveProperty('status');
      expect(error).not.toHaveProperty('statusCode');
      expect(error.toJSON()).not.toHaveProperty('status');
    }
  });

  it('has no cause, in which something could hide', () => {
    for (const [error] of samples(here)) {
      expect(error).not.toHaveProperty('cause');
      expect(Object.getOwnPropertySymbols(error)).toEqual([]);
    }
  });

  it('can be passed between threads as toJSON(), whose copy is no error any more', () => {
    for (const [error] of samples(here)) {
      const received: unknown = structuredClone(error.toJSON());

      expect(received).toEqual(error.toJSON());
      expect(received).toMatchObject({ name: error.name, code: error.code, outcome: error.outcome });
      expect(PaymenntError.is(received)).toBe(false);
      expect(PaymenntError.is(structuredClone(error))).toBe(false);
    }
  });
});
