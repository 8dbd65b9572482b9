import { type ApiOperation, OPERATIONS, route } from '../operations.js';

/** The HTTP method and the path of one operation of the Merchant API. */
export interface SandboxRoute {
  /** Name of the operation in the SDK, such as `checkouts.get`. */
  readonly operation: SandboxOperation;
  /** HTTP method. */
  readonly method: 'GET' | 'POST';
  /** Path below `/mer/v2.0`, with placeholders such as `{checkoutId}`. */
  readonly path: string;
}

/** The 36 operations of the sandbox, for tests that compare them with the SDK. */
export const SANDBOX_ROUTES: readonly SandboxRoute[] = (Object.keys(OPERATIONS) as ApiOperation[]).map(route);

/** An operation by its name in the SDK, such as `checkouts.createMobile`. */
export type SandboxOperation = ApiOperation;

/** The path of the API on every origin. */
export const API_PREFIX = '/mer/v2.0';

export function isSandboxOperation(name: unknown): name is SandboxOperation {
  return SANDBOX_ROUTES.some(({ operation }) => operation === name);
}

/** The operation of a request. Undefined if there is none with this method and path. */
export function operationOf(method: string, pathname: string): SandboxOperation | undefined {
  if (!pathname.startsWith(`${API_PREFIX}/`)) return undefined;
  const rest = pathname.slice(API_PREFIX.length + 1).split('/');
  const fits = (path: string) => {
    const wanted = path.split('/').slice(1);
    return (
      wanted.length === rest.length &&
      wanted.every((part, index) => (part.startsWith('{') ? rest[index] !== '' : part === rest[index]))
    );
  };
  // A literal path has priority over a placeholder: `/card/list` is not the card "list".
  const candidates = SANDBOX_ROUTES.filter(
    (candidate) => candidate.method === method && fits(candidate.path),
  );
  return (candidates.find(({ path }) => !path.includes('{')) ?? candidates[0])?.operation;
}
