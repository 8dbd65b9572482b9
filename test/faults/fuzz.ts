import { PaymenntApiError, type PaymenntClient, PaymenntResponseError } from 'paymennt';
import { clientFor } from './client-for.js';
import { type Mutation, mutationsOf } from './mutations.js';
import type { RecordedCall } from './recorded-calls.js';

/** What came of all mutations of the answer to one method. */
export interface FuzzResult {
  readonly mutations: number;
  /** Those that the method answered in spite of. */
  readonly survived: number;
  /** Those that took away an id, a status or the envelope, and were refused by an error that says so. */
  readonly refused: number;
  /** Those that ended otherwise: `method kind path: what`. */
  readonly failures: readonly string[];
}

let nextAnswer = '';
const fetch = async () => new Response(nextAnswer);
const tolerant = clientFor({ maxRetries: 0, fetch });
/** Without the tolerance: for the proof that its absence is noticed. */
export const intolerant = clientFor({ maxRetries: 0, fetch, strictResponses: true });

/** Calls a method whose request is answered with this. One call at a time. */
export async function answerWith(
  { call }: RecordedCall,
  answer: unknown,
  client = tolerant,
): Promise<unknown> {
  nextAnswer = JSON.stringify(answer);
  return call(client);
}

// The envelope is what makes an answer an answer; without a row's wrapper there is no row.
const isEssential = (essential: readonly string[], { path }: Mutation) =>
  path === 'success' || path === 'result' || essential.includes(path);

async function tryMutation(
  recorded: RecordedCall,
  mutation: Mutation,
  client: PaymenntClient,
): Promise<'survived' | 'refused'> {
  try {
    await answerWith(recorded, mutation.answer, client);
    return 'survived';
  } catch (error) {
    if (!isEssential(recorded.essential, mutation)) throw error;
    const conflict = PaymenntApiError.is(error) && error.code === 'request_id_conflict';
    if (!conflict && !PaymenntResponseError.is(error)) throw error;
    return 'refused';
  }
}

/** Every mutation of the recorded answer to a method, one at a time. */
export async function fuzz(name: string, recorded: RecordedCall, client = tolerant): Promise<FuzzResult> {
  const mutations = mutationsOf(recorded.answer);
  const failures: string[] = [];
  const counts = { survived: 0, refused: 0 };
  for (const mutation of mutations) {
    try {
      counts[await tryMutation(recorded, mutation, client)] += 1;
    } catch (error) {
      failures.push(`${name} ${mutation.kind} ${mutation.path}: ${String(error)}`);
    }
  }
  return { mutations: mutations.length, ...counts, failures };
}
