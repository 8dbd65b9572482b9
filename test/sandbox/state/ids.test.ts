import { describe, expect, it } from 'vitest';
import { createIdSource, randomSeed } from '../../../src/sandbox/state/ids.js';

describe('ids', () => {
  it('have 19 digits, ascend, never repeat and are too large for a JavaScript number', () => {
    for (const seed of [0, 1, 0xffffffff, 20260301]) {
      const source = createIdSource(seed);
      const ids = Array.from({ length: 1_000 }, () => source.id());
      expect(ids.every((id) => /^\d{19}$/.test(id))).toBe(true);
      expect([...ids].sort()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => BigInt(Number(id)) === BigInt(id))).toEqual([]);
    }
  });

  it('differ from one seed to another and agree for the same one', () => {
    expect(createIdSource(1).id()).toBe(createIdSource(1).id());
    expect(createIdSource(1).id()).not.toBe(createIdSource(2).id());
    expect(createIdSource(1).key(48)).not.toBe(createIdSource(2).key(48));
  });

  it('continue after a saved count', () => {
    const source = createIdSource(7);
    source.id();
    const resumed = createIdSource(7);
    resumed.count = source.count;
    expect([resumed.id(), resumed.key(48), resumed.displayId()]).toEqual([
      source.id(),
      source.key(48),
      source.displayId(),
    ]);
  });

  it('have keys beside them that never repeat', () => {
    const source = createIdSource(randomSeed());
    const keys = Array.from({ length: 1_000 }, () => source.key(48));
    expect(keys.every((key) => /^[0-9a-f]{48}$/.test(key))).toBe(true);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
