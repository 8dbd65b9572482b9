import type { SandboxBehaviour } from '../behaviour.js';
import type { SandboxContext } from '../context.js';
import type { SandboxCustomer } from '../records/index.js';
import { envelope, Unwrapped } from '../wire/answer.js';
import type { PageRequest, QueryReader } from '../wire/query.js';
import type { Call } from './endpoint.js';

/** One page of rows, in the form of the API's paged lists. */
export function pageOf<Row, Result>(
  rows: readonly Row[],
  { page, size }: PageRequest,
  resultOf: (row: Row) => Result,
) {
  return {
    page,
    size,
    totalPages: Math.ceil(rows.length / size),
    totalElements: rows.length,
    content: rows.slice(page * size, (page + 1) * size).map(resultOf),
  };
}

/** Rows in the order of the pages: newest first, unless the probed gateway has the oldest first. */
export function inPageOrder<Row>({ settings }: SandboxContext, oldestFirst: Row[]): Row[] {
  return settings.behaviour.pageOrder === 'oldest_first' ? oldestFirst : oldestFirst.reverse();
}

/** A list of branches, terminals or webhooks, in the form of the option `listStyle` (see api-notes: bare-lists). */
export function accountList<Row>(
  context: SandboxContext,
  call: Call,
  rows: Iterable<Row>,
  resultOf: (row: Row) => unknown,
): unknown {
  const { query } = call;
  const request = query.page();
  query.done();
  const page = pageOf([...rows], request, resultOf);
  switch (context.settings.listStyle) {
    case 'bare':
      return new Unwrapped(page.content.map((row) => envelope(row, call.elapsed())));
    case 'result':
      return page.content;
    case 'page':
      return page;
  }
}

interface SearchedRow {
  readonly id: string;
  readonly createdAt: string;
  readonly customer?: SandboxCustomer | undefined;
}

type AfterId = NonNullable<SandboxBehaviour['afterId']>;

const AFTER_ID: Readonly<Record<AfterId, (id: bigint, given: bigint) => boolean>> = {
  newer: (id, given) => id > given,
  newer_or_same: (id, given) => id >= given,
  older: (id, given) => id < given,
  older_or_same: (id, given) => id <= given,
  ignored: () => true,
};

/** Reads the filters that checkouts and subscriptions share. Returns a test for one row. */
export function readCommonFilters(
  { settings: { behaviour } }: SandboxContext,
  query: QueryReader,
): (row: SearchedRow) => boolean {
  const reference = query.text('customer.reference');
  const email = query.text('customer.email');
  const phone = query.text('customer.phone');
  const afterId = query.wholeNumber('afterId');
  const afterTimestamp = query.timestamp('afterTimestamp', behaviour.afterTimestampOffsetMinutes ?? 0);
  const fitsId = AFTER_ID[behaviour.afterId ?? 'newer'];
  return ({ id, createdAt, customer }) =>
    (reference === undefined || customer?.reference === reference) &&
    (email === undefined || customer?.email === email) &&
    (phone === undefined || customer?.phone === phone) &&
    (afterId === undefined || fitsId(BigInt(id), afterId)) &&
    (afterTimestamp === undefined || Date.parse(createdAt) > afterTimestamp);
}
