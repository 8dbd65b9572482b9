import { CHECKOUT_STATUSES } from '../../statuses/checkout.js';
import type { SandboxCheckout, SandboxCheckoutStatus, SandboxCheckoutType } from '../records/index.js';
import { PAGE_SIZE, readPage } from './parts.js';

export const STATUSES: readonly SandboxCheckoutStatus[] = CHECKOUT_STATUSES;
export const TYPES = ['WEB', 'MOBILE', 'LINK', 'QR', 'TERMINAL'] as const satisfies SandboxCheckoutType[];

/** The filter in an address. A value that does not exist counts as absent, and the form shows the filter. */
export interface CheckoutFilter {
  readonly status: SandboxCheckoutStatus | undefined;
  readonly type: SandboxCheckoutType | undefined;
  /** A part of the order id. Upper and lower case are the same. */
  readonly order: string;
  /** Number of the page, from 1. */
  readonly page: number;
}

export function readFilter(query: URLSearchParams): CheckoutFilter {
  return {
    status: STATUSES.find((status) => status === query.get('status')),
    type: TYPES.find((type) => type === query.get('type')),
    order: (query.get('order') ?? '').trim(),
    page: readPage(query),
  };
}

/** The address of a page of the list with this filter. */
export function filterQuery({ status, type, order }: CheckoutFilter, page: number): string {
  const query = new URLSearchParams();
  if (status) query.set('status', status);
  if (type) query.set('type', type);
  if (order !== '') query.set('order', order);
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? '/' : `/?${query}`;
}

export interface FoundCheckouts {
  readonly rows: readonly SandboxCheckout[];
  readonly total: number;
}

/** The checkouts that fit the filter, newest first. */
export function findCheckouts(checkouts: Iterable<SandboxCheckout>, filter: CheckoutFilter): FoundCheckouts {
  const wanted = filter.order.toLowerCase();
  const found = [...checkouts]
    .filter(
      ({ status, type, orderId }) =>
        (filter.status === undefined || status === filter.status) &&
        (filter.type === undefined || type === filter.type) &&
        orderId.toLowerCase().includes(wanted),
    )
    .reverse();
  const start = (filter.page - 1) * PAGE_SIZE;
  return { rows: found.slice(start, start + PAGE_SIZE), total: found.length };
}
