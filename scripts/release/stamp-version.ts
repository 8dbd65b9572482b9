import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { withIntroductionFirst } from './changelog.js';

interface Lock {
  version: string;
  packages: { '': { version: string } };
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

function stamp(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

// What `changeset version` leaves to do: it knows neither the constant that users read, nor npm's lock file.
stamp('src/version.ts', (text) => text.replace(/(VERSION: string = ')[^']+/, `$1${version}`));
stamp('package-lock.json', (text) => {
  const lock = JSON.parse(text) as Lock;
  lock.version = version;
  lock.packages[''].version = version;
  return `${JSON.stringify(lock, undefined, 2)}\n`;
});
const before = execFileSync('git', ['show', 'HEAD:CHANGELOG.md'], { encoding: 'utf8' });
stamp('CHANGELOG.md', (text) => withIntroductionFirst(text, before));
