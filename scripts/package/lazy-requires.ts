import { readFile, writeFile } from 'node:fs/promises';
import type { Options } from 'tsup';

type TsupPlugin = NonNullable<Options['plugins']>[number];

/**
 * Makes the CJS build load its lazy parts with `require`: `import()` is refused wherever code runs in a `vm` context,
 * which is where Jest runs everything.
 */
export const lazyRequires: TsupPlugin = {
  name: 'lazy-requires',
  async buildEnd({ writtenFiles }) {
    for (const { name } of writtenFiles.filter((file) => file.name.endsWith('.cjs'))) {
      const code = await readFile(name, 'utf8');
      const required = code
        .replaceAll(/\bimport\((['"]\.[^'"]+['"])\)/g, 'Promise.resolve().then(() => require($1))')
        // A module of Node has no `default` for `require`.
        .replaceAll(
          /\bimport\((['"]node:[^'"]+['"])\)/g,
          'Promise.resolve(require($1)).then((module) => Object.create(module, { default: { value: module } }))',
        );
      if (required !== code) await writeFile(name, required);
    }
  },
};
