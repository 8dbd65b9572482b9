import { html } from 'hono/html';
import { type Html, TONES, type Tone } from '../pages/layout.js';
import type { SandboxCheckoutStatus, SandboxDeliveryStatus } from '../records/index.js';

/** The paths of the dashboard, on any origin of the sandbox. */
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

export const DELIVERY_TONES: Readonly<Record<SandboxDeliveryStatus, Tone>> = {
  pending: 'waiting',
  delivered: 'good',
  failed: 'bad',
  refused: 'over',
  lost: 'over',
};

export function badge(text: string, tone: Tone): Html {
  const parts = text.split('_');
  // <wbr> lets a phone break a long word.
  return html`<span class="badge ${tone}">${parts.map((part, index) => (index === 0 ? part : html`_<wbr>${part}`))}</span>`;
}

export const checkoutBadge = (status: SandboxCheckoutStatus) => badge(status, TONES[status]);

export const PAGE_SIZE = 50;

/** The number of the page in an address, from 1. Any other text means the first page. */
export function readPage(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? '1');
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}

/** Links to the previous page and to the next page. */
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

/** A button that copies a text. The script shows it, because it does nothing without the script. */
export function copyButton(id: string, text: string, name: string): Html {
  return html`<button type="button" class="quiet copy" id="${id}" data-copy="${text}" aria-label="${name}">Copy</button>`;
}

/** `2026-03-01 12:00:00 UTC` */
export function when(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}&nbsp;UTC</time>`;
}

/** The last four characters of a key: enough to tell keys apart. */
export function masked(key: string): string {
  return `••••••••${key.length > 12 ? key.slice(-4) : ''}`;
}

/** A section with a heading. */
export function panel(id: string, heading: string, content: Html): Html {
  return html`<section class="panel" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${content}</section>`;
}

const hiddenField = (name: string, value: string) =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/** A form that the dashboard accepts. */
export function postForm(token: string, action: string, className: string, content: Html): Html {
  return html`<form method="post" action="${action}" class="${className}">${hiddenField('token', token)}${content}</form>`;
}

/** A form with one button. The script keeps the focus on the button with the same id when it refreshes the page. */
export function actionButton(button: {
  token: string;
  action: string;
  id: string;
  label: string;
  /** The text for a screen reader, if the label is not clear on its own. */
  name?: string | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
  kind?: 'primary' | 'quiet' | undefined;
}): Html {
  const { token, action, id, label, name = label, fields = {}, kind = 'quiet' } = button;
  const hidden = Object.entries(fields).map(([field, value]) => hiddenField(field, value));
  return postForm(
    token,
    action,
    'action',
    html`${hidden}<button type="submit" class="${kind}" id="${id}" aria-label="${name}">${label}</button>`,
  );
}
