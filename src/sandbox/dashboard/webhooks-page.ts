import { html } from 'hono/html';
import { isLoopbackAddress } from '../hosts.js';
import type { Html } from '../pages/layout.js';
import type { SandboxDelivery, SandboxDisturbance, SandboxWebhook } from '../records/index.js';
import { dashboardLayout, live, type PageFrame } from './dashboard-layout.js';
import { deliveryList } from './delivery-list.js';
import { ADDRESSES, actionButton, badge, masked, PAGE_SIZE, pager } from './parts.js';

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

/** What is wrong with a webhook, where something is. */
function problemOf({ address, enabled, failed }: SandboxWebhook): string | undefined {
  if (!isLoopbackAddress(address)) {
    return 'Its deliveries are refused: the sandbox sends to loopback addresses only, such as http://localhost:3000/…';
  }
  if (failed)
    return 'It was switched off after six attempts at a delivery had failed. Mend the receiver, then enable it.';
  return enabled ? undefined : 'It gets no deliveries until it is enabled.';
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
  return html`<form method="post" action="/dashboard/webhooks" class="filters add">
  <input type="hidden" name="token" value="${token}">
  <div class="broad"><label for="address">Address of your server</label><input type="text" id="address" name="address" placeholder="http://localhost:3000/webhooks/paymennt" inputmode="url" dir="ltr" spellcheck="false" autocomplete="off"></div>
  <button type="submit" class="primary">Add webhook</button>
</form>`;
}

/** The webhooks and what was sent to them. */
export function webhooksPage(
  frame: PageFrame,
  page: {
    webhooks: readonly SandboxWebhook[];
    deliveries: readonly SandboxDelivery[];
    /** The page of the deliveries, from 1. */
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
    section: 'Webhooks',
    content: html`<div class="heading"><h1>Webhooks</h1></div>
<section class="panel" aria-labelledby="registered-heading"><h2 id="registered-heading">Registered</h2>
${live('webhooks', registered(webhooks, frame.token))}${addForm(frame.token)}</section>
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
${live('deliveries', deliveries.length === 0 ? html`<p class="empty">Nothing was sent yet.</p>` : html`${deliveryList(deliveries, frame.token)}${pages}`)}</section>`,
  });
}
