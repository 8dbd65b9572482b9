import { createClient } from '@libsql/client';
import type { AddressParams, CustomerParams, ItemParams, PaidCheckout } from 'paymennt';
import { flowTable, type SqlTag } from 'paymennt/flow';

// The shop of the guides: orders, a warehouse and a database, all in memory. Copy this file to try the samples, then
// replace it with your own tables. It needs `npm install @libsql/client`.

/** An order as the shop's database knows it. */
export interface Order {
  readonly orderId: string;
  /** The number of the attempt to pay, from 1. */
  readonly attempt: number;
  /** The `requestId` of that attempt. */
  readonly requestId: string;
  readonly currency: string;
  readonly amount: string;
  readonly items: readonly ItemParams[];
  readonly customer: CustomerParams;
  readonly billingAddress: AddressParams;
  /** The checkout of the attempt, once the shop knows its id. */
  readonly checkoutId?: string | undefined;
  /** The checkout that paid the order. */
  readonly paidBy?: string | undefined;
}

/** What the payment flow needs of an order. */
export type OrderToPay = Pick<Order, 'currency' | 'amount' | 'items' | 'customer' | 'billingAddress'>;

export interface Shop {
  readonly orders: {
    find(orderId: string): Promise<Order | undefined>;
    /** What is to be paid for an order now; undefined: there is no such order. */
    toPay(orderId: string): Promise<OrderToPay | undefined>;
    /** Adds one more order, the same as the first but for its id. Resolves with the id. */
    place(): Promise<string>;
    /** Orders that nobody has paid for. */
    open(): Promise<readonly Order[]>;
    setCheckout(orderId: string, checkoutId: string): Promise<void>;
    /** Raises the attempt of the order, if it still is `attempt`: of two callers at once, one has an effect. */
    beginNextAttempt(orderId: string, attempt: number): Promise<void>;
    /** True for exactly one caller. */
    markPaid(checkout: PaidCheckout): Promise<boolean>;
  };
  ship(checkout: PaidCheckout): Promise<void>;
  /** Opens a ticket for a person. */
  review(finding: { kind: string; orderId: string }): Promise<void>;
  /** The shop's database, as a tagged template. It holds the table of the payment flow. */
  readonly sql: SqlTag;
  /** Orders that left the warehouse. */
  readonly shipped: string[];
  /** Tickets, oldest first. */
  readonly tickets: string[];
}

export const ORDER: Order = {
  orderId: 'ORD-1234',
  attempt: 1,
  requestId: 'ORD-1234-1',
  currency: 'AED',
  amount: '105.00',
  items: [{ name: 'Coffee beans', quantity: 2, linetotal: '105.00' }],
  customer: { id: 'CUST-7', firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example' },
  billingAddress: { name: 'Ada Lovelace', address1: '1 Harbour Road', city: 'Dubai', country: 'AE' },
};

async function openDatabase() {
  const database = createClient({ url: ':memory:' });
  await database.executeMultiple(flowTable);
  return database;
}

/** A tag over a database that opens with the first statement. */
function createTag(): SqlTag {
  let opened: ReturnType<typeof openDatabase> | undefined;
  return async (strings, ...values) => {
    opened ??= openDatabase();
    return (await (await opened).execute({ sql: strings.join('?'), args: values })).rows;
  };
}

/** A shop with one order, in memory. */
export function createShop(first: Order = ORDER): Shop {
  const rows = new Map<string, Order>([[first.orderId, first]]);
  const shipped: string[] = [];
  const tickets: string[] = [];
  function change(orderId: string, fields: Partial<Order>): void {
    const row = rows.get(orderId);
    if (!row) throw new Error(`There is no order ${orderId}.`);
    rows.set(orderId, { ...row, ...fields });
  }
  const shop: Shop = {
    orders: {
      find: async (orderId) => rows.get(orderId),
      toPay: async (orderId) => {
        const order = await shop.orders.find(orderId);
        if (!order) return undefined;
        const { currency, amount, items, customer, billingAddress } = order;
        return { currency, amount, items, customer, billingAddress };
      },
      place: async () => {
        const orderId = `${first.orderId}-${rows.size}`;
        rows.set(orderId, { ...first, orderId, requestId: `${orderId}-1` });
        return orderId;
      },
      open: async () => [...rows.values()].filter(({ paidBy }) => paidBy === undefined),
      setCheckout: async (orderId, checkoutId) => change(orderId, { checkoutId }),
      beginNextAttempt: async (orderId, attempt) => {
        if (rows.get(orderId)?.attempt !== attempt) return;
        const requestId = `${orderId}-${attempt + 1}`;
        change(orderId, { attempt: attempt + 1, requestId, checkoutId: undefined });
      },
      markPaid: async ({ id, orderId }) => {
        const row = rows.get(orderId);
        if (!row || row.paidBy !== undefined) return false;
        change(orderId, { paidBy: id });
        return true;
      },
    },
    ship: async ({ orderId }) => {
      shipped.push(orderId);
    },
    review: async ({ kind, orderId }) => {
      tickets.push(`${kind} ${orderId}`);
    },
    sql: createTag(),
    shipped,
    tickets,
  };
  return shop;
}

export const { orders, ship, review, sql, shipped } = createShop();
