import { operationNamed } from './merchant-api.js';
import { sampleAnswer } from './samples.js';

/** A JSON object of an answer. */
export type Json = Record<string, unknown>;

/** A pending checkout with every documented field, as `GET /checkout/{id}` answers it: generated from the contract. */
export const CHECKOUT_ANSWER: Readonly<Json> & { readonly id: string } = JSON.parse(
  sampleAnswer(operationNamed('checkouts.get')),
).result;
