import { type SqlTag, type SqlTransaction, sqlStorage } from 'paymennt/flow';
import { type StoryReport, tellStory } from './story.js';

/** A driver as `sqlStorage` needs it. */
export interface SqlDatabase<Tx = undefined> {
  readonly sql: SqlTag;
  readonly transaction?: SqlTransaction<Tx> | undefined;
  /** The tag whose statements run inside a transaction. */
  readonly within?: ((tx: Tx) => SqlTag) | undefined;
}

export const SHIPMENTS = 'CREATE TABLE shipments (order_id TEXT NOT NULL)';

export function tellSqlStory<Tx>({ sql, transaction, within }: SqlDatabase<Tx>): Promise<StoryReport> {
  return tellStory<Tx>({
    storage: sqlStorage({ sql, transaction }),
    ship: async (orderId, tx) =>
      (within?.(tx) ?? sql)`INSERT INTO shipments (order_id) VALUES (${orderId}) RETURNING order_id`,
    shipped: async () => {
      const rows = (await sql`SELECT order_id FROM shipments`) as readonly { readonly order_id: string }[];
      return rows.map(({ order_id }) => order_id);
    },
  });
}

/** What a story comes to over a storage that is right. */
export const happyEnd = (triedTransactions: boolean): StoryReport => ({
  failedChecks: [],
  triedTransactions,
  shippedByFailure: [],
  answers: [204, 'paid', 'paid', 'paid', 'paid', []],
  shipped: ['ORD-1'],
});
