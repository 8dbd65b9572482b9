import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How many timers keep this process alive, whoever set them. */
export function activeTimers(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
}

/** The timers that are set through the globals from now on. */
export interface TimerWatch {
  /** How many of them have neither fired nor been cleared, and keep the process alive. */
  active(): number;
  stop(): void;
}

/** Watches the timers that code under test sets: those of the test runner and of Node itself go other ways. */
export function watchTimers(): TimerWatch {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const active = new Set<NodeJS.Timeout>();
  const watchedSet = (callback: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
    const timer = set(() => {
      active.delete(timer);
      callback(...given);
    }, ms);
    active.add(timer);
    return timer;
  };
  const watchedClear = (timer?: NodeJS.Timeout) => {
    if (timer) active.delete(timer);
    clear(timer);
  };
  Object.assign(globalThis, { setTimeout: watchedSet, clearTimeout: watchedClear });
  return {
    // The clock of Node's own fetch is among them, and holds nothing up.
    active: () => [...active].filter((timer) => timer.hasRef()).length,
    stop: () => Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }),
  };
}

/** How many listeners wait for a signal. */
export function abortListeners(signal: AbortSignal): number {
  return getEventListeners(signal, 'abort').length;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

async function heapUsed(): Promise<number> {
  // What a finished promise, a cleared timer or a finalised signal holds is let go a turn later.
  for (let turn = 0; turn < 6; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    collectGarbage();
  }
  return process.memoryUsage().heapUsed;
}

/** Bytes of heap that many calls leave behind, a hundred at a time, after a warm-up. */
export async function bytesLeftBy(calls: number, call: () => Promise<unknown>): Promise<number> {
  const run = async (count: number) => {
    for (let done = 0; done < count; done += 100) {
      await Promise.all(Array.from({ length: 100 }, call));
    }
  };
  await run(500);
  const before = await heapUsed();
  await run(calls);
  return (await heapUsed()) - before;
}
