import { flowTable } from 'paymennt/flow';
import type { Drivers } from './drivers.js';
import { newPool } from './postgres-drivers.js';

/** Creates a database on a PostgreSQL server, with the flow's table and more. @returns its address. */
export async function freshDatabase(
  drivers: Drivers,
  server: string,
  name: string,
  more: string,
): Promise<string> {
  const admin = newPool(drivers, server);
  await admin.query(`CREATE DATABASE ${name}`).finally(() => admin.end());
  const url = new URL(name, server).href;
  const pool = newPool(drivers, url);
  await pool.query(`${flowTable}${more}`).finally(() => pool.end());
  return url;
}
