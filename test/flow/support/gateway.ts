import { type Checkout, type CheckoutStatus, PaymenntApiError, type Verification } from 'paymennt';
import type { FlowClient } from 'paymennt/flow';
import { judge } from '../../../src/checkouts/verify.js';

/** Called before and after the effect of each call. It may wait, or throw instead of letting the call go on. */
export type Point = (call: string) => Promise<void>;

interface CheckoutParams {
  readonly requestId: string;
  readonly orderId: string;
  readonly amount: string | number;
  readonly currency: string;
}

type Status = CheckoutStatus;

const UNSUCCESSFUL: readonly Status[] = ['FAILED', 'CANCELLED', 'EXPIRED'];

function refuse(apiMessage: string, code = 'api_error', more: object = {}): never {
  const fields = { message: apiMessage, apiMessage, httpStatus: 400, outcome: 'no_effect' as const };
  throw Object.assign(new PaymenntApiError({ ...fields, code: code as 'api_error' }), more);
}

/** A gateway with the client in front of it, as a model: what the flow sees of both, and nothing more. */
export class Gateway implements FlowClient {
  readonly environment = 'test';
  readonly rows: Checkout[] = [];
  readonly calls: string[] = [];
  /** Rows that are younger than this many calls are in no list yet. */
  lag = 0;
  /** Whether the gateway refuses to cancel. */
  refusesCancel = false;
  point: Point = async () => undefined;
  readonly #bornAt = new Map<string, number>();

  /** The checkouts of an order that a shopper can pay. */
  payable(orderId: string): readonly Checkout[] {
    return this.rows.filter((row) => row.orderId === orderId && row.status === 'PENDING');
  }

  row(id: string): Checkout {
    return this.rows.find((row) => row.id === id) ?? refuse('Checkout not found for API merchant');
  }

  /** What only a shopper, a bank or the merchant's own desk does. */
  move(id: string, status: Status, more: Partial<Checkout> = {}): void {
    Object.assign(this.row(id), { status, rawStatus: status, ...more });
  }

  readonly checkouts = {
    createMobile: (params: CheckoutParams) => this.#create(params),
    createWeb: (params: CheckoutParams) => this.#create(params),
    createLink: (params: CheckoutParams) => this.#create(params),
    createQr: (params: CheckoutParams) => this.#create(params),
    get: (id: string) => this.#call('get', () => ({ ...this.row(id) })),
    verify: (id: string, expected: Parameters<typeof judge>[2]): Promise<Verification> =>
      this.#call('verify', () => judge({ ...this.row(id) }, id, expected)),
    cancel: (id: string) =>
      this.#call('cancel', () => {
        const row = this.row(id);
        if (this.refusesCancel || row.status !== 'PENDING') return refuse('Checkout cannot be cancelled.');
        this.move(id, 'CANCELLED');
        return { ...row };
      }),
    search: (filter: { requestId?: string; status?: readonly Status[] }) => this.#search(filter),
  } as unknown as FlowClient['checkouts'];

  async #call<T>(name: string, work: () => T): Promise<T> {
    this.calls.push(name);
    await this.point(`${name}: send`);
    const result = work();
    await this.point(`${name}: answer`);
    return result;
  }

  #create({ requestId, orderId, amount, currency }: CheckoutParams): Promise<Checkout> {
    return this.#call('create', () => {
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
    });
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

  async *#search({ requestId, status }: { requestId?: string; status?: readonly Status[] }) {
    const found = await this.#call('search', () =>
      this.rows.filter(
        (row) =>
          this.calls.length - (this.#bornAt.get(row.id) ?? 0) > this.lag &&
          (requestId === undefined || row.requestId === requestId) &&
          (status === undefined || status.includes(row.status)),
      ),
    );
    for (const row of found.reverse()) yield { ...row };
  }
}
