import { html } from 'hono/html';
import { moneyText } from '../amounts.js';
import type { SandboxEnvironment } from '../options.js';
import type { Html } from '../pages/layout.js';
import type { SandboxCheckout } from '../records/index.js';
import { type CheckoutFilter, type FoundCheckouts, filterQuery, STATUSES, TYPES } from './checkout-filter.js';
import { dashboardLayout, live, type PageFrame } from './dashboard-layout.js';
import { ADDRESSES, checkoutBadge, when } from './parts.js';

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

function paging(filter: CheckoutFilter, { pages, total }: FoundCheckouts): Html | '' {
  if (pages === 1) return '';
  const { page } = filter;
  return html`<nav class="paging" aria-label="Pages">
  ${page > 1 ? html`<a href="${filterQuery(filter, page - 1)}" rel="prev">Newer</a>` : ''}
  <span>Page ${page} of ${pages}, ${total} checkouts</span>
  ${page < pages ? html`<a href="${filterQuery(filter, page + 1)}" rel="next">Older</a>` : ''}
</nav>`;
}

function nothingYet(environment: SandboxEnvironment, filtered: boolean): Html {
  if (filtered) return html`<p class="empty">No checkout is like that. <a href="/">Show all</a></p>`;
  return html`<div class="empty">
  <h2>No checkouts yet</h2>
  <p>Create one with the API, and it appears here at once.</p>
  <dl class="facts">
    <div><dt>API</dt><dd><code>${environment.apiBaseUrl}</code></dd></div>
    <div><dt>Pay page</dt><dd><code>${environment.payBaseUrl}</code></dd></div>
  </dl>
</div>`;
}

/** The list of checkouts, at the root. */
export function checkoutsPage(
  frame: PageFrame,
  page: { filter: CheckoutFilter; found: FoundCheckouts; environment: SandboxEnvironment },
): Html {
  const { filter, found, environment } = page;
  const filtered = filterQuery(filter, 1) !== '/';
  return dashboardLayout(frame, {
    title: 'Checkouts',
    section: 'Checkouts',
    content: html`<div class="heading"><h1>Checkouts</h1>${filterForm(filter)}</div>
${live(
  'checkouts',
  html`${found.rows.length === 0 ? nothingYet(environment, filtered) : html`<div class="panel">${table(found)}</div>`}
${paging(filter, found)}`,
)}`,
  });
}
