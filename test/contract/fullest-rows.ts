import { OPERATIONS } from './merchant-api.js';
import type { Operation } from './operation.js';
import type { Row } from './rows/row.js';
import { ROWS } from './rows/rows.js';

/** The row of an operation whose answer says most. */
export function fullestRow(operation: string): Row {
  const rows = ROWS.filter((row) => row.operation === operation);
  const [fullest] = rows.sort((a, b) => b.answer.length - a.answer.length);
  if (fullest === undefined) throw new Error(`The table of calls has no row for ${operation}`);
  return fullest;
}

/** One row for each operation of the contract. */
export const FULLEST_ROWS: readonly Row[] = OPERATIONS.map(({ name }) => fullestRow(name));

/**
 * The paths of an answer without which it means nothing. A list holds a `*` where the number of a row stands: `result.content.*.id`.
 */
export function essentialPaths(operation: Operation): readonly string[] {
  const { shape, result } = operation.answer;
  const identity = 'id' in result.fields ? 'id' : 'token';
  const names = [
    identity,
    ...('status' in result.fields ? ['status'] : []),
    ...essentialToCreation(operation),
  ];
  if (shape === 'single') return ['success', 'result', ...names.map((name) => `result.${name}`)];
  if (shape === 'bare') return ['*', '*.success', '*.result', ...names.map((name) => `*.result.${name}`)];
  const row = 'result.content.*';
  return ['success', 'result', 'result.content', row, ...names.map((name) => `${row}.${name}`)];
}

// A creation that is answered with another requestId was answered for somebody else; with another order or currency,
// its requestId belongs to an older checkout.
const OF_REQUEST = ['requestId', 'orderId', 'currency'];

/** What a shopper needs to pay (see api-notes: checkout-answers). */
const TO_PAY: Record<string, readonly string[]> = {
  'checkouts.createMobile': ['checkoutKey', 'redirectUrl'],
  'checkouts.createTerminal': [],
};

function essentialToCreation({ name }: Operation): readonly string[] {
  if (!name.startsWith('checkouts.create')) return [];
  return [...OF_REQUEST, ...(TO_PAY[name] ?? ['redirectUrl'])];
}
