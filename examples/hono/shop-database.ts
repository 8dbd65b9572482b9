import { DurableObject } from 'cloudflare:workers';
import { flowTable } from 'paymennt/flow';
import { addDemoOrders, ordersTable } from './shop.js';

/** The shop's database on Cloudflare: SQLite in one Durable Object. D1 is the same with another line in `worker.ts`. */
export class ShopDatabase extends DurableObject {
  constructor(state: DurableObjectState, env: Cloudflare.Env) {
    super(state, env);
    const { sql } = state.storage;
    const tables = sql.exec("SELECT name FROM sqlite_master WHERE name = 'paymennt_orders'").toArray();
    if (tables.length > 0) return;
    sql.exec(ordersTable + flowTable);
    state.blockConcurrencyWhile(() =>
      addDemoOrders(async (strings, ...values) => this.run(strings.join('?'), values)),
    );
  }

  /** Runs one statement, and returns its rows. */
  run(statement: string, values: readonly (string | null)[]): Record<string, SqlStorageValue>[] {
    return this.ctx.storage.sql.exec(statement, ...values).toArray();
  }
}
