import { html } from 'hono/html';
import type { Html } from '../pages/layout.js';
import type { SandboxDelivery, SandboxDeliveryAttempt } from '../records/index.js';
import { prettyJson, readJson } from '../wire/json.js';
import { ADDRESSES, actionButton, badge, DELIVERY_TONES, when } from './parts.js';

function attemptText({ httpStatus, error }: SandboxDeliveryAttempt): string {
  return httpStatus === undefined ? (error ?? 'no answer') : `HTTP ${httpStatus}`;
}

const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at this address. Start your server, and check the port.',
  ECONNRESET: 'The receiver broke the connection before it answered.',
  UND_ERR_SOCKET: 'The receiver broke the connection before it answered.',
  ENOTFOUND: 'This host name has no address.',
  ETIMEDOUT: 'The receiver did not accept the connection in time.',
  'no answer within 5 seconds':
    'The sandbox waits for 5 seconds. Answer at once with a status of 2xx, and do the work afterwards.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'The receiver uses http. Register an address that starts with http://.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'The receiver uses http. Register an address that starts with http://.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'The certificate of the receiver is self-signed. Register its http:// address.',
};

const LOG_IN = 'The receiver asks for a log-in or a token. Allow this path without one.';
const STATUS_CAUSES: Readonly<Record<number, string>> = {
  401: LOG_IN,
  403: LOG_IN,
  404: 'The receiver has no route at this path.',
  405: 'The route does not accept POST.',
  413: 'The receiver refuses a body of this size.',
  415: 'The receiver does not accept this content type.',
};

/** The likely cause of a failed attempt. */
function causeOf({ httpStatus, error = '' }: SandboxDeliveryAttempt): string {
  if (httpStatus === undefined) return CAUSES[error] ?? 'The receiver did not answer.';
  if (httpStatus >= 500) return 'Your handler failed. See the log of your server.';
  if (httpStatus < 400) return 'The sandbox does not follow redirects. Register the final address.';
  return STATUS_CAUSES[httpStatus] ?? 'Your handler refused the delivery. Any status of 2xx accepts it.';
}

/** The reason why a delivery did not arrive, and the next step. */
function explanation({ status, address, attempts }: SandboxDelivery): string | undefined {
  if (status === 'delivered') return undefined;
  if (status === 'lost') return 'It was dropped on request, so that you can test your code without it.';
  if (status === 'refused') {
    const { protocol, port } = new URL(URL.canParse(address) ? address : 'http://localhost');
    const local = `${protocol}//localhost${port === '' ? '' : `:${port}`}`;
    return `Not sent: the sandbox sends to loopback addresses only, because others can be another machine. Register an address such as ${local}/…`;
  }
  const last = attempts.at(-1);
  if (!last) {
    return status === 'failed'
      ? 'Not sent: the webhook was disabled or deleted before the attempt.'
      : undefined;
  }
  const cause = causeOf(last);
  if (status === 'pending') return cause;
  return attempts.length > 1 ? `Failed after ${attempts.length} attempts. ${cause}` : cause;
}

function readable(body: string): string {
  try {
    // JSON.parse would round ids of 19 digits.
    return prettyJson(readJson(body));
  } catch {
    return body;
  }
}

function delivery(entry: SandboxDelivery, token: string): Html {
  const { id, status, address, checkoutId, attempts, nextAttemptAt, createdAt, replayOf } = entry;
  const why = explanation(entry);
  return html`<li class="delivery">
  <div class="delivery-line">
    ${badge(status, DELIVERY_TONES[status])}
    <span class="address"><code>${address}</code></span>
    ${actionButton({
      token,
      action: `/dashboard/deliveries/${encodeURIComponent(id)}/replay`,
      id: `replay-${id}`,
      label: 'Replay',
      name: `Replay the delivery of ${createdAt}`,
    })}
  </div>
  <p class="detail">${checkoutId === undefined ? 'Sample' : html`<a href="${ADDRESSES.checkout(checkoutId)}" id="of-${id}">Checkout ${checkoutId}</a>`}, ${when(createdAt)}${replayOf === undefined ? '' : ', repeated'}</p>
  ${
    attempts.length === 0
      ? ''
      : html`<ol class="attempts">${attempts.map((attempt) => html`<li>${attemptText(attempt)} <span class="detail">${when(attempt.at)}</span></li>`)}</ol>`
  }
  ${why === undefined ? '' : html`<p class="why">${why}</p>`}
  ${nextAttemptAt === undefined ? '' : html`<p class="detail">Next attempt ${when(nextAttemptAt)}</p>`}
  <details id="body-${id}"><summary id="show-${id}">Body</summary><pre tabindex="0" role="region" aria-label="Body of the delivery">${readable(entry.body)}</pre></details>
</li>`;
}

/** Deliveries with the result of each attempt. */
export function deliveryList(deliveries: readonly SandboxDelivery[], token: string): Html {
  return html`<ul class="plain deliveries">${deliveries.map((entry) => delivery(entry, token))}</ul>`;
}
