import type { SandboxCustomer } from '../state/records.js';
import type { QueryReader } from '../wire/query.js';

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
