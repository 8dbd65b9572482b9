import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundledPackage } from './bundled-packages.js';

function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(?:\.\w+)?$/i.test(name));
  if (file === undefined)
    throw new Error(`${folder} has no licence file: it must not be bundled without one.`);
  return readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n');
}

const section = ({ name, version, license, folder }: BundledPackage) =>
  `## ${name} ${version} (${license})\n\n\`\`\`text\n${licenceText(folder)}\n\`\`\`\n`;

const HEADING = `# Licences of bundled packages

\`paymennt\` has no dependencies: the code of these packages is part of its builds.
This file is written by the build.
`;

/** Writes the licences of everything that a build bundles: whoever passes code on has to pass them on, too. */
export function writeLicences(file: string, packages: readonly BundledPackage[]): void {
  writeFileSync(file, [HEADING, ...packages.map(section)].join('\n'));
}
