import { createRequire } from 'node:module';
import * as telemetry from '@opentelemetry/api';
import * as paymennt from 'paymennt';
import * as appEntry from 'paymennt/app';
import * as flowEntry from 'paymennt/flow';
import * as mswEntry from 'paymennt/msw';
import * as nodeEntry from 'paymennt/node';
import * as sandboxEntry from 'paymennt/sandbox';
import * as testingEntry from 'paymennt/testing';
import ts from 'typescript';
import { expect, vi } from 'vitest';
import { createShop, ORDER, type Shop } from '../../docs/shop.js';
import { CHECKER, withChecks } from './expectations.js';
import type { Fence } from './fences.js';
import { clientOf, openWorld, STAND_INS } from './world.js';

/** What came of running a snippet. */
export interface Run {
  /** What it exported. */
  readonly exports: Readonly<Record<string, unknown>>;
  /** What it printed, a line each. */
  readonly printed: readonly string[];
  /** Methods and paths of the requests that it made of the gateway. */
  readonly requests: readonly string[];
  /** Files that it would have written. */
  readonly written: readonly string[];
  /** How many of its claims were checked. */
  readonly checked: number;
}

/** What a snippet runs in. */
export interface Surroundings {
  readonly shop: Shop;
  readonly gateway: sandboxEntry.Sandbox;
  /** A client of that gateway, for the test's own questions. */
  readonly paymennt: paymennt.PaymenntClient;
}

const ENTRIES: Readonly<Record<string, unknown>> = {
  paymennt,
  'paymennt/app': appEntry,
  'paymennt/flow': flowEntry,
  'paymennt/sandbox': sandboxEntry,
  'paymennt/testing': testingEntry,
  'paymennt/msw': mswEntry,
  'paymennt/node': nodeEntry,
  '@opentelemetry/api': telemetry,
};

const nodeRequire = createRequire(import.meta.url);

function compiled(code: string): string {
  const text = Object.entries(STAND_INS).reduce((rest, [from, to]) => rest.replaceAll(from, to), code);
  return ts.transpileModule(withChecks(text), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  }).outputText;
}

const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
  ...source: string[]
) => (...values: unknown[]) => Promise<void>;

/**
 * Runs a snippet as a reader would paste it: the environment variables are set, and every request that it makes
 * reaches a sandbox. `test` sees it while that sandbox is still there.
 */
export async function runSnippet(
  { code }: Fence,
  test: (run: Run, surroundings: Surroundings) => unknown = () => undefined,
): Promise<Run> {
  const gateway = await openWorld();
  const shop = createShop(ORDER);
  const [printed, requests, written]: [string[], string[], string[]] = [[], [], []];
  const run = { exports: {} as Record<string, unknown>, printed, requests, written, checked: 0 };
  vi.stubEnv('PAYMENNT_API_KEY', gateway.credentials.apiKey);
  vi.stubEnv('PAYMENNT_API_SECRET', gateway.credentials.apiSecret);
  vi.stubEnv('PAYMENNT_ENVIRONMENT', 'test');
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    requests.push(`${init.method ?? 'GET'} ${new URL(url).pathname}`);
    return gateway.fetch(url, init);
  });
  const print = (...values: unknown[]) => printed.push(values.map(String).join(' '));
  const surroundings: Readonly<Record<string, unknown>> = {
    exports: run.exports,
    require: (name: string) => {
      if (name === './shop.js') return shop;
      if (name === 'node:fs/promises') return { writeFile: async (path: string) => void written.push(path) };
      if (name === 'node:fs') return { readFileSync: (path: string) => `what ${path} holds` };
      return ENTRIES[name] ?? nodeRequire(name);
    },
    console: { log: print, warn: print, error: print },
    [CHECKER.value]: (actual: unknown, claimed: unknown) => {
      expect(actual).toEqual(claimed);
      run.checked += 1;
    },
    [CHECKER.printed]: (claimed: string) => {
      expect(printed.at(-1)).toBe(claimed);
      run.checked += 1;
    },
  };
  try {
    const program = new AsyncFunction(...Object.keys(surroundings), `'use strict';\n${compiled(code)}`);
    await program(...Object.values(surroundings));
    await test(run, { shop, gateway, paymennt: clientOf(gateway) });
    return run;
  } finally {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    await gateway.close();
  }
}
