import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'lossless-json';
import { losslessTree, type Node } from './document.js';

const VERSION = '5.16.0';
const CACHE = new URL('../../.cache/prism/', import.meta.url).pathname;
const ENTRY = join(CACHE, 'node_modules/@stoplight/prism-cli/dist/index.js');

export interface MockServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Prism, mocking a document on a free port of the loopback interface. */
export async function startMockServer(document: Node): Promise<MockServer> {
  await install();
  // The document is somebody else's: it must not stay behind in this repository.
  const folder = await mkdtemp(join(tmpdir(), 'prism-'));
  const file = join(folder, 'openapi.json');
  await writeFile(file, stringify(losslessTree(document)) ?? '');
  const child = spawn(process.execPath, [ENTRY, 'mock', '-h', '127.0.0.1', '-p', '0', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill()) await gone;
    await rm(folder, { recursive: true });
  };
  try {
    return { origin: await originOf(child), close };
  } catch (error) {
    await close();
    throw error;
  }
}

// 90 MB and 150 packages, wanted by nobody who does not run this script: not a dependency of the project.
async function install(): Promise<void> {
  if (existsSync(ENTRY)) return;
  console.log(`Installing Prism ${VERSION} into .cache/prism ...`);
  await mkdir(CACHE, { recursive: true });
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  await promisify(execFile)('npm', ['i', '--prefix', CACHE, ...flags, `@stoplight/prism-cli@${VERSION}`]);
}

function originOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const origin = /listening on (http:\/\/[\d.]+:\d+)/.exec(output)?.[1];
      if (origin !== undefined) resolve(origin);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Prism did not start:\n${output}`)));
  });
}
