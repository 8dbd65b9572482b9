import { PaymenntApiError, type PaymenntClient, PaymenntResponseError } from 'paymennt';
import { essentialPaths } from '../contract/fullest-rows.js';
import { operationNamed } from '../contract/merchant-api.js';
import type { Row } from '../contract/rows/row.js';
import { clientWith } from '../support/client.js';
import { type Mutation, mutationsOf } from './mutations.js';

/** The results of all mutations of the answer to one operation. */
export interface FuzzResult {
  /** The mutations that the operation answered in spite of. */
  readonly survived: number;
  /** The mutations that took away something essential, and were refused by an error that says so. */
  readonly refused: number;
  /** All other results: `operation kind path: error`. */
  readonly failures: readonly string[];
}

let nextAnswer = '';
const fetch = async () => new Response(nextAnswer);
const tolerant = clientWith({ maxRetries: 0, fetch });
/** Refuses every drift, so that the fuzzing can be seen to notice a client without tolerance. */
export const intolerant = clientWith({ maxRetries: 0, fetch, strictResponses: true });

const withoutNumbers = (path: string) => path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*');

async function tryMutation(row: Row, mutation: Mutation, essential: boolean, client: PaymenntClient) {
  nextAnswer = JSON.stringify(mutation.answer);
  try {
    await row.call(client);
    return 'survived' as const;
  } catch (error) {
    if (!essential) throw error;
    const conflict = PaymenntApiError.is(error) && error.code === 'request_id_conflict';
    if (!conflict && !PaymenntResponseError.is(error)) throw error;
    return 'refused' as const;
  }
}

/** Tries every mutation of the answer in a row, one at a time. */
export async function fuzz(row: Row, client = tolerant): Promise<FuzzResult> {
  const essential = essentialPaths(operationNamed(row.operation));
  const failures: string[] = [];
  const counts = { survived: 0, refused: 0 };
  for (const mutation of mutationsOf(JSON.parse(row.answer))) {
    try {
      const isEssential = essential.includes(withoutNumbers(mutation.path));
      counts[await tryMutation(row, mutation, isEssential, client)] += 1;
    } catch (error) {
      failures.push(`${row.operation} ${mutation.kind} ${mutation.path}: ${String(error)}`);
    }
  }
  return { ...counts, failures };
}
