import type { Call } from './endpoint.js';
import { envelope, Unwrapped } from './wire/answer.js';
import { type PageRequest, readQuery } from './wire/query.js';
import type { World } from './world.js';

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
  world: World,
  call: Call,
  rows: Iterable<Row>,
  shape: (row: Row) => unknown,
): unknown {
  const query = readQuery(call.query);
  const request = query.page();
  query.done();
  const page = pageOf([...rows], request, shape);
  switch (world.settings.listStyle) {
    case 'bare':
      return new Unwrapped(page.content.map((row) => envelope(row, call.elapsed())));
    case 'result':
      return page.content;
    case 'page':
      return page;
  }
}
