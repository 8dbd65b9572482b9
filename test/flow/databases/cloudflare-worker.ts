import { flowTable, type SqlTag } from 'paymennt/flow';
import { SHIPMENTS, tellSqlStory } from './sql-database.js';

interface D1 {
  exec(text: string): Promise<unknown>;
  prepare(text: string): {
    bind(...values: readonly unknown[]): { all(): Promise<{ readonly results: object[] }> };
  };
}

interface ObjectState {
  readonly storage: {
    readonly sql: { exec(text: string, ...values: readonly unknown[]): { toArray(): object[] } };
  };
}

interface Namespace {
  idFromName(name: string): object;
  get(id: object): { fetch(url: string): Promise<Response> };
}

/** A Durable Object that runs the story over its own SQLite. */
export class Shop {
  readonly #storage: ObjectState['storage'];

  constructor({ storage }: ObjectState) {
    this.#storage = storage;
  }

  async fetch(): Promise<Response> {
    const { sql } = this.#storage;
    sql.exec(`${flowTable}${SHIPMENTS}`);
    const tag: SqlTag = async (strings, ...values) => sql.exec(strings.join('?'), ...values).toArray();
    return Response.json(await tellSqlStory({ sql: tag }));
  }
}

async function onD1(db: D1): Promise<Response> {
  // D1 ends a statement at the end of a line.
  const statements = `${flowTable}${SHIPMENTS}`.split(';').map((text) => text.replaceAll(/\s+/g, ' ').trim());
  for (const statement of statements.filter(Boolean)) await db.exec(statement);
  const sql: SqlTag = async (strings, ...values) =>
    (
      await db
        .prepare(strings.join('?'))
        .bind(...values)
        .all()
    ).results;
  return Response.json(await tellSqlStory({ sql }));
}

const worker = {
  fetch(request: Request, { DB, SHOP }: { readonly DB: D1; readonly SHOP: Namespace }): Promise<Response> {
    if (new URL(request.url).pathname === '/d1') return onD1(DB);
    return SHOP.get(SHOP.idFromName('shop')).fetch(request.url);
  },
};

export default worker;
