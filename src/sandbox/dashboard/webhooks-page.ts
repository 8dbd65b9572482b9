import { html } from 'hono/html';
import { isLoopbackAddress } from '../hosts.js';
import type { Html } from '../pages/layout.js';
import type { SandboxDelivery, SandboxDisturbance, SandboxWebhook } from '../records/index.js';
import { dashboardLayout, live, type PageFrame } from './dashboard-layout.js';
import { deliveryList } from './delivery-list.js';
import { ADDRESSES, actionButton, badge, masked, PAGE_SIZE, pager, panel, postForm } from './parts.js';

export const DISTURBANCES: readonly {
  readonly disturbance: SandboxDisturbance;
  readonly label: string;
  readonly notice: string;
}[] = [
  { disturbance: 'lose', label: 'Lose it', notice: 'The next delivery will be lost.' },
  { disturbance: 'duplicate', label: 'Send it twice', notice: 'The next delivery will be sent twice.' },
  { disturbance: 'reorder', label: 'Send it late', notice: 'The next delivery will arrive late.' },
];

function state({ enabled, failed }: SandboxWebhook): Html {
  if (failed) return badge('failed', 'bad');
  return enabled ? badge('enabled', 'good') : badge('disabled', 'over');
}

/** The reason why a webhook receives no deliveries. */
function problemOf({ address, enabled, failed }: SandboxWebhook): string | undefined {
  if (!isLoopbackAddress(address)) {
    return 'Its deliveries are refused: the sandbox sends to loopback addresses only, such as http://localhost:3000/…';
  }
  if (failed) {
    return 'The sandbox disabled it after six failed attempts at a delivery. Repair the receiver, then enable the webhook.';
  }
  return enabled ? undefined : 'It receives no deliveries until you enable it.';
}

function webhookRow(webhook: SandboxWebhook, token: string): Html {
  const { id, address, hmacKey, enabled } = webhook;
  const problem = problemOf(webhook);
  const button = (verb: 'test' | 'enable', label: string) =>
    actionButton({
      token,
      action: `/dashboard/webhooks/${encodeURIComponent(id)}/${verb}`,
      id: `${verb}-${id}`,
      label,
      name: `${label}: ${address}`,
    });
  return html`<li class="delivery"><div class="delivery-line">${state(webhook)} <span class="address"><code>${address}</code></span>
    <span class="detail">hmacKey <code>${masked(hmacKey)}</code></span>${enabled ? '' : button('enable', 'Enable')}${button('test', 'Send a sample')}</div>
    ${problem === undefined ? '' : html`<p class="why">${problem}</p>`}</li>`;
}

function registered(webhooks: readonly SandboxWebhook[], token: string): Html {
  if (webhooks.length === 0) {
    return html`<p class="empty">No webhook is registered. Add the address of your server, or register it with the API.</p>`;
  }
  return html`<ul class="plain deliveries">${webhooks.map((webhook) => webhookRow(webhook, token))}</ul>`;
}

function addForm(token: string): Html {
  return postForm(
    token,
    '/dashboard/webhooks',
    'filters add',
    html`<div class="broad"><label for="address">Address of your server</label><input type="text" id="address" name="address" placeholder="http://localhost:3000/webhooks/paymennt" inputmode="url" dir="ltr" spellcheck="false" autocomplete="off"></div>
  <button type="submit" class="primary">Add webhook</button>`,
  );
}

/** The webhooks and their deliveries. */
export function webhooksPage(
  frame: PageFrame,
  page: {
    webhooks: readonly SandboxWebhook[];
    deliveries: readonly SandboxDelivery[];
    /** Number of the page of the deliveries, from 1. */
    number: number;
    total: number;
  },
): Html {
  const { webhooks, deliveries, number, total } = page;
  const pages = pager({
    page: number,
    total,
    size: PAGE_SIZE,
    things: 'deliveries',
    address: (to) => `${ADDRESSES.webhooks}?page=${to}`,
  });
  return dashboardLayout(frame, {
    title: 'Webhooks',
    content: html`${panel(
      'registered',
      'Registered',
      html`${live('webhooks', registered(webhooks, frame.token))}${addForm(frame.token)}`,
    )}
${panel(
  'disturb',
  'The next delivery',
  html`<p class="detail">Networks lose, repeat and reorder deliveries. Test your code with each problem.</p>
<div class="buttons">${DISTURBANCES.map(({ disturbance, label }) =>
    actionButton({
      token: frame.token,
      action: '/dashboard/webhooks/disturb',
      id: `disturb-${disturbance}`,
      label,
      fields: { disturbance },
    }),
  )}</div>`,
)}
${panel(
  'sent',
  'Deliveries',
  live(
    'deliveries',
    deliveries.length === 0
      ? html`<p class="empty">No delivery yet.</p>`
      : html`${deliveryList(deliveries, frame.token)}${pages}`,
  ),
)}`,
  });
}
