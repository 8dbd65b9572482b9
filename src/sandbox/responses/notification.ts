import type { SandboxContext } from '../context.js';
import type { SandboxCheckout } from '../records/index.js';
import { exactNumber, writeJson } from '../wire/json.js';
import { spelling } from '../wire/spelling.js';
import { checkoutResponse, wireTimestamp } from './checkout.js';

// The vendor documents no body. These are the fields that programs of merchants read, and the checkout's own names.
const DEFAULT_FIELDS =
  'id displayId requestId referenceId orderId currency amount grandtotal status totalRefunded customerEmail paidOn timestamp'.split(
    ' ',
  );

// An HTTP client, a proxy or a tunnel sets these headers, not the gateway.
const TRANSPORT_HEADER =
  /^(?:host|connection|keep-alive|te|trailer|expect|user-agent|forwarded|via|x-real-ip|(?:accept|content|transfer|upgrade|x-forwarded|cf|cdn)\b.*)$/i;

/** One flat object with the default fields, or with the fields that a probe found, as JSON or as a form. */
function bodyOf({ settings }: SandboxContext, values: Readonly<Record<string, unknown>>): string {
  const { fields = [], contentType } = settings.behaviour.webhook ?? {};
  const names = fields.length === 0 ? DEFAULT_FIELDS : fields;
  const chosen = names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  if (contentType !== 'application/x-www-form-urlencoded') return writeJson(Object.fromEntries(chosen));
  const texts = chosen.map(([name, value]) => [name, typeof value === 'string' ? value : writeJson(value)]);
  return String(new URLSearchParams(texts));
}

/** The body of the delivery about a change of a checkout. Statuses are codes. */
export function notificationBody(context: SandboxContext, checkout: SandboxCheckout): string {
  const { requestId, amount, customer, paidAt } = checkout;
  return bodyOf(context, {
    ...checkoutResponse(context, checkout, spelling('code')),
    referenceId: requestId,
    grandtotal: exactNumber(amount),
    customerEmail: customer?.email,
    paidOn: paidAt === undefined ? undefined : wireTimestamp(paidAt),
  });
}

/** The body of the sample of `webhooks.test`: its checkout does not exist, so that no shop can fulfil it. */
export function sampleBody(context: SandboxContext, at: string): string {
  return bodyOf(context, {
    id: '1000000000000000000',
    requestId: 'WEBHOOK-TEST',
    referenceId: 'WEBHOOK-TEST',
    orderId: 'WEBHOOK-TEST',
    currency: 'AED',
    amount: exactNumber('0.00'),
    grandtotal: exactNumber('0.00'),
    status: 'PENDING',
    timestamp: wireTimestamp(at),
  });
}

/** The headers of a delivery. A probe reads only the names of headers, so their values are `sandbox`. */
export function notificationHeaders({ settings }: SandboxContext): Record<string, string> {
  const { headers = [], contentType = 'application/json' } = settings.behaviour.webhook ?? {};
  const named = headers.filter((name) => !TRANSPORT_HEADER.test(name)).map((name) => [name, 'sandbox']);
  return { ...Object.fromEntries(named), 'content-type': contentType, 'user-agent': 'paymennt-sandbox' };
}
