import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Metafile, type Plugin, type TransformOptions, transform } from 'esbuild';

type Inputs = Metafile['outputs'][string]['inputs'];

// An escape takes six bytes for a letter that takes two.
const charset = 'utf8';

const PACKAGE = /\bnode_modules\/.*\.m?js$/;
const FOR_DEVELOPMENT = /^src\/(?:sandbox|cli|testing)\/|\bnode_modules\/@hono\//;

// ky's streams for the progress of uploads and downloads, which the client never asks for. They are 1 % of a bundle.
const UNUSED = /\bnode_modules\/ky\/distribution\/utils\/body\.js$/;
const NOTHING = 'export const streamRequest = undefined, streamResponse = undefined;';

// zod and hono take what a program adds to Object.prototype for keys of their own objects. The sandbox must work beside it.
const OWN_KEYS_ONLY = /\bnode_modules\/(?:zod|hono|@hono)\//;
const ownKeys = (code: string) =>
  code.replaceAll(/\bfor \(const (\w+) in ([^()]+)\)/g, 'for (const $1 of Object.keys($2 ?? {}))');

const transformed = async (code: string, options: TransformOptions) =>
  (await transform(code, { ...options, charset })).code;

async function compact(code: string, inputs: Inputs): Promise<string> {
  if (Object.keys(inputs).some((path) => FOR_DEVELOPMENT.test(path))) {
    // Short lines and the names of functions keep stack traces readable.
    return transformed(code, { minifyWhitespace: true, minifySyntax: true, lineLimit: 200 });
  }
  // esbuild prints the comments inside of classes, which are in the declarations already, unless it minifies.
  return transformed(await transformed(code, { minifyWhitespace: true }), {});
}

/**
 * Makes the package smaller: bundled packages get short names, the tools of development lose their blanks, and the
 * client loses its comments only, because people read its code when a payment fails.
 */
export const compactOutputs: Plugin = {
  name: 'compact-outputs',
  setup(build) {
    build.onLoad({ filter: UNUSED }, () => ({ contents: NOTHING, loader: 'js' }));
    build.onLoad({ filter: PACKAGE }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const contents = OWN_KEYS_ONLY.test(path) ? ownKeys(code) : code;
      return { contents: await transformed(contents, { minifyIdentifiers: true }), loader: 'js' };
    });
    build.onEnd(async ({ metafile, outputFiles = [] }) => {
      const inputsOf = new Map(
        Object.entries(metafile?.outputs ?? {}).map(([path, { inputs }]) => [resolve(path), inputs]),
      );
      for (const file of outputFiles) {
        const inputs = inputsOf.get(file.path);
        if (inputs) file.contents = new TextEncoder().encode(await compact(file.text, inputs));
      }
    });
  },
};
