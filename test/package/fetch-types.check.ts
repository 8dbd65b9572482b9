import { expect, it } from 'vitest';
import { compile } from './compilers.js';
import { fixture, newProject } from './project.js';
import { tools } from './tools.js';

const NODE_TYPES = ['20', '24'] as const;

/** The functions that users pass, beside one version of the types of Node. */
const packages = (types: string): Promise<string> =>
  tools(`package-fetches-${types}`, {
    '@types/node': types,
    '@types/node-fetch-2': 'npm:@types/node-fetch@2.6.13',
    'cross-fetch': '4.1.0',
    'node-fetch-2': 'npm:node-fetch@2.7.0',
    'node-fetch-3': 'npm:node-fetch@3.3.2',
    undici: '7.30.2',
  });

/** Compiles a program as strict projects do. */
async function problemsOf(program: string, types: string, lib: readonly string[], compiler: '5.9' | '7') {
  const project = await newProject({ type: 'module' });
  const names = [
    '@types/node',
    '@types/node-fetch-2',
    'cross-fetch',
    'node-fetch-2',
    'node-fetch-3',
    'undici',
  ];
  await project.link(await packages(types), names);
  await fixture(project, program);
  // The types of these packages are not as strict as ours, and those of node-fetch 2 take no `AbortSignal` at all
  // with exactOptionalPropertyTypes.
  const options = {
    module: 'nodenext',
    moduleResolution: 'nodenext',
    lib,
    skipLibCheck: true,
    exactOptionalPropertyTypes: false,
  };
  const { stdout } = await compile(project, compiler, [program], { options });
  return stdout;
}

it.each(
  NODE_TYPES.flatMap((types) =>
    (['5.9', '7'] as const).flatMap((compiler) => [
      [types, compiler, 'with lib dom', ['es2022', 'dom', 'dom.iterable']] as const,
      [types, compiler, 'without lib dom', ['es2022']] as const,
    ]),
  ),
)('every fetch is a FetchLike with @types/node %s, TypeScript %s, %s', async (types, compiler, _, lib) => {
  expect(await problemsOf('fetches.mts', types, lib, compiler)).toBe('');
});

it('cross-fetch, which brings lib dom along, is a FetchLike', async () => {
  expect(await problemsOf('cross-fetch.mts', '20', ['es2022'], '5.9')).toBe('');
});
