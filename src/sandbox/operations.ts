import { type ApiOperation, OPERATIONS, route } from '../operations.js';

/**
 * One operation of the Merchant API: its name in the SDK, its HTTP method, its path below `/mer/v2.0`.
 *
 * @example
 * ```ts
 * import { SANDBOX_ROUTES, type SandboxRoute } from 'paymennt/sandbox';
 *
 * const isWrite = ({ method }: SandboxRoute) => method === 'POST';
 * SANDBOX_ROUTES.filter(isWrite).length; // 22
 * ```
 */
export interface SandboxRoute {
  /** Name of the method in the SDK. */
  readonly operation: SandboxOperation;
  /** HTTP method. */
  readonly method: 'GET' | 'POST';
  /** Path below `/mer/v2.0`, with names for ids. */
  readonly path: string;
}

/**
 * The 36 operations that the sandbox answers, for parity tests against the SDK.
 *
 * @example
 * ```ts
 * import { SANDBOX_ROUTES } from 'paymennt/sandbox';
 *
 * console.log(SANDBOX_ROUTES.map(({ method, path }) => `${method} ${path}`));
 * ```
 */
export const SANDBOX_ROUTES: readonly SandboxRoute[] = (Object.keys(OPERATIONS) as ApiOperation[]).map(route);

/**
 * An operation by its name in the SDK, such as `checkouts.createMobile`.
 *
 * @example
 * ```ts
 * import { createSandbox, type SandboxOperation } from 'paymennt/sandbox';
 *
 * const READ_BACK: readonly SandboxOperation[] = ['checkouts.get', 'checkouts.search'];
 * const sandbox = createSandbox();
 * for (const operation of READ_BACK) sandbox.failNext({ operation, fault: 'busy-503' });
 * ```
 */
export type SandboxOperation = ApiOperation;

/** The path below which the API lives, on any origin. */
export const API_PREFIX = '/mer/v2.0';

export function isSandboxOperation(name: unknown): name is SandboxOperation {
  return SANDBOX_ROUTES.some(({ operation }) => operation === name);
}

/** The operation that a request is for, when its path names one. */
export function operationOf(method: string, pathname: string): SandboxOperation | undefined {
  const segments = pathname.split('/');
  const prefix = API_PREFIX.split('/').length;
  if (!pathname.startsWith(`${API_PREFIX}/`)) return undefined;
  const rest = segments.slice(prefix);
  const fits = (path: string) => {
    const wanted = path.split('/').slice(1);
    return (
      wanted.length === rest.length &&
      wanted.every((part, index) => (part.startsWith('{') ? rest[index] !== '' : part === rest[index]))
    );
  };
  // A literal path wins over a pattern: `/card/list` is never a card called "list".
  const candidates = SANDBOX_ROUTES.filter(
    (candidate) => candidate.method === method && fits(candidate.path),
  );
  return (candidates.find(({ path }) => !path.includes('{')) ?? candidates[0])?.operation;
}
