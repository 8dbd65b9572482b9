import { createClient } from '@libsql/client';
import { PaymenntClient } from 'paymennt';
import { flowTable, type SqlTag } from 'paymennt/flow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderOver } from '../support/shop.js';
import { audit } from './audit.js';
import { type FaultyGateway, openFaultyGateway } from './faulty-gateway.js';
import { SHOP_TABLES } from './shop-database.js';

let gateway: FaultyGateway;
beforeEach(async () => {
  gateway = await openFaultyGateway(1);
  gateway.isFaulty = false;
});
afterEach(() => gateway.close());

async function openShop() {
  const { environment, credentials, bank } = gateway.sandbox;
  const paymennt = new PaymenntClient({ ...credentials, environment });
  const db = createClient({ url: ':memory:' });
  await db.executeMultiple(flowTable + SHOP_TABLES);
  const sql: SqlTag = async (strings, ...values) =>
    (await db.execute({ sql: strings.join('?'), args: values })).rows;
  let attempts = 0;
  const open = async (orderId: string) => {
    attempts += 1;
    const params = { ...orderOver('105.00'), orderId, requestId: `${orderId}-${attempts}` };
    return (await paymennt.checkouts.createMobile(params)).id;
  };
  const ship = (orderId: string, id: string, amount: string, at = '1500') =>
    sql`INSERT INTO shipments (order_id, checkout_id, amount, looked_at, shipped_at) VALUES (${orderId}, ${id}, ${amount}, ${at}, ${at}) RETURNING order_id`;
  const prices = new Map([
    [
      'ORD-1',
      [
        { amount: '105.00', from: 1_000, to: 2_000 },
        { amount: '120.00', from: 2_000, to: Number.POSITIVE_INFINITY },
      ],
    ],
  ]);
  return { bank, sql, open, ship, audit: () => audit({ gateway, sql, prices }) };
}

describe('the count after a run with killed processes', () => {
  /** An order that was paid, and shipped like this. */
  async function paid(...shipments: readonly (readonly [orderId: string, amount: string, at?: string])[]) {
    const shop = await openShop();
    const id = await shop.open('ORD-1');
    shop.bank.pay(id);
    for (const [orderId, amount, at] of shipments) await shop.ship(orderId, id, amount, at);
    return { ...shop, id };
  }
  const SHIPPED = ['ORD-1', '105'] as const;

  it('finds nothing wrong with an order that is paid and shipped once', async () => {
    const shop = await paid(SHIPPED);

    expect(await shop.audit()).toEqual({
      ...{ paid: 1, findings: 0, notFulfilled: [], fulfilledTwice: [], fulfilledWrongly: [] },
      stillPayable: [],
    });
  });

  it('finds money that was not shipped, and money that went back after that, unless there is a finding', async () => {
    const shop = await paid();
    expect((await shop.audit()).notFulfilled).toEqual(['ORD-1-1 is PAID']);
    await shop.ship('ORD-1', shop.id, '105');
    shop.bank.chargeback(shop.id);

    expect((await shop.audit()).notFulfilled).toEqual(['ORD-1-1 is CHARGEBACK']);
    await shop.sql`INSERT INTO findings (finding_key, kind, checkout_id) VALUES (${'key'}, ${'reversed'}, ${shop.id}) RETURNING kind`;
    expect((await shop.audit()).notFulfilled).toEqual([]);
  });

  it('finds an order that was shipped twice', async () => {
    const shop = await paid(SHIPPED, SHIPPED);

    expect((await shop.audit()).fulfilledTwice).toEqual(['ORD-1']);
  });

  it.each([
    ['another order', ['ORD-2', '105']],
    ['another amount', ['ORD-1', '104']],
    ['a price that was no longer the order’s', ['ORD-1', '105', '2500']],
  ] as const)('finds a shipment for %s', async (_, shipment) => {
    const shop = await paid(shipment);

    expect((await shop.audit()).fulfilledWrongly).toHaveLength(1);
  });

  it('finds a shipment without money, and two checkouts of one order that can be paid', async () => {
    const shop = await openShop();
    const id = await shop.open('ORD-1');
    expect(gateway.mostPayable).toBe(1);
    await shop.open('ORD-1');
    await shop.ship('ORD-1', id, '105');

    const { fulfilledWrongly, stillPayable } = await shop.audit();

    expect(fulfilledWrongly).toHaveLength(1);
    expect(stillPayable).toEqual([expect.stringContaining('ORD-1-1'), expect.stringContaining('ORD-1-2')]);
    expect(gateway.mostPayable).toBe(2);
  });
});
