import { resolve } from 'node:path';
import { type Metafile, type Plugin, type TransformOptions, transform } from 'esbuild';

type Inputs = Metafile['outputs'][string]['inputs'];

function shareOf(pattern: RegExp, inputs: Inputs): number {
  const bytes = (paths: string[]) =>
    paths.reduce((total, path) => total + (inputs[path]?.bytesInOutput ?? 0), 0);
  const paths = Object.keys(inputs);
  return bytes(paths.filter((path) => pattern.test(path))) / (bytes(paths) || 1);
}

// Short lines and the names of functions keep stack traces readable.
const LINES: TransformOptions = { minifyWhitespace: true, minifySyntax: true, lineLimit: 200 };

/** How to compact an output: the more of the code is the client's, the less. */
function compactionOf(inputs: Inputs): TransformOptions | undefined {
  if (shareOf(/\bnode_modules\//, inputs) > 0.9) return { minify: true, lineLimit: 200 };
  if (shareOf(/^src\/(?:sandbox|cli|testing)\//, inputs) > 0) return LINES;
  return undefined;
}

async function compact(code: string, inputs: Inputs): Promise<string> {
  const options = compactionOf(inputs);
  if (options) return (await transform(code, options)).code;
  // esbuild prints the comments inside of classes, which are in the declarations already, unless it minifies.
  const { code: withoutComments } = await transform(code, { minifyWhitespace: true });
  return (await transform(withoutComments)).code;
}

/**
 * Makes the package smaller: packages are minified, the tools of development lose their blanks, and the client
 * loses its comments only, because people read its code when a payment fails.
 */
export const compactOutputs: Plugin = {
  name: 'compact-outputs',
  setup(build) {
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
