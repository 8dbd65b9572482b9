import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Budget } from './budgets.js';
import type { Bench } from './part.js';
import { printTable } from './table.js';

const MAX_INSTALLED_MB = 1.6;
const MAX_BUNDLED_KB = 32.768;

/** A program of one line for each. */
const ONE_LINERS: Readonly<Record<string, string>> = {
  paymennt: `import { PaymenntClient } from 'paymennt'; console.log(PaymenntClient);`,
  'paymennt, one function': `import { isConfirmationUrl } from 'paymennt'; console.log(isConfirmationUrl);`,
  'paymennt and createNodeFetch': `import { PaymenntClient } from 'paymennt'; import { createNodeFetch } from 'paymennt/node'; console.log(PaymenntClient, createNodeFetch);`,
  stripe: `import Stripe from 'stripe'; console.log(Stripe);`,
  openai: `import OpenAI from 'openai'; console.log(OpenAI);`,
  'checkout-sdk-node': `import { Checkout } from 'checkout-sdk-node'; console.log(Checkout);`,
  square: `import { SquareClient } from 'square'; console.log(SquareClient);`,
  'ky + zod': `import ky from 'ky'; import { z } from 'zod'; console.log(ky, z);`,
};

/** Room on a disk, and in a bundle. */
export async function measureSizes(bench: Bench): Promise<Budget[]> {
  return [await measureInstallations(bench), await measureBundles(bench)];
}

interface Installed {
  readonly packages: number;
  readonly megabytes: number;
}

/** What a node_modules folder holds. */
async function installed(nodeModules: string): Promise<Installed> {
  const entries = await readdir(nodeModules, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  const isPackage = /node_modules\/(?:@[^/]+\/)?[^/]+$/;
  const packages = files.filter(
    ({ name, parentPath }) => name === 'package.json' && isPackage.test(parentPath),
  );
  return { packages: packages.length, megabytes: sizes.reduce((sum, size) => sum + size, 0) / 1e6 };
}

async function measureInstallations({ workplace: { folder, peers } }: Bench): Promise<Budget> {
  // The peers' packages are links there, which are not followed.
  const ours = await installed(join(folder, 'node_modules'));
  const all: [string, Installed][] = [['paymennt', ours]];
  for (const { title, nodeModules } of peers) all.push([title, await installed(nodeModules)]);
  printTable(
    'Installed for production',
    ['', 'packages', 'MB'],
    all.map(([name, { packages, megabytes }]) => [name, String(packages), megabytes.toFixed(2)]),
  );
  return { name: 'installed', atMost: MAX_INSTALLED_MB, measured: ours.megabytes, unit: ' MB' };
}

async function measureBundles({ workplace }: Bench): Promise<Budget> {
  const rows: { name: string; plain: number; gzipped: number }[] = [];
  for (const [index, [name, code]] of Object.entries(ONE_LINERS).entries()) {
    const bundle = await readFile(await workplace.minify(`sizes/${index}`, code));
    rows.push({
      name,
      plain: bundle.byteLength / 1e3,
      gzipped: gzipSync(bundle, { level: 9 }).byteLength / 1e3,
    });
  }
  printTable(
    'One line, bundled and minified',
    ['', 'KB', 'KB gzipped'],
    rows.map(({ name, plain, gzipped }) => [name, plain.toFixed(1), gzipped.toFixed(1)]),
  );
  const gzipped = rows.find(({ name }) => name === 'paymennt')?.gzipped ?? Number.NaN;
  return { name: 'one line, bundled and gzipped', atMost: MAX_BUNDLED_KB, measured: gzipped, unit: ' KB' };
}
