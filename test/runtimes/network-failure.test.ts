import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkFailure } from '../../src/runtimes/network-failure.js';
import { holds } from '../support/property.js';
import { networkError } from '../support/scripted-fetch.js';

const systemError = (code: string, syscall?: string) =>
  Object.assign(new Error(code), { code, ...(syscall === undefined ? {} : { syscall }) });

describe('a request that never left', () => {
  it.each([
    ['ECONNREFUSED', 'connect'],
    ['ENOTFOUND', 'getaddrinfo'],
    ['EAI_AGAIN', 'getaddrinfo'],
    ['EHOSTUNREACH', 'connect'],
    ['ENETUNREACH', 'connect'],
    ['ETIMEDOUT', 'connect'],
    ['UND_ERR_CONNECT_TIMEOUT', undefined],
    ['ConnectionRefused', undefined],
    ['FailedToOpenSocket', undefined],
  ])('is known by %s', (code, syscall) => {
    const failure = networkFailure(networkError(code, syscall));

    expect(failure.causeCode).toBe(code);
    expect(failure.neverSent).toBe(true);
    expect(failure.passing).toBe(true);
  });

  it('is known when every address of the host refused', () => {
    const all = [systemError('ECONNREFUSED', 'connect'), systemError('ENETUNREACH', 'connect')];
    const failure = networkFailure(new TypeError('fetch failed', { cause: new AggregateError(all) }));

    expect(failure.causeCode).toBe('ECONNREFUSED');
    expect(failure.neverSent).toBe(true);
  });

  it.each([
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ])('is not worth repeating when the certificate is wrong: %s', (code) => {
    const failure = networkFailure(networkError(code));

    expect(failure.causeCode).toBe(code);
    expect(failure.neverSent).toBe(true);
    expect(failure.passing).toBe(false);
  });
});

describe('a request that may have arrived', () => {
  it.each([
    ['ECONNRESET', 'read'],
    ['EPIPE', 'write'],
    ['ETIMEDOUT', 'read'],
    ['UND_ERR_SOCKET', undefined],
    ['UND_ERR_HEADERS_TIMEOUT', undefined],
    ['UND_ERR_BODY_TIMEOUT', undefined],
    ['HPE_INVALID_CONSTANT', undefined],
    ['ERR_SOMETHING_NEW', undefined],
  ])('is assumed for %s', (code, syscall) => {
    const failure = networkFailure(networkError(code, syscall));

    expect(failure.causeCode).toBe(code);
    expect(failure.neverSent).toBe(false);
    expect(failure.passing).toBe(true);
  });

  it('is assumed when only some addresses refused', () => {
    const all = [systemError('ECONNREFUSED', 'connect'), systemError('ECONNRESET', 'read')];

    expect(networkFailure(new AggregateError(all)).neverSent).toBe(false);
  });

  it.each([
    [new Error('fetch failed')],
    [new TypeError('fetch failed')],
    [new AggregateError([])],
    ['ECONNREFUSED'],
  ])('is assumed when nothing is known: %s', (error) => {
    const failure = networkFailure(error);

    expect(failure.causeCode).toBeUndefined();
    expect(failure.neverSent).toBe(false);
    expect(failure.passing).toBe(true);
  });
});

describe('the word for a failure', () => {
  it.each(['hunter2 is the secret', 'two\nlines', '', 'x'.repeat(61), 5, null, {}])(
    'is not taken over when it is none: %j',
    (code) => {
      expect(networkFailure(Object.assign(new Error('x'), { code })).causeCode).toBeUndefined();
    },
  );

  it('is the innermost one', () => {
    const inner = systemError('ECONNRESET', 'read');
    const outer = Object.assign(new Error('outer', { cause: inner }), { code: 'OUTER' });

    expect(networkFailure(new Error('outermost', { cause: outer })).causeCode).toBe('ECONNRESET');
  });

  it('is found for anything that can be thrown, without failing over it', () => {
    holds(
      fc.property(fc.anything(), (thrown) => {
        expect(networkFailure(thrown).passing).toBe(true);
      }),
    );
  });

  it('is not searched for ever in an error that is its own cause', () => {
    const cyclic = new Error('cyclic');
    cyclic.cause = cyclic;
    const list = new AggregateError([]);
    list.errors.push(list, list);

    expect(networkFailure(cyclic).neverSent).toBe(false);
    expect(networkFailure(list).neverSent).toBe(false);
  });
});
