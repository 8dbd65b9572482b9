/** HTTP method of an operation, and its path below the base URL with names for ids. */
interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
}

/** The 36 operations of the Merchant API, by the name that each has in the SDK. */
export const OPERATIONS = {
  'checkouts.createWeb': { method: 'POST', path: '/checkout/web' },
  'checkouts.createMobile': { method: 'POST', path: '/checkout/mobile' },
  'checkouts.createLink': { method: 'POST', path: '/checkout/link' },
  'checkouts.createQr': { method: 'POST', path: '/checkout/qr' },
  'checkouts.createTerminal': { method: 'POST', path: '/checkout/terminal' },
  'checkouts.search': { method: 'GET', path: '/checkout' },
  'checkouts.get': { method: 'GET', path: '/checkout/{checkoutId}' },
  'checkouts.resendToTerminal': { method: 'POST', path: '/checkout/{checkoutId}/resend-to-terminal' },
  'checkouts.cancel': { method: 'POST', path: '/checkout/{checkoutId}/cancel' },
  'checkouts.refund': { method: 'POST', path: '/checkout/{checkoutId}/refund' },
  'payments.create': { method: 'POST', path: '/payment/debit' },
  'payments.get': { method: 'GET', path: '/payment/{paymentId}' },
  'payments.capture': { method: 'POST', path: '/payment/{paymentId}/capture' },
  'cards.list': { method: 'GET', path: '/card/list' },
  'cards.get': { method: 'GET', path: '/card' },
  'cards.delete': { method: 'POST', path: '/card/delete' },
  'subscriptions.search': { method: 'GET', path: '/subscription' },
  'subscriptions.create': { method: 'POST', path: '/subscription' },
  'subscriptions.get': { method: 'GET', path: '/subscription/{subscriptionId}' },
  'subscriptions.pause': { method: 'POST', path: '/subscription/{subscriptionId}/pause' },
  'subscriptions.resume': { method: 'POST', path: '/subscription/{subscriptionId}/resume' },
  'subscriptions.listPayments': { method: 'GET', path: '/subscription/{subscriptionId}/payment' },
  'branches.list': { method: 'GET', path: '/branches' },
  'branches.create': { method: 'POST', path: '/branches' },
  'branches.get': { method: 'GET', path: '/branches/{branchId}' },
  'branches.enable': { method: 'POST', path: '/branches/{branchId}/enable' },
  'branches.disable': { method: 'POST', path: '/branches/{branchId}/disable' },
  'terminals.list': { method: 'GET', path: '/terminals' },
  'terminals.get': { method: 'GET', path: '/terminals/{terminalId}' },
  'webhooks.list': { method: 'GET', path: '/webhooks' },
  'webhooks.create': { method: 'POST', path: '/webhooks' },
  'webhooks.get': { method: 'GET', path: '/webhooks/{webhookId}' },
  'webhooks.test': { method: 'POST', path: '/webhooks/{webhookId}/test' },
  'webhooks.enable': { method: 'POST', path: '/webhooks/{webhookId}/enable' },
  'webhooks.disable': { method: 'POST', path: '/webhooks/{webhookId}/disable' },
  'webhooks.delete': { method: 'POST', path: '/webhooks/{webhookId}/delete' },
} as const satisfies Readonly<Record<string, Route>>;

/** The name of one of the 36 operations. */
export type ApiOperation = keyof typeof OPERATIONS;

/**
 * The client's method that made a call, as hooks and errors name it: one of the 36 operations of the API, a method that
 * uses them, or `request`.
 */
export type PaymenntOperation =
  | ApiOperation
  | 'checkouts.verify'
  | 'checkouts.waitForFinal'
  | 'checkouts.fromWebhook'
  | 'request';

/** The literal segments of the API's paths. Every other segment may be an id or a token. */
export const API_WORDS: ReadonlySet<string> = new Set(
  Object.values(OPERATIONS).flatMap(({ path }) => path.split('/').filter((word) => !word.startsWith('{'))),
);

/** Name, method and path of an operation, for the call that runs it. */
export function route<Name extends ApiOperation>(operation: Name) {
  return { operation, ...OPERATIONS[operation] };
}
