import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SqlTag } from 'paymennt/flow';
import { run } from '../../package/command.js';
import { fetchDrivers } from './drivers.js';
import type { Connected } from './postgres-drivers.js';

const SCHEMA = `generator client {
  provider = "prisma-client-js"
  output   = "../generated"
}

datasource db {
  provider = "postgresql"
}

model Shipment {
  orderId String @id @map("order_id")

  @@map("shipments")
}
`;

interface PrismaTransaction {
  $queryRaw: SqlTag;
}

interface PrismaClient extends PrismaTransaction {
  $transaction<Result>(work: (tx: PrismaTransaction) => Promise<Result>): Promise<Result>;
  $disconnect(): Promise<void>;
}

/** Prisma 7 over `pg`: its client runs without an engine of its own. */
export async function connectPrisma(url: string): Promise<Connected> {
  const { folder, load } = await fetchDrivers('prisma');
  await mkdir(join(folder, 'prisma'), { recursive: true });
  await writeFile(join(folder, 'prisma/schema.prisma'), SCHEMA);
  // The generator needs no schema engine. Naming one keeps it from fetching one.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  await run('npx', ['prisma', 'generate'], { cwd: folder, env });
  const { PrismaPg } = load<{ PrismaPg: new (options: object) => object }>('@prisma/adapter-pg');
  const { PrismaClient: Client } = load<{ PrismaClient: new (options: object) => PrismaClient }>(
    './generated/index.js',
  );
  const prisma = new Client({ adapter: new PrismaPg({ connectionString: url }) });
  const tag =
    (on: PrismaTransaction): SqlTag =>
    (strings, ...values) =>
      on.$queryRaw(strings, ...values);
  return (tell) =>
    tell<PrismaTransaction>({
      sql: tag(prisma),
      transaction: (work) => prisma.$transaction((tx) => work(tx, tag(tx))),
      within: tag,
    }).finally(() => prisma.$disconnect());
}
