import { html } from 'hono/html';
import type { Html } from '../pages/layout.js';
import type { SandboxDelivery, SandboxDeliveryAttempt } from '../records/index.js';
import { ADDRESSES, actionButton, deliveryBadge, when } from './parts.js';

function attemptText({ httpStatus, error }: SandboxDeliveryAttempt): string {
  return httpStatus === undefined ? (error ?? 'no answer') : `HTTP ${httpStatus}`;
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}

function delivery(entry: SandboxDelivery, token: string): Html {
  const { id, status, address, checkoutId, attempts, nextAttemptAt, createdAt, replayOf } = entry;
  return html`<li class="delivery">
  <div class="delivery-line">
    ${deliveryBadge(status)}
    <span class="address"><code>${address}</code></span>
    ${actionButton({
      token,
      action: `/dashboard/deliveries/${encodeURIComponent(id)}/replay`,
      id: `replay-${id}`,
      label: 'Replay',
      name: `Replay the delivery of ${createdAt}`,
    })}
  </div>
  <p class="detail">${checkoutId === undefined ? 'Sample' : html`<a href="${ADDRESSES.checkout(checkoutId)}" id="of-${id}">Checkout ${checkoutId}</a>`}, ${when(createdAt)}${replayOf === undefined ? '' : ', a repetition'}</p>
  ${
    attempts.length === 0
      ? ''
      : html`<ol class="attempts">${attempts.map((attempt) => html`<li>${attemptText(attempt)} <span class="detail">${when(attempt.at)}</span></li>`)}</ol>`
  }
  ${nextAttemptAt === undefined ? '' : html`<p class="detail">Next attempt ${when(nextAttemptAt)}</p>`}
  <details id="body-${id}"><summary id="show-${id}">Body</summary><pre tabindex="0" role="region" aria-label="Body of the delivery">${readable(entry.body)}</pre></details>
</li>`;
}

/** Deliveries with what came of each attempt. */
export function deliveryList(deliveries: readonly SandboxDelivery[], token: string): Html {
  return html`<ul class="plain deliveries">${deliveries.map((entry) => delivery(entry, token))}</ul>`;
}
