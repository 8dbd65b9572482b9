import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { installed } from './installed.js';
import { newProject } from './project.js';
import { METROS, metroBuild, metroConfig, reactNative } from './react-native.js';
import { tools } from './tools.js';

const MAX_GZIPPED_BYTES = 2_000;

// Reads what the entry exports and where the listener leads, with nothing but the language.
const PROGRAM = `
  const { isConfirmationUrl, onConfirmation, isPending, CHECKOUT_STATUSES } = app;
  const finished = [];
  const reached = onConfirmation(['https://pay.test.paymennt.com/complete'], () => finished.push('once'));
  result = {
    moves: ['/checkout/key', '/complete', '/complete/?x=1'].map((path) =>
      reached({ nativeEvent: { url: 'https://pay.test.paymennt.com' + path } })),
    finished,
    attack: isConfirmationUrl('https://pay.paymennt.com.evil.example/complete/', 'live'),
    pending: isPending('PENDING'),
    statuses: CHECKOUT_STATUSES.length,
  };`;

const RESULT = { moves: [false, true, true], finished: ['once'], attack: false, pending: true, statuses: 10 };

/** Runs code where there is the language and nothing else: no URL, no TextEncoder, no Node. */
function runBare(code: string): unknown {
  const globals: { result?: unknown } = {};
  runInNewContext(code, globals);
  return JSON.parse(JSON.stringify(globals.result ?? null));
}

describe('paymennt/app', () => {
  let files: Map<string, string>;

  beforeAll(async () => {
    files = await installed(/^(?:app|dist\/app)\.(?:js|cjs|d\.cts)$/);
  });

  it.each(['dist/app.js', 'dist/app.cjs'])('is ES2017 and imports nothing: %s', async (path) => {
    const folder = await tools('package-parser', { acorn: '8.15.0' });
    const { parse } = createRequire(join(folder, 'package.json'))('acorn') as {
      parse(code: string, options: object): unknown;
    };
    const code = files.get(path) ?? '';
    const sourceType = path.endsWith('.cjs') ? 'script' : 'module';

    expect(() => parse(code, { ecmaVersion: 2017, sourceType })).not.toThrow();
    expect(code).not.toMatch(/\bimport\b|\brequire\(|\bfrom ['"]/);
    expect(() => parse('try {} catch {}', { ecmaVersion: 2017, sourceType })).toThrow();
  });

  it('is small, types and comments aside', () => {
    const sizes = ['dist/app.js', 'dist/app.cjs'].map((path) => gzipSync(files.get(path) ?? '').length);
    console.log(`paymennt/app, gzipped: ${sizes.join(' and ')} bytes of ${MAX_GZIPPED_BYTES}`);

    for (const size of sizes) {
      expect(size).toBeGreaterThan(500);
      expect(size).toBeLessThanOrEqual(MAX_GZIPPED_BYTES);
    }
  });

  it('runs where there is no URL class, no TextEncoder and no Node', () => {
    const bare = 'result = [typeof URL, typeof TextEncoder, typeof process, typeof require]';
    expect(runBare(bare)).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);

    const code = files.get('dist/app.cjs') ?? '';
    expect(runBare(`const app = {}; ((exports) => {\n${code}\n})(app);\n${PROGRAM}`)).toEqual(RESULT);
  });
});

describe.each(METROS)('Metro %s with the Babel preset of React Native', (metro) => {
  it('bundles paymennt/app, and the bundle runs without a URL class', async () => {
    const folder = await reactNative(metro);
    const project = await newProject();
    await project.link(folder, ['@babel/runtime']);
    await project.write(
      'index.js',
      `import * as app from 'paymennt/app';\nlet result;\n${PROGRAM}\nglobalThis.result = result;`,
    );
    await project.write('metro.config.cjs', metroConfig(folder));
    await project.write('build.cjs', metroBuild(folder));
    await project.run('node', 'build.cjs');

    expect(runBare(await readFile(join(project.folder, 'out.js'), 'utf8'))).toEqual(RESULT);
  });
});
