import { beforeAll, describe, expect, it } from 'vitest';
import { COMPILERS, compile, compilers, VERSIONS_OF_ZOD } from './compilers.js';
import { fixture, newProject, type Project } from './project.js';

const NODENEXT = { moduleResolution: 'nodenext', module: 'nodenext' };
const RESOLUTIONS = [
  NODENEXT,
  { moduleResolution: 'node16', module: 'node16' },
  { moduleResolution: 'bundler', module: 'esnext' },
  { moduleResolution: 'bundler', module: 'preserve' },
];

let folder: string;

beforeAll(async () => {
  folder = await compilers();
});

async function typedProject(): Promise<Project> {
  const project = await newProject({ type: 'module' });
  await project.link(folder, ['@types/node', 'undici-types']);
  return project;
}

describe.each(COMPILERS)('TypeScript %s', (compiler) => {
  it.each(RESOLUTIONS)('compiles beside zod 3 and 4 with $moduleResolution and $module', async (options) => {
    const project = await typedProject();
    const files: string[] = [];
    for (const version of VERSIONS_OF_ZOD) {
      await project.alias(folder, `zod-${version}`, `beside-zod-${version}/node_modules/zod`);
      await fixture(project, 'consumer.mts', `beside-zod-${version}/consumer.mts`);
      files.push(`beside-zod-${version}/consumer.mts`);
    }
    await fixture(project, 'consumer.cts');
    // `import x = require()` is for files that are CommonJS, or for a bundler that is told to leave it.
    if (options.module !== 'esnext') files.push('consumer.cts');
    const { code, stdout } = await compile(project, compiler, files, { options });

    expect(stdout).toBe('');
    expect(code).toBe(0);
  });
});

// The default of `module: commonjs` up to TypeScript 5.9, where most backends still are.
describe.each(['5.4', '5.9'] as const)('TypeScript %s as it was before exports', (compiler) => {
  it('compiles with node10 and commonjs', async () => {
    const project = await typedProject();
    await fixture(project, 'consumer.cts', 'consumer.ts');
    await project.write('package.json', { name: 'shop', private: true });
    const options = { moduleResolution: 'node10', module: 'commonjs', esModuleInterop: true };
    const { code, stdout } = await compile(project, compiler, ['consumer.ts'], { options });

    expect(stdout).toBe('');
    expect(code).toBe(0);
  });
});

describe.each(['5.9', '7'] as const)('paymennt/msw under TypeScript %s', (compiler) => {
  it.each(['mts', 'cts'])('makes handlers for the msw of the project: %s', async (ending) => {
    const project = await typedProject();
    await project.link(folder, ['msw']);
    await fixture(project, 'handlers.mts', `handlers.${ending}`);
    const { code, stdout } = await compile(project, compiler, [`handlers.${ending}`], { options: NODENEXT });

    expect(stdout).toBe('');
    expect(code).toBe(0);
  });
});

describe('a program of one line', () => {
  it('is hardly more work for the compiler than an empty one', async () => {
    const project = await typedProject();
    await project.write('empty.mts', 'export {};');
    await project.write(
      'hello.mts',
      "import { PaymenntClient } from 'paymennt';\nexport const client = PaymenntClient.fromEnv();",
    );
    const check = async (file: string) => {
      const options = { ...NODENEXT, extendedDiagnostics: true };
      const { code, stdout } = await compile(project, '5.9', [file], { options });
      expect(code).toBe(0);
      const read = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1]);
      return { types: read('Types'), lines: read('Lines of Definitions'), seconds: read('Total time') };
    };
    const seconds: string[] = [];
    let [hello, empty] = [await check('hello.mts'), await check('empty.mts')];
    for (let round = 0; round < 2; round += 1) {
      seconds.push((hello.seconds - empty.seconds).toFixed(2));
      [hello, empty] = [await check('hello.mts'), await check('empty.mts')];
    }
    seconds.push((hello.seconds - empty.seconds).toFixed(2));
    const types = hello.types - empty.types;
    // The time is printed, not judged: on a busy machine it proves nothing. The work is the same everywhere.
    console.log(
      `hello world over an empty file: ${types} types of ${hello.types}, ${hello.lines - empty.lines} lines, ${seconds.join(', ')} s`,
    );

    expect(types).toBeGreaterThan(100);
    expect(types).toBeLessThan(1500);
  }, 600_000);
});
