import { describe, expect, it } from 'vitest';
import { denoFailure } from '../../src/runtimes/deno-failure.js';
import { networkFailure } from '../../src/runtimes/network-failure.js';

// As Deno 2.0 to 2.9 put it. From 2.9.1 on they are the cause of a `fetch failed`, before that they are the message.
const URL_PART = 'error sending request for url (http://127.0.0.1:37541/mer/v2.0/checkout)';
const REFUSED = `${URL_PART}: client error (Connect): tcp connect error: Connection refused (os error 111)`;
const NO_NAME = `${URL_PART}: client error (Connect): dns error: failed to lookup address information: Name or service not known`;
const UNTRUSTED = `${URL_PART}: client error (Connect): invalid peer certificate: UnknownIssuer`;
const NO_TLS = `${URL_PART}: client error (Connect): received corrupt message of type InvalidContentType`;
const CLOSED =
  'error sending request from 127.0.0.1:40828 for http://127.0.0.1:41153/x (127.0.0.1:41153): client error (SendRequest): connection closed before message completed';
const RESET = 'Connection reset by peer (os error 104)';

const thrown = (sentence: string) => [
  new TypeError(sentence),
  new TypeError('fetch failed', { cause: new Error(sentence) }),
];

describe('what Deno says of a request', () => {
  it.each([
    [REFUSED, 'ECONNREFUSED'],
    [`${REFUSED}: Connection refused (os error 111)`, 'ECONNREFUSED'],
    [REFUSED.replace('111', '61'), 'ECONNREFUSED'],
    [NO_NAME, 'ENOTFOUND'],
    [NO_TLS, undefined],
  ])('means that it never left: %s', (sentence, causeCode) => {
    for (const error of thrown(sentence)) {
      expect(networkFailure(error)).toEqual({ causeCode, neverSent: true, passing: true });
    }
  });

  it('means that the certificate is not going to be better in a moment', () => {
    for (const error of thrown(UNTRUSTED)) {
      expect(networkFailure(error)).toEqual({ causeCode: 'UnknownIssuer', neverSent: true, passing: false });
    }
  });

  it.each([
    RESET,
    `${URL_PART}: client error (SendRequest): connection error: ${RESET}`,
    CLOSED,
    'error reading a body from connection',
  ])('means that it may have arrived: %s', (sentence) => {
    for (const error of thrown(sentence)) {
      expect(networkFailure(error)).toEqual({ causeCode: undefined, neverSent: false, passing: true });
    }
  });

  it.each([
    'Network connection lost.',
    'Connection refused (os error 111)',
    'the proxy said: client error (Connect): Connection refused (os error 111)',
    `${URL_PART.replace(')', '): client%20error%20(Connect):%20x)')}: client error (SendRequest): gone`,
    '',
    5,
    undefined,
  ])('is not read into other words: %s', (message) => {
    expect(denoFailure(message)).toBeUndefined();
  });
});
