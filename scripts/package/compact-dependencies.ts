import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Takes comments and blanks out of bundled packages, which are a third of what a user would install of them. Names
 * stay, so that a stack trace through them can be read.
 */
export const compactDependencies: Plugin = {
  name: 'compact-dependencies',
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/].+\.m?js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const { code } = await build.esbuild.transform(source, {
        minifyWhitespace: true,
        legalComments: 'none',
      });
      return { contents: code, loader: 'js' };
    });
  },
};
