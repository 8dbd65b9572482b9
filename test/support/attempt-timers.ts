import { vi } from 'vitest';

/** The length of an attempt in tests that end it themselves. No other timer may have this length. */
export const ATTEMPT_MS = 29_999;

const { setTimeout: set } = globalThis;
const waiting = new Set<() => void>();

function watched(callback: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) {
  if (ms === ATTEMPT_MS) waiting.add(() => callback(...given));
  return set(callback, ms, ...given);
}

/**
 * Lets a test end all attempts of {@link ATTEMPT_MS} at a chosen moment, such as the arrival of the request, so that
 * the speed of the machine does not matter. Undone after each test.
 */
export function attemptTimers(): { expire(): void } {
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(watched as typeof setTimeout);
  return {
    expire() {
      for (const callback of waiting) callback();
      waiting.clear();
    },
  };
}
