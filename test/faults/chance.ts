import { createHash } from 'node:crypto';

/**
 * A number in [0, 1) that depends on the seed and the words alone.
 *
 * A running generator would hand its numbers to whichever request comes first, so two runs of the same seed would
 * differ as soon as the calls are concurrent. Hashing what the request is about keeps each call's fate its own.
 */
export function chance(seed: number, ...words: readonly (string | number)[]): number {
  const digest = createHash('sha256')
    .update([seed, ...words].join('\n'))
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** One of the choices, by {@link chance}. */
export function pick<Choice>(choices: readonly [Choice, ...Choice[]], at: number): Choice {
  return choices[Math.floor(at * choices.length)] ?? choices[0];
}
