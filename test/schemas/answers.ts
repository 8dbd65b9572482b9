import { type ResponseSchema, readResponse } from '../../src/schemas/response.js';
import { CHECKOUT_ANSWER } from '../contract/checkout-answer.js';

/** {@link CHECKOUT_ANSWER} as the SDK gives it out. */
export const CHECKOUT_RESULT = {
  ...CHECKOUT_ANSWER,
  status: 'PENDING',
  rawStatus: 'Pending',
  usedPaymentMethod: 'CARD',
} as const;

/** Reads a copy, since the reader may change what it reads. */
export function readAnswer<Result>(schema: ResponseSchema<Result>, json: unknown) {
  return readResponse(schema, structuredClone(json));
}

/** What an answer is read as, where nothing about it is worth a word. */
export function cleanly<Result>(schema: ResponseSchema<Result>, json: unknown): Result {
  const result = readAnswer(schema, json);
  if ('issues' in result) throw new Error(`refused: ${JSON.stringify(result.issues)}`);
  if (result.drift.length > 0) throw new Error(`drifted: ${JSON.stringify(result.drift)}`);
  return result.value;
}

/** The problems that make an answer fail; empty when it is read. */
export function failures(schema: ResponseSchema<unknown>, json: unknown): readonly object[] {
  const result = readAnswer(schema, json);
  return 'issues' in result ? result.issues : [];
}
