import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Folders of the packages whose code ends up in a build. */
function bundledFolders({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const folders = inputs.flatMap((path) => PACKAGE_FOLDER.exec(path)?.[1] ?? []);
  return [...new Set(folders)].sort();
}

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(?:\.\w+)?$/i.test(name));
  if (file === undefined)
    throw new Error(`${folder} has no licence file: it must not be bundled without one.`);
  return readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n');
}

function section(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Manifest;
  return `## ${name} ${version} (${license})\n\n\`\`\`text\n${licenceText(folder)}\n\`\`\`\n`;
}

const HEADING = `# Licences of bundled packages

\`paymennt\` has no dependencies: the code of these packages is part of its builds.
This file is written by the build.
`;

/** Writes the licences of everything that a build bundles: whoever passes code on has to pass them on, too. */
export function thirdPartyLicences(file: string): Plugin {
  return {
    name: 'third-party-licences',
    setup(build) {
      build.onEnd(({ metafile }) => {
        if (!metafile) return;
        writeFileSync(file, [HEADING, ...bundledFolders(metafile).map(section)].join('\n'));
      });
    },
  };
}
