import type { PaymenntClient, RequestOptions } from 'paymennt';
import { fullestRow } from '../contract/fullest-rows.js';
import { OPERATIONS, operationNamed } from '../contract/merchant-api.js';

/** An operation of the client, as a row of the outcome table. */
export interface OutcomeOperation {
  /** Its name in errors. */
  readonly name: string;
  readonly effect: 'read' | 'write';
  call(client: PaymenntClient, options?: RequestOptions): Promise<unknown>;
}

function operationOf(name: string): OutcomeOperation {
  const { call } = fullestRow(name);
  return {
    name,
    effect: operationNamed(name).method === 'GET' ? 'read' : 'write',
    call: async (client, options) => call(client, options),
  };
}

export const CREATION = operationOf('checkouts.createMobile');

/** Writes that no look-up can find: the SDK sends them once. */
export const SENT_ONCE = ['checkouts.refund', 'payments.capture', 'payments.create', 'checkouts.cancel'].map(
  operationOf,
);

export const READS = ['checkouts.get', 'checkouts.search'].map(operationOf);

/** Every write of the API but the creations of checkouts. */
export const ALL_SENT_ONCE = OPERATIONS.map(({ name }) => operationOf(name)).filter(
  ({ name, effect }) => effect === 'write' && !name.startsWith('checkouts.create'),
);
