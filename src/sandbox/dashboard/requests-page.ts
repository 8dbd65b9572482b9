import { html } from 'hono/html';
import { API_PREFIX } from '../operations.js';
import type { Html, Tone } from '../pages/layout.js';
import type { SandboxCheckout } from '../records/index.js';
import type { LoggedPage, LoggedRequest } from '../state/request-log.js';
import type { Store } from '../state/store.js';
import { dashboardLayout, live, type PageFrame } from './dashboard-layout.js';
import { ADDRESSES, badge, copyButton, PAGE_SIZE, pager, panel, when } from './parts.js';

/** The checkout of a request, by the ids in its path and in its response. */
export function checkoutOf(
  store: Store,
  { path, operation, responseBody }: Pick<LoggedRequest, 'path' | 'operation' | 'responseBody'>,
): SandboxCheckout | undefined {
  const ofList = /\.(?:search|list|listPayments)$/.test(operation ?? '');
  const ids = ofList ? [] : (responseBody.match(/(?<!\d)\d{15,20}(?!\d)/g) ?? []);
  for (const id of [...path.split('/'), ...ids]) {
    const paid = store.payments.get(id)?.checkoutId;
    const checkout = store.checkouts.get(paid ?? id) ?? store.checkoutByKey(id);
    if (checkout) return checkout;
  }
  return undefined;
}

/** The operation or the page of a request. */
function targetOf({ operation, status, path }: LoggedRequest): string {
  if (status === 421) return 'wrong host name';
  if (operation) return operation;
  if (path.startsWith(API_PREFIX)) return 'no operation';
  return status === 404 ? 'no such page' : 'pay page';
}

function toneOfStatus(status: number | undefined): Tone {
  if (status === undefined || status >= 500) return 'bad';
  return status >= 400 ? 'waiting' : 'good';
}

function body(id: string, name: string, text: string): Html | '' {
  if (text === '') return '';
  return html`<div class="body"><p class="detail">${name}</p>${copyButton(`${id}-copy`, text, `Copy the ${name.toLowerCase()}`)}
  <pre tabindex="0" role="region" aria-label="${name}">${text}</pre></div>`;
}

function entry(request: LoggedRequest, store: Store): Html {
  const { id, method, path, query, status, durationMs, fault, requestBody, responseBody } = request;
  const checkout = checkoutOf(store, request);
  const bodies = html`${body(`sent-${id}`, 'Request body', requestBody)}${body(`answer-${id}`, 'Response body', responseBody)}`;
  return html`<li class="delivery">
  <div class="delivery-line">
    ${badge(status === undefined ? 'broken' : String(status), toneOfStatus(status))}
    <span class="address"><strong>${method}</strong> <code>${path}${query}</code></span>
  </div>
  <p class="detail">${targetOf(request)}, ${durationMs} ms, ${when(request.at)}${
    checkout === undefined
      ? ''
      : html`, <a href="${ADDRESSES.checkout(checkout.id)}" id="request-of-${id}">checkout ${checkout.id}</a>`
  }${fault === undefined ? '' : html`, fault: ${fault}`}</p>
  ${requestBody === '' && responseBody === '' ? '' : html`<details id="bodies-${id}"><summary id="show-bodies-${id}">Bodies</summary>${bodies}</details>`}
</li>`;
}

/** The requests about one checkout. */
export function requestsPanel(found: LoggedPage, store: Store): Html | '' {
  if (found.rows.length === 0) return '';
  return panel('requests', 'Requests', requestList(found, store));
}

function requestList({ rows }: LoggedPage, store: Store): Html {
  return html`<ul class="plain deliveries">${rows.map((request) => entry(request, store))}</ul>`;
}

/** The requests to the API and to the pay pages, the newest first. */
export function requestsPage(frame: PageFrame, found: LoggedPage, page: number, store: Store): Html {
  const { total } = found;
  return dashboardLayout(frame, {
    title: 'Requests',
    content: panel(
      'newest',
      'The newest requests',
      html`<p class="detail">Requests to the API and to the pay pages, without keys, tokens, card numbers and the forms of pay pages.</p>
${live(
  'requests',
  html`${found.rows.length === 0 ? html`<p class="empty">No request yet.</p>` : requestList(found, store)}
${pager({ page, total, size: PAGE_SIZE, things: 'requests', address: (to) => `${ADDRESSES.requests}?page=${to}` })}`,
)}`,
    ),
  });
}
