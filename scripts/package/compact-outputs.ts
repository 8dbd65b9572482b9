import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Metafile, type Plugin, transform } from 'esbuild';

type Inputs = Metafile['outputs'][string]['inputs'];

const PACKAGE = /\bnode_modules\/.*\.m?js$/;
const FOR_DEVELOPMENT = /^src\/(?:sandbox|cli|testing)\/|\bnode_modules\/@hono\//;
const ZOD = /\bnode_modules\/zod\//;

async function compact(code: string, inputs: Inputs, format: 'esm' | 'cjs'): Promise<string> {
  const has = (pattern: RegExp) => Object.keys(inputs).some((path) => pattern.test(path));
  if (has(FOR_DEVELOPMENT) || (has(ZOD) && format === 'cjs')) {
    // Short lines and the names of functions keep stack traces readable.
    return (await transform(code, { minifyWhitespace: true, minifySyntax: true, lineLimit: 200 })).code;
  }
  // Without zod's comments that say which calls have no side effect, bundlers keep all of zod.
  if (has(ZOD)) return code;
  // esbuild prints the comments inside of classes, which are in the declarations already, unless it minifies.
  const { code: withoutComments } = await transform(code, { minifyWhitespace: true });
  return (await transform(withoutComments)).code;
}

/**
 * Makes the package smaller: bundled packages get short names, the tools of development lose their blanks, and the
 * client loses its comments only, because people read its code when a payment fails.
 */
export const compactOutputs = (format: 'esm' | 'cjs'): Plugin => ({
  name: 'compact-outputs',
  setup(build) {
    build.onLoad({ filter: PACKAGE }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { minifyIdentifiers: true });
      return { contents: code, loader: 'js' };
    });
    build.onEnd(async ({ metafile, outputFiles = [] }) => {
      const inputsOf = new Map(
        Object.entries(metafile?.outputs ?? {}).map(([path, { inputs }]) => [resolve(path), inputs]),
      );
      for (const file of outputFiles) {
        const inputs = inputsOf.get(file.path);
        if (inputs) file.contents = new TextEncoder().encode(await compact(file.text, inputs, format));
      }
    });
  },
});
