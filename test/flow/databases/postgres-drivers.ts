import type { SqlTag } from 'paymennt/flow';
import type { Drivers } from './drivers.js';
import type { SqlDatabase } from './sql-database.js';

type Values = readonly unknown[];

/** A connection that runs text with `$1`: a pool or client of `pg`, and TypeORM with another result. */
interface Queryable<Result> {
  query(text: string, values?: Values): Promise<Result>;
}

export interface PgClient extends Queryable<{ readonly rows: object[] }> {
  release(): void;
}

export interface PgPool extends Queryable<{ readonly rows: object[] }> {
  connect(): Promise<PgClient>;
  end(): Promise<void>;
}

/** A database, and the end of its connections. */
export type Connected = <Told>(tell: <Tx>(database: SqlDatabase<Tx>) => Promise<Told>) => Promise<Told>;

/** Connects a driver to a database of its own. */
type Connect = (url: string, drivers: Drivers) => Connected;

/** The text of a statement with `$1` in the place of its first value. */
export const dollars = (strings: TemplateStringsArray): string =>
  strings.reduce((text, part, index) => `${text}$${index}${part}`);

const tagOfPg =
  (client: Queryable<{ readonly rows: object[] }>): SqlTag =>
  async (strings, ...values) =>
    (await client.query(dollars(strings), values)).rows;

/** The transaction that `pg` leaves to its user. */
export async function inPgTransaction<Result>(
  pool: PgPool,
  work: (client: PgClient, sql: SqlTag) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client, tagOfPg(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

export function newPool({ load }: Drivers, url: string): PgPool {
  const { Pool } = load<{ Pool: new (options: object) => PgPool }>('pg');
  return new Pool({ connectionString: url });
}

/** `pg` as `sqlStorage` needs it. */
export const pgDatabase = (pool: PgPool): SqlDatabase<PgClient> => ({
  sql: tagOfPg(pool),
  transaction: (work) => inPgTransaction(pool, work),
  within: tagOfPg,
});

const pg: Connect = (url, drivers) => async (tell) => {
  const pool = newPool(drivers, url);
  return tell(pgDatabase(pool)).finally(() => pool.end());
};

interface PostgresJs extends SqlTag {
  begin<Result>(work: (tx: SqlTag) => Promise<Result>): Promise<Result>;
  end(): Promise<void>;
}

const postgresJs: Connect =
  (url, { load }) =>
  async (tell) => {
    const sql = load<(url: string) => PostgresJs>('postgres')(url);
    return tell<SqlTag>({
      sql,
      transaction: (work) => sql.begin((tx) => work(tx, tx)),
      within: (tx) => tx,
    }).finally(() => sql.end());
  };

type Tagged = (strings: TemplateStringsArray, ...values: Values) => object;

interface Drizzle {
  execute(statement: object): Promise<{ readonly rows: object[] }>;
  transaction<Result>(work: (tx: Drizzle) => Promise<Result>): Promise<Result>;
}

const drizzle: Connect = (url, drivers) => async (tell) => {
  const { sql } = drivers.load<{ sql: Tagged }>('drizzle-orm');
  const { drizzle: open } = drivers.load<{ drizzle: (pool: PgPool) => Drizzle }>('drizzle-orm/node-postgres');
  const pool = newPool(drivers, url);
  const db = open(pool);
  const tag =
    (on: Drizzle): SqlTag =>
    async (strings, ...values) =>
      (await on.execute(sql(strings, ...values))).rows;
  return tell<Drizzle>({
    sql: tag(db),
    transaction: (work) => db.transaction((tx) => work(tx, tag(tx))),
    within: tag,
  }).finally(() => pool.end());
};

interface Kysely {
  transaction(): { execute<Result>(work: (tx: Kysely) => Promise<Result>): Promise<Result> };
  destroy(): Promise<void>;
}

interface KyselyPackage {
  readonly Kysely: new (options: object) => Kysely;
  readonly PostgresDialect: new (options: object) => object;
  readonly sql: (...template: Parameters<Tagged>) => {
    execute(on: Kysely): Promise<{ readonly rows: object[] }>;
  };
}

const kysely: Connect = (url, drivers) => async (tell) => {
  const { Kysely: Client, PostgresDialect, sql } = drivers.load<KyselyPackage>('kysely');
  const db = new Client({ dialect: new PostgresDialect({ pool: newPool(drivers, url) }) });
  const tag =
    (on: Kysely): SqlTag =>
    async (strings, ...values) =>
      (await sql(strings, ...values).execute(on)).rows;
  return tell<Kysely>({
    sql: tag(db),
    transaction: (work) => db.transaction().execute((tx) => work(tx, tag(tx))),
    within: tag,
  }).finally(() => db.destroy());
};

interface Knex {
  raw(text: string, values: Values): Promise<{ readonly rows: object[] }>;
  transaction<Result>(work: (tx: Knex) => Promise<Result>): Promise<Result>;
  destroy(): Promise<void>;
}

const knex: Connect =
  (url, { load }) =>
  async (tell) => {
    const db = load<(options: object) => Knex>('knex')({ client: 'pg', connection: url });
    const tag =
      (on: Knex): SqlTag =>
      async (strings, ...values) =>
        (await on.raw(strings.join('?'), values)).rows;
    return tell<Knex>({
      sql: tag(db),
      transaction: (work) => db.transaction((tx) => work(tx, tag(tx))),
      within: tag,
    }).finally(() => db.destroy());
  };

type TypeOrmManager = Queryable<object[] | [object[], number]>;

interface TypeOrm extends TypeOrmManager {
  initialize(): Promise<unknown>;
  transaction<Result>(work: (tx: TypeOrmManager) => Promise<Result>): Promise<Result>;
  destroy(): Promise<void>;
}

const typeOrm: Connect =
  (url, { load }) =>
  async (tell) => {
    load('reflect-metadata');
    const { DataSource } = load<{ DataSource: new (options: object) => TypeOrm }>('typeorm');
    const db = new DataSource({ type: 'postgres', url });
    await db.initialize();
    const tag =
      (on: TypeOrmManager): SqlTag =>
      async (strings, ...values) => {
        const result = await on.query(dollars(strings), values);
        // After an UPDATE: the rows, and how many they are.
        return Array.isArray(result[0]) ? result[0] : (result as object[]);
      };
    return tell<TypeOrmManager>({
      sql: tag(db),
      transaction: (work) => db.transaction((tx) => work(tx, tag(tx))),
      within: tag,
    }).finally(() => db.destroy());
  };

export const POSTGRES_DRIVERS: Readonly<Record<string, Connect>> = {
  pg,
  'postgres.js': postgresJs,
  Drizzle: drizzle,
  Kysely: kysely,
  Knex: knex,
  TypeORM: typeOrm,
};
