import { vi } from 'vitest';

/** Takes the jitter out, so that every pause between two requests is over at once. Undone after each test. */
export function noWaiting(): void {
  vi.spyOn(Math, 'random').mockReturnValue(0);
}
