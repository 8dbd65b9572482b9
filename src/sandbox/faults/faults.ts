import type { SandboxOperation } from '../operations.js';
import { faultReader } from '../wire/options.js';
import { FAULTS, type FaultDefinition, type SandboxFault } from './definitions.js';

/** A fault of one or more of the next responses. */
export interface FailNext {
  /** Name of the operation in the SDK, such as `checkouts.refund`. Default: the next request to any operation. */
  operation?: SandboxOperation | undefined;
  /** The fault. */
  fault: SandboxFault;
  /** Number of responses with this fault, 1 or more. Default 1. */
  times?: number | undefined;
  /** Whether the sandbox completes the operation. Default: the third column of the table of {@link SandboxFault}. */
  commits?: boolean | undefined;
  /** Seconds in `Retry-After`. Default 1 for `rate-limit`, and no such header for `busy-503`. */
  retryAfterSeconds?: number | undefined;
}

/** The fault of the current request. */
export interface DueFault extends FailNext {
  readonly definition: FaultDefinition;
  readonly commits: boolean;
}

/** Every fault, for menus and tests. */
export const SANDBOX_FAULTS = Object.keys(FAULTS) as readonly SandboxFault[];

const read = faultReader(SANDBOX_FAULTS);

export function createFaultQueue() {
  const queue: (FailNext & { left: number })[] = [];
  return {
    add(arrangement: FailNext) {
      const entry = read(arrangement);
      if (entry.commits === false && FAULTS[entry.fault].commits === 'always') {
        throw new Error(
          `failNext: ${entry.fault} changes the response of a completed operation, so commits must not be false.`,
        );
      }
      queue.push({ ...entry, left: entry.times ?? 1 });
    },
    take(operation: SandboxOperation): DueFault | undefined {
      const index = queue.findIndex(
        (entry) => entry.operation === undefined || entry.operation === operation,
      );
      const entry = queue[index];
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left === 0) queue.splice(index, 1);
      const definition = FAULTS[entry.fault];
      return { ...entry, definition, commits: entry.commits ?? definition.commits !== false };
    },
    /** The faults of later requests. */
    pending: () => queue.map(({ left, ...arrangement }) => ({ ...arrangement, times: left })),
    clear() {
      queue.length = 0;
    },
  };
}

export type FaultQueue = ReturnType<typeof createFaultQueue>;
