import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../src/call/attempt.js';
import { outcomeOf } from '../../src/call/outcome.js';
import { ATTEMPTS } from './attempts.js';

// For each kind of attempt: what a read, a write and a creation came to when it is their only one.
const OUTCOMES: Readonly<
  Record<keyof typeof ATTEMPTS, readonly [read: string, write: string, creation: string]>
> = {
  'HTTP 2xx with `success: true`': ['no_effect', 'unknown', 'unknown'],
  'HTTP 2xx with `success: false`': ['no_effect', 'no_effect', 'no_effect'],
  'HTTP 2xx without an envelope': ['no_effect', 'unknown', 'unknown'],
  'a body over 10 MiB': ['no_effect', 'unknown', 'unknown'],
  'a redirect': ['no_effect', 'unknown', 'unknown'],
  'HTTP 4xx with `success: false`': ['no_effect', 'no_effect', 'no_effect'],
  'HTTP 401': ['no_effect', 'no_effect', 'no_effect'],
  'HTTP 403 that is not HTML': ['no_effect', 'no_effect', 'no_effect'],
  'HTTP 403 that is HTML': ['no_effect', 'unknown', 'unknown'],
  'HTTP 408': ['no_effect', 'unknown', 'unknown'],
  'HTTP 421': ['no_effect', 'unknown', 'unknown'],
  'HTTP 429': ['no_effect', 'no_effect', 'no_effect'],
  'any other HTTP 4xx': ['no_effect', 'unknown', 'unknown'],
  'HTTP 5xx': ['no_effect', 'unknown', 'unknown'],
  'a connection that was refused': ['not_sent', 'not_sent', 'not_sent'],
  'a certificate that is not trusted': ['not_sent', 'not_sent', 'not_sent'],
  'a connection that broke': ['no_effect', 'unknown', 'unknown'],
  'a `fetch` that is unusable': ['no_effect', 'unknown', 'unknown'],
  'no complete answer in time': ['no_effect', 'unknown', 'unknown'],
  'no socket in time': ['not_sent', 'not_sent', 'not_sent'],
};

describe('the outcome of one attempt', () => {
  const rows = (Object.keys(OUTCOMES) as (keyof typeof ATTEMPTS)[]).flatMap((name) =>
    ATTEMPTS[name].map((attempt, nth) => ({ name, nth, attempt, expected: OUTCOMES[name] })),
  );

  it.each(rows)('$name ($nth) is $expected for a read, a write and a creation', ({ attempt, expected }) => {
    const outcomes = (['read', 'write', 'creation'] as const).map((effect) => outcomeOf(effect, [attempt]));

    expect(outcomes).toEqual(expected);
  });
});

describe('the outcome of several attempts', () => {
  const first = (name: keyof typeof ATTEMPTS) => ATTEMPTS[name][0] as Attempt;
  const refused = first('HTTP 4xx with `success: false`');
  const lost = first('a connection that broke');
  const notSent = first('a connection that was refused');

  it('is that nothing was sent without an attempt', () => {
    for (const effect of ['read', 'write', 'creation'] as const)
      expect(outcomeOf(effect, [])).toBe('not_sent');
  });

  it('stays unknown when a refusal follows or precedes a lost attempt', () => {
    expect(outcomeOf('creation', [lost, refused])).toBe('unknown');
    expect(outcomeOf('creation', [refused, lost])).toBe('unknown');
  });

  it('does not change by an attempt that was not sent', () => {
    expect(outcomeOf('write', [notSent, refused, notSent])).toBe('no_effect');
    expect(outcomeOf('write', [notSent, lost, notSent])).toBe('unknown');
    expect(outcomeOf('read', [lost, notSent])).toBe('no_effect');
  });

  it('is that nothing changed when the API refused every attempt', () => {
    expect(outcomeOf('creation', [refused, first('HTTP 429'), refused])).toBe('no_effect');
  });
});
