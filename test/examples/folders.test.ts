import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSandbox } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PORT } from '../../src/cli/sandbox/default-port.js';
import { VERSION } from '../../src/version.js';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

interface Manifest {
  readonly private?: boolean;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (...path: string[]) => readFileSync(join(EXAMPLES, ...path), 'utf8');

const folders = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Those to be copied with a package.json; the demo lives on the repository's own. */
const packages = folders.filter((name) => existsSync(join(EXAMPLES, name, 'package.json')));

const manifestOf = (name: string) => JSON.parse(read(name, 'package.json')) as Manifest;

function sourcesOf(name: string): string[] {
  return readdirSync(join(EXAMPLES, name), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/node_modules|\.next|\.d\.ts$/.test(path))
    .map((path) => read(name, path));
}

/** Names of packages, without their paths: `@nestjs/common`, `paymennt`. */
function importsOf(name: string): Set<string> {
  const found = new Set<string>();
  for (const source of sourcesOf(name)) {
    for (const [, specifier = ''] of source.matchAll(/(?:from|import) '([^'.][^']*)'/g)) {
      const [scope = '', ...path] = specifier.split('/');
      found.add(scope.startsWith('@') ? `${scope}/${path[0]}` : scope);
    }
  }
  return found;
}

// Types come from a package of another name, or from the platform.
const TYPES_OF: Readonly<Record<string, string>> = {
  'aws-lambda': '@types/aws-lambda',
  'cloudflare:workers': '@cloudflare/workers-types',
};

/** `../orders.js` and `../orders` are the same file; Next.js knows only the second. */
const withoutSuffixes = (source: string) => source.replaceAll(/(from '\.[^']*)\.js'/g, "$1'");

describe('the examples', () => {
  it.each(packages)('%s asks for everything that it imports, and for this version of the package', (name) => {
    const manifest = manifestOf(name);
    expect(manifest.private).toBe(true);
    expect(manifest.dependencies['paymennt']).toBe(`^${VERSION}`);
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
    const missing = [...importsOf(name)]
      .filter((specifier) => !builtinModules.includes(specifier.replace('node:', '')))
      .map((specifier) => TYPES_OF[specifier] ?? specifier)
      // Express comes with @nestjs/platform-express; only its types are imported.
      .filter((specifier) => !(specifier in wanted) && !(`@types/${specifier}` in wanted));
    expect(missing).toEqual([]);
  });

  it.each(packages)('%s has a story that `npm run test:examples` tells', (name) => {
    expect(existsSync(fileURLToPath(new URL(`${name}.example.ts`, import.meta.url)))).toBe(true);
    expect(manifestOf(name).scripts['typecheck']).toContain('tsc --noEmit');
  });

  it.each(folders)('%s has a README of about ten lines that the list of examples leads to', (name) => {
    const lines = read(name, 'README.md').trim().split('\n');
    expect(lines[0]).toMatch(/^# \S/);
    expect(lines.length).toBeLessThan(16);
    expect(read('README.md')).toContain(`](${name})`);
  });

  it.each(['fastify', 'hono', 'lambda', 'nestjs', 'nextjs/lib', 'reconcile'])(
    '%s shares the payment flow and the shop of express to the letter',
    (folder) => {
      for (const file of ['payments.ts', 'shop.ts', 'database.ts']) {
        expect(withoutSuffixes(read(folder, file))).toBe(withoutSuffixes(read('express', file)));
      }
    },
  );

  it.each(packages.filter((name) => read(name, 'README.md').includes('PAYMENNT_ENVIRONMENT=')))(
    '%s is tried with what the sandbox is really started with',
    (name) => {
      const { apiKey, apiSecret } = createSandbox().credentials;
      const readme = read(name, 'README.md');
      expect(readme).toContain(`PAYMENNT_API_KEY=${apiKey} PAYMENNT_API_SECRET=${apiSecret}`);
      expect(readme).toContain(`PAYMENNT_ENVIRONMENT=http://127.0.0.1:${DEFAULT_PORT}`);
    },
  );
});
