import type { Checkout } from 'paymennt';
import { operationNamed } from './merchant-api.js';
import { jsonText, recordSamples } from './samples.js';

/** An answer to an operation, or a row of it, with every documented field: generated from the contract. */
export function fullAnswer(operation: string): Readonly<Record<string, unknown>> {
  const [sample = null] = recordSamples(operationNamed(operation).answer.result, 'maximal');
  return JSON.parse(jsonText(sample));
}

type CheckoutAnswer = {
  readonly [Field in Exclude<keyof Checkout, 'rawStatus'>]-?: NonNullable<Checkout[Field]>;
};

/** A pending checkout with every documented field, as `GET /checkout/{id}` answers it. */
export const CHECKOUT_ANSWER = fullAnswer('checkouts.get') as CheckoutAnswer;
