import {
  type Checkout,
  type CheckoutStatus,
  PaymenntApiError,
  PaymenntConnectionError,
  type Verification,
} from 'paymennt';
import type { FlowClient } from 'paymennt/flow';
import { judge } from '../../../src/checkouts/verify.js';

/** Called before and after the effect of each call. It may wait, or reject as a connection that breaks. */
export type Point = (call: string) => Promise<void>;

interface CheckoutParams {
  readonly requestId: string;
  readonly orderId: string;
  readonly amount: string | number;
  readonly currency: string;
}

type Status = CheckoutStatus;

interface Filter {
  readonly requestId?: string;
  readonly status?: readonly Status[];
}

const DOWN = {
  message: 'the gateway is down',
  code: 'connection_failed',
  outcome: 'no_effect',
} as const;

const UNSUCCESSFUL: readonly Status[] = ['FAILED', 'CANCELLED', 'EXPIRED'];

function refuse(apiMessage: string, code = 'api_error', more: object = {}): never {
  const fields = { message: apiMessage, apiMessage, httpStatus: 400, outcome: 'no_effect' as const };
  throw Object.assign(new PaymenntApiError({ ...fields, code: code as 'api_error' }), more);
}

async function* rowsOf(search: () => Promise<readonly Checkout[]>) {
  yield* await search();
}

/** A gateway with the client in front of it, as a model: what the flow sees of both, and nothing more. */
export class Gateway implements FlowClient {
  readonly environment = 'test';
  readonly checkouts = this.clientOf(async () => undefined).checkouts;
  readonly rows: Checkout[] = [];
  readonly calls: string[] = [];
  /** Rows that are younger than this many calls are in no list yet. */
  lag = 0;
  /** Whether the gateway refuses to cancel. */
  refusesCancel = false;
  isDown = false;
  /** Checkouts that the gateway refuses to return. */
  readonly refused = new Set<string>();
  /** Checkouts about which no answer comes. */
  readonly broken = new Set<string>();
  readonly #bornAt = new Map<string, number>();

  /** The checkouts of an order that a shopper can pay. */
  payable(orderId: string): readonly Checkout[] {
    return this.rows.filter((row) => row.orderId === orderId && row.status === 'PENDING');
  }

  row(id: string): Checkout {
    if (this.broken.has(id)) throw new PaymenntConnectionError(DOWN);
    if (this.refused.has(id)) refuse('Something is wrong with this checkout.');
    return this.rows.find((row) => row.id === id) ?? refuse('Checkout not found for API merchant');
  }

  /** What only a shopper, a bank or the merchant's own desk does. */
  move(id: string, status: Status, more: Partial<Checkout> = {}): void {
    Object.assign(this.row(id), { status, rawStatus: status, ...more });
  }

  /** A client of one machine. */
  clientOf(point: Point): FlowClient {
    const call = async <T>(name: string, work: () => T): Promise<T> => {
      await point(`${name}: send`);
      this.calls.push(name);
      if (this.isDown) throw new PaymenntConnectionError(DOWN);
      const result = work();
      await point(`${name}: answer`);
      return result;
    };
    const create = (params: CheckoutParams) => call('create', () => this.#create(params));
    const checkouts = {
      ...{ createMobile: create, createWeb: create, createLink: create, createQr: create },
      get: (id: string) => call('get', () => ({ ...this.row(id) })),
      verify: (id: string, expected: Parameters<typeof judge>[2]): Promise<Verification> =>
        call('verify', () => judge({ ...this.row(id) }, id, expected)),
      cancel: (id: string) => call('cancel', () => this.#cancel(id)),
      search: (filter: Filter) => rowsOf(() => call('search', () => this.#found(filter))),
    };
    return { environment: 'test', checkouts: checkouts as unknown as FlowClient['checkouts'] };
  }

  #cancel(id: string): Checkout {
    const row = this.row(id);
    if (this.refusesCancel || row.status !== 'PENDING') return refuse('Checkout cannot be cancelled.');
    this.move(id, 'CANCELLED');
    return { ...row };
  }

  #create({ requestId, orderId, amount, currency }: CheckoutParams): Checkout {
    const used = this.rows.find((row) => row.requestId === requestId);
    if (used) return this.#usedBy(used, { requestId, orderId, amount, currency });
    const id = String(10_000 + this.rows.length);
    const row: Checkout = {
      ...{ id, requestId, orderId, currency, amount: Number(amount) },
      ...{ status: 'PENDING', rawStatus: 'PENDING', totalRefunded: 0 },
      ...{ checkoutKey: `key-${id}`, redirectUrl: `https://pay.test.paymennt.com/checkout/${id}` },
    };
    this.rows.push(row);
    this.#bornAt.set(id, this.calls.length);
    return { ...row };
  }

  /** As the client does it: the checkout of the same attempt is the answer, any other one is an error. */
  #usedBy(row: Checkout, { orderId, amount, currency }: CheckoutParams): Checkout {
    const { id: checkoutId, status: checkoutStatus } = row;
    const isSame = row.orderId === orderId && row.amount === Number(amount) && row.currency === currency;
    if (!isSame) return refuse('conflict', 'request_id_conflict', { checkoutId, checkoutStatus });
    if (UNSUCCESSFUL.includes(row.status)) {
      return refuse('used', 'request_id_used', { checkoutId, checkoutStatus });
    }
    return { ...row };
  }

  #found({ requestId, status }: Filter): readonly Checkout[] {
    return this.rows
      .filter(
        (row) =>
          this.calls.length - (this.#bornAt.get(row.id) ?? 0) > this.lag &&
          (requestId === undefined || row.requestId === requestId) &&
          (status === undefined || status.includes(row.status)),
      )
      .map((row) => ({ ...row }))
      .reverse();
  }
}
