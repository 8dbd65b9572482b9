import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fixture, newProject, type Project } from './project.js';
import { tools } from './tools.js';

const COMPILERS = ['5.4', '5.9', '6', '7'];
const VERSIONS_OF_ZOD = ['3', '4'];
const RESOLUTIONS = [
  { moduleResolution: 'nodenext', module: 'nodenext' },
  { moduleResolution: 'node16', module: 'node16' },
  { moduleResolution: 'bundler', module: 'esnext' },
  { moduleResolution: 'bundler', module: 'preserve' },
];

let folder: string;

beforeAll(async () => {
  folder = await tools('package-compilers', {
    ...Object.fromEntries(COMPILERS.map((version) => [`typescript-${version}`, `npm:typescript@${version}`])),
    ...Object.fromEntries(VERSIONS_OF_ZOD.map((version) => [`zod-${version}`, `npm:zod@${version}`])),
    '@types/node': '20',
    msw: '2',
  });
});

const options = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

async function projectWith(zod: string): Promise<Project> {
  const project = await newProject({ type: 'module' });
  await project.link(folder, ['@types/node', 'undici-types']);
  await project.alias(folder, `zod-${zod}`, 'zod');
  await fixture(project, 'consumer.mts');
  await fixture(project, 'consumer.cts');
  return project;
}

const compile = (project: Project, compiler: string, ...args: string[]) =>
  project.attempt(
    'node',
    join(folder, 'node_modules', `typescript-${compiler}`, 'bin/tsc'),
    '-p',
    '.',
    ...args,
  );

describe.each(COMPILERS)('TypeScript %s', (compiler) => {
  it.each(RESOLUTIONS)('compiles with $moduleResolution and $module', async (resolution) => {
    for (const zod of VERSIONS_OF_ZOD) {
      const project = await projectWith(zod);
      // `import x = require()` is for files that are CommonJS, or for a bundler that is told to leave it.
      const files = resolution.module === 'esnext' ? ['consumer.mts'] : ['consumer.mts', 'consumer.cts'];
      await project.write('tsconfig.json', { compilerOptions: { ...options, ...resolution }, files });
      const { code, stdout } = await compile(project, compiler);

      expect(stdout, `beside zod ${zod}`).toBe('');
      expect(code).toBe(0);
    }
  });
});

describe('paymennt/msw', () => {
  it.each(['5.9', '7'])('compiles beside msw with TypeScript %s', async (compiler) => {
    const project = await newProject({ type: 'module' });
    await project.link(folder, ['@types/node', 'undici-types', 'msw']);
    await project.write(
      'handlers.mts',
      `import { setupServer } from 'msw/node';
       import { createMswHandlers } from 'paymennt/msw';
       import { createSandbox } from 'paymennt/sandbox';
       export const server = setupServer(...createMswHandlers(createSandbox()));`,
    );
    await project.write('tsconfig.json', {
      compilerOptions: { ...options, module: 'nodenext', moduleResolution: 'nodenext' },
      files: ['handlers.mts'],
    });

    expect((await compile(project, compiler)).stdout).toBe('');
  });
});

describe('a program of one line', () => {
  it('is checked about as fast as an empty one', async () => {
    const project = await projectWith('4');
    await project.write('empty.mts', 'export {};');
    await project.write(
      'hello.mts',
      "import { PaymenntClient } from 'paymennt';\nexport const client = PaymenntClient.fromEnv();",
    );
    const secondsOf = async (file: string) => {
      const compilerOptions = { ...options, module: 'nodenext', moduleResolution: 'nodenext' };
      await project.write('tsconfig.json', { compilerOptions, files: [file] });
      const { code, stdout } = await compile(project, '5.9', '--extendedDiagnostics');
      expect(code).toBe(0);
      return Number(/Total time:\s+([\d.]+)s/.exec(stdout)?.[1]);
    };
    await secondsOf('empty.mts');
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      times.push((await secondsOf('hello.mts')) - (await secondsOf('empty.mts')));
    }
    // Printed, not judged: the time of a busy machine proves nothing.
    console.log(`hello world over an empty file: ${times.map((time) => time.toFixed(2)).join(', ')} s`);

    expect(times.every(Number.isFinite)).toBe(true);
  });
});
