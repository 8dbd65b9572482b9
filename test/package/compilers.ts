import { join } from 'node:path';
import type { Outcome } from './command.js';
import type { Project } from './project.js';
import { tools } from './tools.js';

export const COMPILERS = ['5.4', '5.9', '6', '7'] as const;
export const VERSIONS_OF_ZOD = ['3', '4'] as const;

export type Compiler = (typeof COMPILERS)[number];

/** The folder of all compilers, and of what programs import beside the package. */
export const compilers = (): Promise<string> =>
  tools('package-compilers', {
    ...Object.fromEntries(COMPILERS.map((version) => [`typescript-${version}`, `npm:typescript@${version}`])),
    ...Object.fromEntries(VERSIONS_OF_ZOD.map((version) => [`zod-${version}`, `npm:zod@${version}`])),
    '@types/node': '20',
    msw: '2',
  });

/** As strict as it gets, declarations of packages included. */
const STRICT = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

/** Checks files of a project the way `tsc -p .` does. */
export async function compile(
  project: Project,
  compiler: Compiler,
  files: readonly string[],
  { options }: { readonly options: object },
): Promise<Outcome> {
  await project.write('tsconfig.json', { compilerOptions: { ...STRICT, ...options }, files });
  const tsc = join(await compilers(), 'node_modules', `typescript-${compiler}`, 'bin/tsc');
  return project.attempt('node', tsc, '-p', '.');
}
