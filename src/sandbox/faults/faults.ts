import { isSandboxOperation, type SandboxOperation } from '../operations.js';
import { FAULTS, type FaultDefinition, type SandboxFault } from './definitions.js';

/**
 * A fault for one of the next answers.
 *
 * @example
 * ```ts
 * import { createSandbox, type FailNext } from 'paymennt/sandbox';
 *
 * // Three times too many requests, each with ten seconds to wait.
 * const busyEvening: FailNext = { fault: 'rate-limit', times: 3, retryAfterSeconds: 10 };
 * createSandbox().failNext(busyEvening);
 * ```
 */
export interface FailNext {
  /** The operation as the SDK names it, such as `checkouts.refund`. Default: the next operation, whatever it is. */
  operation?: SandboxOperation | undefined;
  /** The fault. */
  fault: SandboxFault;
  /** Number of answers with this fault. Default 1. */
  times?: number | undefined;
  /** Whether the work is done before the answer goes wrong, where the fault leaves a choice. */
  commits?: boolean | undefined;
  /** Seconds in `Retry-After`. Default 1 for `rate-limit`, and no such header for `busy-503`. */
  retryAfterSeconds?: number | undefined;
}

/** A fault whose turn it is. */
export interface DueFault {
  readonly fault: SandboxFault;
  readonly definition: FaultDefinition;
  readonly commits: boolean;
  readonly retryAfterSeconds: number | undefined;
}

export interface FaultQueue {
  add(arrangement: FailNext): void;
  take(operation: SandboxOperation): DueFault | undefined;
  /** The faults that no answer had yet. */
  pending(): readonly FailNext[];
  clear(): void;
}

/**
 * Every fault, for menus and tests.
 *
 * @example
 * ```ts
 * // sandbox-faults.mjs
 * import { createSandbox, SANDBOX_FAULTS } from 'paymennt/sandbox';
 *
 * const sandbox = createSandbox();
 * for (const fault of SANDBOX_FAULTS) sandbox.failNext({ operation: 'checkouts.get', fault });
 * await sandbox.close();
 * ```
 */
export const SANDBOX_FAULTS = Object.keys(FAULTS) as readonly SandboxFault[];

function check({ operation, fault, times, commits }: FailNext): void {
  if (!Object.hasOwn(FAULTS, fault)) {
    throw new Error(`failNext: fault must be one of ${SANDBOX_FAULTS.join(', ')}.`);
  }
  if (operation !== undefined && !isSandboxOperation(operation)) {
    throw new Error(`failNext: there is no operation "${String(operation)}".`);
  }
  if (times !== undefined && (!Number.isSafeInteger(times) || times < 1)) {
    throw new Error('failNext: times must be a whole number above zero.');
  }
  if (commits === false && FAULTS[fault].commits === 'always') {
    throw new Error(`failNext: ${fault} distorts the answer to work that was done, so it always commits.`);
  }
}

export function createFaultQueue(): FaultQueue {
  const queue: (FailNext & { left: number })[] = [];
  return {
    add(arrangement) {
      check(arrangement);
      queue.push({ ...arrangement, left: arrangement.times ?? 1 });
    },
    take(operation) {
      const index = queue.findIndex(
        (entry) => entry.operation === undefined || entry.operation === operation,
      );
      const entry = queue[index];
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left === 0) queue.splice(index, 1);
      const definition = FAULTS[entry.fault];
      return {
        definition,
        fault: entry.fault,
        commits: entry.commits ?? definition.commits !== false,
        retryAfterSeconds: entry.retryAfterSeconds,
      };
    },
    pending: () => queue.map(({ left, ...arrangement }) => ({ ...arrangement, times: left })),
    clear() {
      queue.length = 0;
    },
  };
}
