import type { SandboxContext } from '../context.js';
import type { SandboxCustomer } from '../records/index.js';
import { envelope, Unwrapped } from '../wire/answer.js';
import { type PageRequest, type QueryReader, readQuery } from '../wire/query.js';
import type { Call } from './endpoint.js';

/** One page of rows, as the paged lists of the API answer it. */
export function pageOf<Row, Shape>(
  rows: readonly Row[],
  { page, size }: PageRequest,
  shape: (row: Row) => Shape,
) {
  return {
    page,
    size,
    totalPages: Math.ceil(rows.length / size),
    totalElements: rows.length,
    content: rows.slice(page * size, (page + 1) * size).map(shape),
  };
}

/**
 * The lists of branches, terminals and webhooks. The vendor documents a bare array of envelopes, its own PHP SDK reads
 * something else, and a page would be as likely: the settings choose.
 */
export function accountList<Row>(
  context: SandboxContext,
  call: Call,
  rows: Iterable<Row>,
  shape: (row: Row) => unknown,
): unknown {
  const query = readQuery(call.query);
  const request = query.page();
  query.done();
  const page = pageOf([...rows], request, shape);
  switch (context.settings.listStyle) {
    case 'bare':
      return new Unwrapped(page.content.map((row) => envelope(row, call.elapsed())));
    case 'result':
      return page.content;
    case 'page':
      return page;
  }
}

interface Findable {
  readonly id: string;
  readonly createdAt: string;
  readonly customer?: SandboxCustomer | undefined;
}

/** Reads the filters that checkouts and subscriptions share, as one question to ask of each row. */
export function readCommonFilters(query: QueryReader): (row: Findable) => boolean {
  const reference = query.text('customer.reference');
  const email = query.text('customer.email');
  const phone = query.text('customer.phone');
  const afterId = query.wholeNumber('afterId');
  const afterTimestamp = query.timestamp('afterTimestamp');
  return ({ id, createdAt, customer }) =>
    (reference === undefined || customer?.reference === reference) &&
    (email === undefined || customer?.email === email) &&
    (phone === undefined || customer?.phone === phone) &&
    (afterId === undefined || BigInt(id) > afterId) &&
    (afterTimestamp === undefined || Date.parse(createdAt) > afterTimestamp);
}
