import { beforeAll, describe, expect, inject, it } from 'vitest';
import { CLAIMS } from './claims/all.js';
import type { Claim, Report, Traits } from './claims/claim.js';
import { IN_ONE_PROCESS } from './claims/in-one-process.js';
import { CANARIES } from './claims/secrets.js';
import { type Run, runProgram } from './run-program.js';

/** What is known where a runtime tells what happened. */
export const TELLS_ALL: Traits = {
  refused: { outcome: 'not_sent', causeCode: 'ECONNREFUSED' },
  untrusted: { outcome: 'not_sent', causeCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  reset: { causeCode: 'ECONNRESET' },
  deletesSent: 1,
};

/** One way to run the program. */
export interface Way {
  readonly name: string;
  /** How the runtime has to call itself. */
  readonly runtime: RegExp;
  /** The command line, in the project, given the folder of the runtimes. */
  readonly command: (runtimes: string) => readonly string[];
  readonly traits: Traits;
}

// A timer of the SDK that was left behind would hold the process for thirty seconds.
const LINGERS_MS = 5_000;

/** Each claim as a test of its own, against what a report says. */
export function itHolds(claims: readonly Claim[], report: () => Report, traits: Traits): void {
  it.each(claims.map(({ claim, expected }) => [claim, expected] as const))('%s', (claim, expected) => {
    expect(report().seen[claim]).toEqual(typeof expected === 'function' ? expected(traits) : expected);
  });

  it('was asked for these claims, and for no others', () => {
    expect(Object.keys(report().seen)).toEqual(claims.map(({ claim }) => claim));
  });
}

/** Nothing of the credentials is in what a program printed, and it did print the client and an error. */
export function expectNoSecretIn(printed: string): void {
  for (const canary of Object.values(CANARIES)) expect(printed).not.toContain(canary);
  expect(printed).toContain('PaymenntClient');
  expect(printed).toContain('PaymenntConnectionError');
}

/** Everything that has to be so when the program is run in this way. */
export function describeWay({ name, runtime, command, traits }: Way): void {
  describe(name, () => {
    let run: Run;
    beforeAll(async () => {
      run = await runProgram(inject('project'), command(inject('runtimes')));
      console.log(`${name}: ${run.report.runtime}`);
    });

    itHolds([...CLAIMS, ...IN_ONE_PROCESS], () => run.report, traits);

    it('ran on the runtime that it is about', () => {
      expect(run.report.runtime).toMatch(runtime);
    });

    it('prints no secret', () => {
      expectNoSecretIn(run.printed);
    });

    it('ends by itself when it is done', () => {
      expect(run.ended).toBe(0);
      expect(run.lingeredMs).toBeLessThan(LINGERS_MS);
    });
  });
}
