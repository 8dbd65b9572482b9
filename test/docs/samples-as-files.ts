import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Fence } from './fences.js';
import { ROOT } from './pages.js';
import { fileNameOf } from './sample-files.js';

const TSX = ['--import', 'tsx'];

/** A sandbox that the command line started, and the variables of its three `export` lines. */
export interface RunningSandbox {
  readonly variables: Readonly<Record<string, string>>;
  stop(): void;
}

/** `npx paymennt sandbox`, as a reader starts it. */
export async function startSandbox(): Promise<RunningSandbox> {
  const args = [...TSX, 'src/cli/main.ts', 'sandbox', '--port', '0'];
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const variables: Record<string, string> = {};
  if (!child.stdout) throw new Error('The sandbox has no output.');
  for await (const line of createInterface(child.stdout)) {
    const [, name, value] = /^\s*export (\w+)=(\S+)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) variables[name] = value;
    if (Object.keys(variables).length === 3) break;
  }
  return { variables, stop: () => void child.kill() };
}

/** A folder as a reader's: the package is installed, and `shop.ts` lies beside the samples. */
export interface SampleFolder {
  /** Saves a sample under the name that it shows, and runs it. Resolves with what went wrong, '' for nothing. */
  run(sample: Fence, variables: Readonly<Record<string, string>>): Promise<string>;
  remove(): void;
}

export function openFolder(): SampleFolder {
  mkdirSync(`${ROOT}.cache`, { recursive: true });
  // Below the repository, so that the packages of the samples are found.
  const folder = mkdtempSync(`${ROOT}.cache/samples-`);
  const installed = `${folder}/node_modules/paymennt`;
  mkdirSync(installed, { recursive: true });
  symlinkSync(`${ROOT}src`, `${installed}/src`);
  const exports = { '.': './src/index.ts', './*': './src/*/index.ts' };
  writeFileSync(`${installed}/package.json`, JSON.stringify({ name: 'paymennt', type: 'module', exports }));
  writeFileSync(`${folder}/package.json`, JSON.stringify({ private: true }));
  copyFileSync(`${ROOT}docs/shop.ts`, `${folder}/shop.ts`);

  return {
    run(sample, variables) {
      const file = fileNameOf(sample) ?? 'sample.mts';
      writeFileSync(`${folder}/${file}`, sample.code);
      return new Promise((resolve) => {
        execFile(
          process.execPath,
          [...TSX, file],
          { cwd: folder, env: { ...process.env, ...variables }, timeout: 60_000 },
          (error, _, stderr) => resolve(error ? `${error.message}\n${stderr}` : ''),
        );
      });
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
