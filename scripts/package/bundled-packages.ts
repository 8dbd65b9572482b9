import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** A package whose code ends up in a build. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license: string;
  /** Where it is installed. */
  readonly folder: string;
}

const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

function foldersOf({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const folders = inputs.flatMap((path) => PACKAGE_FOLDER.exec(path)?.[1] ?? []);
  return [...new Set(folders)].sort();
}

function packageIn(folder: string): BundledPackage {
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
  const { name, version, license } = JSON.parse(manifest) as BundledPackage;
  return { name, version, license, folder };
}

/** Hands on what a build has bundled. */
export function forBundledPackages(use: (packages: readonly BundledPackage[]) => void): Plugin {
  return {
    name: 'bundled-packages',
    setup(build) {
      build.onEnd(({ metafile }) => {
        if (metafile) use(foldersOf(metafile).map(packageIn));
      });
    },
  };
}
