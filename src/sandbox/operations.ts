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
  readonly operation: string;
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
export const SANDBOX_ROUTES = [
  { operation: 'checkouts.createWeb', method: 'POST', path: '/checkout/web' },
  { operation: 'checkouts.createMobile', method: 'POST', path: '/checkout/mobile' },
  { operation: 'checkouts.createLink', method: 'POST', path: '/checkout/link' },
  { operation: 'checkouts.createQr', method: 'POST', path: '/checkout/qr' },
  { operation: 'checkouts.createTerminal', method: 'POST', path: '/checkout/terminal' },
  { operation: 'checkouts.search', method: 'GET', path: '/checkout' },
  { operation: 'checkouts.get', method: 'GET', path: '/checkout/{checkoutId}' },
  {
    operation: 'checkouts.resendToTerminal',
    method: 'POST',
    path: '/checkout/{checkoutId}/resend-to-terminal',
  },
  { operation: 'checkouts.cancel', method: 'POST', path: '/checkout/{checkoutId}/cancel' },
  { operation: 'checkouts.refund', method: 'POST', path: '/checkout/{checkoutId}/refund' },
  { operation: 'payments.create', method: 'POST', path: '/payment/debit' },
  { operation: 'payments.get', method: 'GET', path: '/payment/{paymentId}' },
  { operation: 'payments.capture', method: 'POST', path: '/payment/{paymentId}/capture' },
  { operation: 'cards.list', method: 'GET', path: '/card/list' },
  { operation: 'cards.get', method: 'GET', path: '/card' },
  { operation: 'cards.delete', method: 'POST', path: '/card/delete' },
  { operation: 'subscriptions.search', method: 'GET', path: '/subscription' },
  { operation: 'subscriptions.create', method: 'POST', path: '/subscription' },
  { operation: 'subscriptions.get', method: 'GET', path: '/subscription/{subscriptionId}' },
  { operation: 'subscriptions.pause', method: 'POST', path: '/subscription/{subscriptionId}/pause' },
  { operation: 'subscriptions.resume', method: 'POST', path: '/subscription/{subscriptionId}/resume' },
  { operation: 'subscriptions.listPayments', method: 'GET', path: '/subscription/{subscriptionId}/payment' },
  { operation: 'branches.list', method: 'GET', path: '/branches' },
  { operation: 'branches.create', method: 'POST', path: '/branches' },
  { operation: 'branches.get', method: 'GET', path: '/branches/{branchId}' },
  { operation: 'branches.enable', method: 'POST', path: '/branches/{branchId}/enable' },
  { operation: 'branches.disable', method: 'POST', path: '/branches/{branchId}/disable' },
  { operation: 'terminals.list', method: 'GET', path: '/terminals' },
  { operation: 'terminals.get', method: 'GET', path: '/terminals/{terminalId}' },
  { operation: 'webhooks.list', method: 'GET', path: '/webhooks' },
  { operation: 'webhooks.create', method: 'POST', path: '/webhooks' },
  { operation: 'webhooks.get', method: 'GET', path: '/webhooks/{webhookId}' },
  { operation: 'webhooks.test', method: 'POST', path: '/webhooks/{webhookId}/test' },
  { operation: 'webhooks.enable', method: 'POST', path: '/webhooks/{webhookId}/enable' },
  { operation: 'webhooks.disable', method: 'POST', path: '/webhooks/{webhookId}/disable' },
  { operation: 'webhooks.delete', method: 'POST', path: '/webhooks/{webhookId}/delete' },
] as const satisfies readonly SandboxRoute[];

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
export type SandboxOperation = (typeof SANDBOX_ROUTES)[number]['operation'];

/** The path below which the API lives, on any origin. */
export const API_PREFIX = '/mer/v2.0';

export function isSandboxOperation(name: unknown): name is SandboxOperation {
  return SANDBOX_ROUTES.some((route) => route.operation === name);
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
  const candidates = SANDBOX_ROUTES.filter((route) => route.method === method && fits(route.path));
  return (candidates.find((route) => !route.path.includes('{')) ?? candidates[0])?.operation;
}
