import { createPool } from 'mysql2/promise';
import { checkFlowStorage } from 'paymennt/testing';
import { mariadbStorage } from './mariadb-storage.js';

const { DATABASE_URL } = process.env;
if (!DATABASE_URL)
  throw new Error('Set DATABASE_URL, for example to mysql://root@127.0.0.1/shop, a database for tests.');

const pool = createPool(DATABASE_URL);
const report = await checkFlowStorage(mariadbStorage(pool)).finally(() => pool.end());
console.log(String(report));
if (!report.ok) process.exitCode = 1;
