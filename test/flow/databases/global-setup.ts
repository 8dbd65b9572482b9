import type { TestProject } from 'vitest/node';
import { startPostgres } from './servers/postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a PostgreSQL server. */
    postgres: string;
  }
}

/** Starts one PostgreSQL server for all tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgres', server.url);
  return () => server.stop();
}
