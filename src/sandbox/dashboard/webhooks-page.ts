import { html } from 'hono/html';
import type { Html } from '../pages/layout.js';
import type { SandboxDelivery, SandboxDisturbance, SandboxWebhook } from '../records/index.js';
import { dashboardLayout, live, type PageFrame } from './dashboard-layout.js';
import { deliveryList } from './delivery-list.js';
import { actionButton, badge, masked } from './parts.js';

const DISTURBANCES: readonly { readonly disturbance: SandboxDisturbance; readonly label: string }[] = [
  { disturbance: 'lose', label: 'Lose it' },
  { disturbance: 'duplicate', label: 'Send it twice' },
  { disturbance: 'reorder', label: 'Send it late' },
];

export function disturbanceNamed(name: unknown): SandboxDisturbance | undefined {
  return DISTURBANCES.find(({ disturbance }) => disturbance === name)?.disturbance;
}

function state({ enabled, failed }: SandboxWebhook): Html {
  if (failed) return badge('failed', 'bad');
  return enabled ? badge('enabled', 'good') : badge('disabled', 'over');
}

function registered(webhooks: readonly SandboxWebhook[]): Html {
  if (webhooks.length === 0) {
    return html`<p class="empty">No webhook is registered. Register a loopback address with the API.</p>`;
  }
  return html`<ul class="plain">${webhooks.map(
    (
      webhook,
    ) => html`<li class="delivery-line">${state(webhook)} <span class="address"><code>${webhook.address}</code></span>
    <span class="detail">hmacKey <code>${masked(webhook.hmacKey)}</code></span></li>`,
  )}</ul>`;
}

/** The webhooks and what was sent to them. */
export function webhooksPage(
  frame: PageFrame,
  page: { webhooks: readonly SandboxWebhook[]; deliveries: readonly SandboxDelivery[] },
): Html {
  const { webhooks, deliveries } = page;
  return dashboardLayout(frame, {
    title: 'Webhooks',
    section: 'Webhooks',
    content: html`<div class="heading"><h1>Webhooks</h1></div>
<section class="panel" aria-labelledby="registered-heading"><h2 id="registered-heading">Registered</h2>
${live('webhooks', registered(webhooks))}</section>
<section class="panel" aria-labelledby="disturb-heading"><h2 id="disturb-heading">The next delivery</h2>
<p class="detail">Networks lose, repeat and reorder. See what your code makes of it.</p>
<div class="buttons">${DISTURBANCES.map(({ disturbance, label }) =>
      actionButton({
        token: frame.token,
        action: '/dashboard/webhooks/disturb',
        id: `disturb-${disturbance}`,
        label,
        fields: { disturbance },
      }),
    )}</div></section>
<section class="panel" aria-labelledby="deliveries-heading"><h2 id="deliveries-heading">Deliveries</h2>
${live('deliveries', deliveries.length === 0 ? html`<p class="empty">Nothing was sent yet.</p>` : deliveryList(deliveries, frame.token))}</section>`,
  });
}
