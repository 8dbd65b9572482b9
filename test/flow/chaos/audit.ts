import type { Sandbox } from 'paymennt/sandbox';
import type { Price, Shop } from './shopper.js';

interface Shipment {
  readonly order_id: string;
  readonly checkout_id: string;
  readonly amount: string;
  readonly looked_at: string;
  readonly shipped_at: string;
}

interface FindingRow {
  readonly finding_key: string;
  readonly kind: string;
  readonly checkout_id: string;
}

/** What the books of the gateway and of the database say at the end. */
export interface Audit {
  /** Checkouts in which money moved. */
  readonly paid: number;
  /** Findings, the repeated ones counted once. */
  readonly findings: number;
  readonly notFulfilled: readonly string[];
  readonly fulfilledTwice: readonly string[];
  readonly fulfilledWrongly: readonly string[];
  readonly stillPayable: readonly string[];
}

type Checkout = Sandbox['state']['checkouts'][number];

/** Whether an amount was the order's price at some moment between two. */
function wasPrice(prices: readonly Price[], { amount, looked_at, shipped_at }: Shipment): boolean {
  return prices.some(
    (price) =>
      Number(price.amount) === Number(amount) &&
      price.from <= Number(shipped_at) &&
      price.to >= Number(looked_at),
  );
}

function isWrong(shipment: Shipment, checkout: Checkout | undefined, prices: readonly Price[]): boolean {
  if (!checkout || checkout.orderId !== shipment.order_id) return true;
  if (checkout.status !== 'PAID' && checkout.status !== 'CHARGEBACK') return true;
  return Number(checkout.amount) !== Number(shipment.amount) || !wasPrice(prices, shipment);
}

function isCovered(
  { id, status }: Checkout,
  shipments: readonly Shipment[],
  findings: readonly FindingRow[],
): boolean {
  const isShipped = shipments.some(({ checkout_id }) => checkout_id === id);
  const own = findings.filter(({ checkout_id }) => checkout_id === id);
  return status === 'CHARGEBACK' ? own.some(({ kind }) => kind === 'reversed') : isShipped || own.length > 0;
}

/** Compares what the gateway did with what the shop did. */
export async function audit({
  gateway,
  sql,
  prices,
}: Pick<Shop, 'gateway' | 'sql' | 'prices'>): Promise<Audit> {
  const shipments =
    (await sql`SELECT order_id, checkout_id, amount, looked_at, shipped_at FROM shipments`) as readonly Shipment[];
  const findings =
    (await sql`SELECT DISTINCT finding_key, kind, checkout_id FROM findings`) as readonly FindingRow[];
  const records = (await sql`SELECT order_id, state, due_at, data FROM paymennt_orders`) as readonly {
    readonly order_id: string;
  }[];
  const recordOf = (orderId: string | undefined) =>
    JSON.stringify(records.find(({ order_id }) => order_id === orderId));
  const { checkouts } = gateway.sandbox.state;
  const byId = new Map(checkouts.map((checkout) => [checkout.id, checkout]));
  const moved = checkouts.filter(({ status }) => status === 'PAID' || status === 'CHARGEBACK');
  const shippedOrders = shipments.map(({ order_id }) => order_id);
  return {
    paid: moved.length,
    findings: findings.length,
    notFulfilled: moved
      .filter((checkout) => !isCovered(checkout, shipments, findings))
      .map(({ requestId, status }) => `${requestId} is ${status}`),
    fulfilledTwice: [
      ...new Set(shippedOrders.filter((orderId, index) => shippedOrders.indexOf(orderId) !== index)),
    ],
    fulfilledWrongly: shipments
      .filter((row) => isWrong(row, byId.get(row.checkout_id), prices.get(row.order_id) ?? []))
      .map((row) => JSON.stringify(row)),
    stillPayable: checkouts
      .filter(({ orderId, status }) => status === 'PENDING' && shippedOrders.includes(orderId ?? ''))
      .map(({ requestId, orderId }) => `${requestId}, with the record ${recordOf(orderId)}`),
  };
}
