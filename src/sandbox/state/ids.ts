const KEY_ALPHABET = '0123456789abcdef';
// Without I and O, which look like digits.
const DISPLAY_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Mulberry32: small and quick. It is good enough for ids, and must not generate secrets. */
function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Generates ids and keys: ascending, never repeated, and the same for the same seed. */
export function createIdSource(seed: number) {
  const space = String(randomStream(seed)() % 1_000_000).padStart(6, '0');

  const text = (alphabet: string, length: number, count: number) => {
    const next = randomStream(Math.imul(count, 0x9e3779b1) ^ seed);
    return Array.from({ length }, () => alphabet[next() % alphabet.length] ?? '').join('');
  };

  return {
    seed,
    /** Number of ids and keys so far. A saved state keeps it, so that none is repeated. */
    count: 0,
    /** 19 digits. The number is above 2^53 and odd, so a JavaScript number cannot hold it and a test notices the rounding. */
    id() {
      this.count += 1;
      const serial = BigInt(this.count) * 2018n + 1n;
      return `17${space}${serial.toString().padStart(11, '0')}`;
    },
    /** An opaque key of lower-case letters and digits. */
    key(length: number) {
      this.count += 1;
      return text(KEY_ALPHABET, length, this.count);
    },
    /** A short id that people can read out. */
    displayId() {
      this.count += 1;
      return text(DISPLAY_ALPHABET, 6, this.count);
    },
  };
}

export type IdSource = ReturnType<typeof createIdSource>;

/** A random seed, so that two sandboxes have different ids. */
export function randomSeed(): number {
  return globalThis.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
