import type { AddressParams, CustomerParams, ItemParams, PaidCheckout } from 'paymennt';

// A reader's own order table and warehouse.

/** An order as the shop's database knows it. */
export interface Order {
  readonly orderId: string;
  /** The attempt to pay that is going on. */
  readonly requestId: string;
  readonly currency: string;
  readonly amount: string;
  readonly items: readonly ItemParams[];
  readonly customer: CustomerParams;
  readonly billingAddress: AddressParams;
  readonly checkoutId?: string | undefined;
}

export interface Shop {
  readonly orders: {
    find(orderId: string): Promise<Order | undefined>;
    /** Those that nobody has paid for. */
    open(): Promise<readonly Order[]>;
    setCheckout(orderId: string, checkoutId: string): Promise<void>;
    /** Gives the order its next `requestId`. */
    beginNextAttempt(orderId: string): Promise<Order>;
    /** True for exactly one caller. */
    markPaid(checkout: PaidCheckout): Promise<boolean>;
  };
  ship(checkout: PaidCheckout): Promise<void>;
  /** The shop's own receiver of webhooks. */
  onWebhook(request: Request): Promise<Response>;
  /** Orders that left the warehouse. */
  readonly shipped: readonly string[];
}

export const ORDER: Order = {
  orderId: 'ORD-1234',
  requestId: 'ORD-1234-1',
  currency: 'AED',
  amount: '105.00',
  items: [{ name: 'Coffee beans', quantity: 2, linetotal: '105.00' }],
  customer: { id: 'CUST-7', firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example' },
  billingAddress: { name: 'Ada Lovelace', address1: '1 Harbour Road', city: 'Dubai', country: 'AE' },
};

/** A shop with one order, in memory. */
export function createShop(first: Order = ORDER): Shop {
  const rows = new Map<string, Order>([[first.orderId, first]]);
  const paid = new Map<string, string>();
  const shipped: string[] = [];
  const rowOf = (orderId: string): Order => {
    const row = rows.get(orderId);
    if (!row) throw new Error(`There is no order ${orderId}.`);
    return row;
  };
  return {
    orders: {
      find: async (orderId) => rows.get(orderId),
      open: async () => [...rows.values()].filter(({ orderId }) => !paid.has(orderId)),
      setCheckout: async (orderId, checkoutId) => {
        rows.set(orderId, { ...rowOf(orderId), checkoutId });
      },
      beginNextAttempt: async (orderId) => {
        const row = rowOf(orderId);
        const attempt = Number(row.requestId.split('-').at(-1)) + 1;
        const next = { ...row, requestId: `${orderId}-${attempt}`, checkoutId: undefined };
        rows.set(orderId, next);
        return next;
      },
      markPaid: async ({ id, orderId }) => {
        if (paid.has(orderId) || !rows.has(orderId)) return false;
        paid.set(orderId, id);
        return true;
      },
    },
    ship: async ({ orderId }) => {
      shipped.push(orderId);
    },
    onWebhook: async () => new Response(null, { status: 204 }),
    shipped,
  };
}
