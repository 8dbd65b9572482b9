import { html } from 'hono/html';
import { moneyText } from '../amounts.js';
import type { SandboxContext } from '../context.js';
import { API_PREFIX } from '../operations.js';
import type { Html } from '../pages/layout.js';
import type { SandboxCheckout } from '../records/index.js';
import { type CheckoutFilter, type FoundCheckouts, filterQuery, STATUSES, TYPES } from './checkout-filter.js';
import { dashboardLayout, live, type PageFrame } from './dashboard-layout.js';
import { ADDRESSES, actionButton, checkoutBadge, copyButton, PAGE_SIZE, pager, when } from './parts.js';

/** The base URLs and the credentials for a server. */
type Connection = Pick<SandboxContext, 'environment' | 'credentials'>;

function choices(words: readonly string[], chosen: string | undefined): Html {
  return html`<option value="">Any</option>${words.map(
    (word) => html`<option value="${word}" ${word === chosen ? 'selected' : ''}>${word}</option>`,
  )}`;
}

function filterForm(filter: CheckoutFilter): Html {
  return html`<form method="get" action="${ADDRESSES.checkouts}" class="filters" role="search" aria-label="Checkouts">
  <div><label for="status">Status</label><select id="status" name="status">${choices(STATUSES, filter.status)}</select></div>
  <div><label for="type">Type</label><select id="type" name="type">${choices(TYPES, filter.type)}</select></div>
  <div><label for="order">Order</label><input type="text" id="order" name="order" value="${filter.order}" dir="auto" spellcheck="false"></div>
  <button type="submit" class="quiet">Filter</button>
</form>`;
}

function row(checkout: SandboxCheckout): Html {
  const { id, orderId, displayId, currency, amount, status, type, createdAt } = checkout;
  return html`
    <tr>
      <td><a href="${ADDRESSES.checkout(id)}" id="open-${id}"><bdi>${orderId === '' ? '(no order id)' : orderId}</bdi></a><span class="detail">${displayId}</span></td>
      <td class="number">${moneyText(currency, amount)}</td>
      <td>${checkoutBadge(status)}</td>
      <td class="roomy">${type}</td>
      <td class="roomy">${when(createdAt)}</td>
    </tr>`;
}

function table({ rows }: FoundCheckouts): Html {
  return html`<table>
  <thead><tr><th scope="col">Order</th><th scope="col" class="number">Amount</th><th scope="col">Status</th><th scope="col" class="roomy">Type</th><th scope="col" class="roomy">Created</th></tr></thead>
  <tbody>${rows.map(row)}</tbody>
</table>`;
}

const testCheckout = (token: string, kind: 'primary' | 'quiet') =>
  actionButton({
    token,
    action: '/dashboard/checkouts',
    id: 'create-test-checkout',
    label: 'Create a test checkout',
    kind,
  });

function nothingYet(token: string, sandbox: Connection, filtered: boolean): Html {
  if (filtered) return html`<p class="empty">No checkout fits this filter. <a href="/">Show all</a></p>`;
  const { environment, credentials } = sandbox;
  const lines = [
    `export PAYMENNT_API_KEY=${credentials.apiKey}`,
    `export PAYMENNT_API_SECRET=${credentials.apiSecret}`,
    `export PAYMENNT_ENVIRONMENT=${environment.apiBaseUrl.replace(API_PREFIX, '')}`,
  ].join('\n');
  return html`<div class="empty">
  <h2>No checkouts yet</h2>
  <p>A checkout that you create with the API appears here at once.</p>
  ${testCheckout(token, 'primary')}
  <div class="exports"><p>In the shell of your server, for <code>PaymenntClient.fromEnv()</code>: ${copyButton('copy-exports', lines, 'Copy the three lines')}</p>
  <pre tabindex="0" role="region" aria-label="Environment variables">${lines}</pre></div>
  <dl class="facts">
    <div><dt>API</dt><dd><code>${environment.apiBaseUrl}</code></dd></div>
    <div><dt>Pay page</dt><dd><code>${environment.payBaseUrl}</code></dd></div>
  </dl>
</div>`;
}

/** The list of checkouts, at the root. */
export function checkoutsPage(
  frame: PageFrame,
  page: { filter: CheckoutFilter; found: FoundCheckouts; sandbox: Connection },
): Html {
  const { filter, found, sandbox } = page;
  const filtered = filterQuery(filter, 1) !== '/';
  return dashboardLayout(frame, {
    title: 'Checkouts',
    heading: html`<div class="heading"><h1>Checkouts</h1>${filterForm(filter)}</div>`,
    content: live(
      'checkouts',
      html`${found.rows.length === 0 ? nothingYet(frame.token, sandbox, filtered) : html`<div class="panel">${table(found)}</div><div>${testCheckout(frame.token, 'quiet')}</div>`}
${pager({
  page: filter.page,
  total: found.total,
  size: PAGE_SIZE,
  things: 'checkouts',
  address: (to) => filterQuery(filter, to),
})}`,
    ),
  });
}
