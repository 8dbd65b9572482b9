import { isSandboxOperation, type SandboxOperation } from '../operations.js';

/**
 * What can go wrong with one answer.
 *
 * | fault | the merchant sees | was the work done? |
 * |---|---|---|
 * | `reset-before-commit` | the connection breaks | no |
 * | `reset-after-commit` | the connection breaks | **yes** |
 * | `stall-headers` | nothing, for ever | no |
 * | `stall-body` | a 200 whose body stops in the middle, for ever | yes |
 * | `truncate` | a 200 whose body is cut in the middle | yes |
 * | `html-502` | a proxy's error page | no |
 * | `busy-503` | HTTP 503 with the API's envelope | no |
 * | `rate-limit` | HTTP 429 with `Retry-After` | no |
 * | `unknown-status` | a status that nobody documented | yes |
 * | `label-casing` | the other spelling of enumerations (`Partially refunded`) | yes |
 *
 * @example
 * ```ts
 * import { createSandbox, type SandboxFault } from 'paymennt/sandbox';
 *
 * // A refund meets each of them, and none may be paid out twice.
 * const DONE_BUT_UNHEARD: readonly SandboxFault[] = ['reset-after-commit', 'stall-body', 'truncate'];
 * const sandbox = createSandbox();
 * for (const fault of DONE_BUT_UNHEARD) sandbox.failNext({ operation: 'checkouts.refund', fault });
 * ```
 */
export type SandboxFault =
  | 'reset-before-commit'
  | 'reset-after-commit'
  | 'stall-headers'
  | 'stall-body'
  | 'truncate'
  | 'html-502'
  | 'busy-503'
  | 'rate-limit'
  | 'unknown-status'
  | 'label-casing';

/**
 * One arrangement for something to go wrong.
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
  /** The operation as the SDK names it, such as `checkouts.refund`. Default: whichever comes next. */
  operation?: SandboxOperation | undefined;
  /** What goes wrong. */
  fault: SandboxFault;
  /** How often. Default 1. */
  times?: number | undefined;
  /** Overrides whether the work is done before the answer goes wrong, where that makes sense. */
  commits?: boolean | undefined;
  /** What `Retry-After` says on a `rate-limit` or `busy-503`, in seconds. Default 1 and none. */
  retryAfterSeconds?: number | undefined;
}

/** A fault that has come due. */
export interface DueFault {
  readonly fault: SandboxFault;
  readonly commits: boolean;
  readonly retryAfterSeconds: number | undefined;
}

export interface FaultQueue {
  add(arrangement: FailNext): void;
  take(operation: SandboxOperation): DueFault | undefined;
  /** What is still waiting. */
  pending(): readonly FailNext[];
  clear(): void;
}

const COMMITS: Readonly<Record<SandboxFault, boolean>> = {
  'reset-before-commit': false,
  'reset-after-commit': true,
  'stall-headers': false,
  'stall-body': true,
  truncate: true,
  'html-502': false,
  'busy-503': false,
  'rate-limit': false,
  'unknown-status': true,
  'label-casing': true,
};

// Their answer is made of the work's own answer.
const ALWAYS_COMMIT: readonly SandboxFault[] = ['stall-body', 'truncate', 'unknown-status', 'label-casing'];

/**
 * Every fault, for menus and tests.
 *
 * @example
 * ```ts
 * import { createSandbox, SANDBOX_FAULTS } from 'paymennt/sandbox';
 *
 * const sandbox = createSandbox();
 * for (const fault of SANDBOX_FAULTS) sandbox.failNext({ operation: 'checkouts.get', fault });
 * await sandbox.close();
 * ```
 */
export const SANDBOX_FAULTS = Object.keys(COMMITS) as readonly SandboxFault[];

function check({ operation, fault, times, commits }: FailNext): void {
  if (!Object.hasOwn(COMMITS, fault)) {
    throw new Error(`failNext: fault must be one of ${SANDBOX_FAULTS.join(', ')}.`);
  }
  if (operation !== undefined && !isSandboxOperation(operation)) {
    throw new Error(`failNext: there is no operation "${String(operation)}".`);
  }
  if (times !== undefined && (!Number.isSafeInteger(times) || times < 1)) {
    throw new Error('failNext: times must be a whole number above zero.');
  }
  if (commits === false && ALWAYS_COMMIT.includes(fault)) {
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
      return {
        fault: entry.fault,
        commits: entry.commits ?? COMMITS[entry.fault],
        retryAfterSeconds: entry.retryAfterSeconds,
      };
    },
    pending: () => queue.map(({ left, ...arrangement }) => ({ ...arrangement, times: left })),
    clear() {
      queue.length = 0;
    },
  };
}
