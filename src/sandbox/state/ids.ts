/** Where ids and keys come from: ascending, never repeated, the same again for the same seed. */
export interface IdSource {
  /** 19 digits, above 2^53, and odd, so that a reader who rounds it to a JavaScript number gets another id. */
  id(): string;
  /** An opaque key of lower-case letters and digits. */
  key(length: number): string;
  /** A short reference that people can read out. */
  displayId(): string;
  readonly seed: number;
  /** How many were handed out: what a saved state needs in order to go on without repeating one. */
  count: number;
}

const KEY_ALPHABET = '0123456789abcdef';
// No letter that is mistaken for a digit.
const DISPLAY_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Mulberry32: small, quick and good enough for ids. Not a source of secrets, and the sandbox has none. */
function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

export function createIdSource(seed: number): IdSource {
  const space = String(randomStream(seed)() % 1_000_000).padStart(6, '0');

  const text = (alphabet: string, length: number, count: number) => {
    const next = randomStream(Math.imul(count, 0x9e3779b1) ^ seed);
    return Array.from({ length }, () => alphabet[next() % alphabet.length] ?? '').join('');
  };

  return {
    seed,
    count: 0,
    id() {
      this.count += 1;
      const serial = BigInt(this.count) * 2018n + 1n;
      return `17${space}${serial.toString().padStart(11, '0')}`;
    },
    key(length) {
      this.count += 1;
      return text(KEY_ALPHABET, length, this.count);
    },
    displayId() {
      this.count += 1;
      return text(DISPLAY_ALPHABET, 6, this.count);
    },
  };
}

/** A seed that differs from one sandbox to the next, so that an id of one is not found in another. */
export function randomSeed(): number {
  return globalThis.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
