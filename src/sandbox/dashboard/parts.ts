import { html } from 'hono/html';
import { type Html, TONES, type Tone } from '../pages/layout.js';
import type { SandboxCheckoutStatus, SandboxDeliveryStatus } from '../records/index.js';

/** Where the dashboard lives, in the root of whatever origin the sandbox has. */
export const ADDRESSES = {
  checkouts: '/',
  checkout: (id: string) => `/dashboard/checkouts/${encodeURIComponent(id)}`,
  requests: '/dashboard/requests',
  webhooks: '/dashboard/webhooks',
  controls: '/dashboard/controls',
  events: '/dashboard/events',
  style: '/dashboard/style.css',
  script: '/dashboard/script.js',
} as const;

export function isDashboardPath(pathname: string): boolean {
  return pathname === ADDRESSES.checkouts || pathname.startsWith('/dashboard/');
}

const DELIVERY_TONES: Readonly<Record<SandboxDeliveryStatus, Tone>> = {
  pending: 'waiting',
  delivered: 'good',
  failed: 'bad',
  refused: 'over',
  lost: 'over',
};

export function badge(text: string, tone: Tone): Html {
  const parts = text.split('_');
  // A place to break a long word on a phone.
  return html`<span class="badge ${tone}">${parts.map((part, index) => (index === 0 ? part : html`_<wbr>${part}`))}</span>`;
}

export function checkoutBadge(status: SandboxCheckoutStatus): Html {
  return badge(status, TONES[status]);
}

export function deliveryBadge(status: SandboxDeliveryStatus): Html {
  return badge(status, DELIVERY_TONES[status]);
}

export const PAGE_SIZE = 50;

/** The page in an address, from 1. Anything that is no page is the first. */
export function readPage(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? '1');
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}

/** Links to the pages before and after. */
export function pager(list: {
  page: number;
  total: number;
  size: number;
  things: string;
  address: (page: number) => string;
}): Html | '' {
  const { page, total, size, things, address } = list;
  const pages = Math.max(1, Math.ceil(total / size));
  if (pages === 1) return '';
  return html`<nav class="paging" aria-label="Pages of ${things}">
  ${page > 1 ? html`<a href="${address(page - 1)}" rel="prev">Newer</a>` : ''}
  <span>Page ${page} of ${pages}, ${total} ${things}</span>
  ${page < pages ? html`<a href="${address(page + 1)}" rel="next">Older</a>` : ''}
</nav>`;
}

/** A button that copies a text. The script shows it: without a script there is nothing that it could do. */
export function copyButton(id: string, text: string, name: string): Html {
  return html`<button type="button" class="quiet copy" id="${id}" data-copy="${text}" aria-label="${name}">Copy</button>`;
}

/** `2026-03-01 12:00:00 UTC` */
export function when(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}&nbsp;UTC</time>`;
}

/** Enough to tell keys apart, too little to sign with. */
export function masked(key: string): string {
  return `••••••••${key.length > 12 ? key.slice(-4) : ''}`;
}

/** A button that does one thing. The id lets the focus stay on it when the page is refreshed around it. */
export function actionButton(button: {
  token: string;
  action: string;
  id: string;
  label: string;
  /** What a screen reader says, where the label needs what stands around it. */
  name?: string | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
  kind?: 'primary' | 'quiet' | undefined;
}): Html {
  const { token, action, id, label, name = label, fields = {}, kind = 'quiet' } = button;
  return html`<form method="post" action="${action}" class="action">
  <input type="hidden" name="token" value="${token}">${Object.entries(fields).map(
    ([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`,
  )}
  <button type="submit" class="${kind}" id="${id}" aria-label="${name}">${label}</button>
</form>`;
}
