import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** A `paymennt` command that is running, or ran. */
export interface RunningCommand {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the match as soon as stdout has one; rejects when the command ends without. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Resolves with the exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Sends a signal and waits for the end. */
  readonly stop: (signal: 'SIGINT' | 'SIGTERM') => Promise<number | null>;
}

/** Runs `paymennt` as a process of its own; the end of the test kills it when it still runs. */
export function runCommand(...args: string[]): RunningCommand {
  return runCommandWith({}, ...args);
}

/** Runs `paymennt` with more environment variables. */
export function runCommandWith(env: Readonly<Record<string, string>>, ...args: string[]): RunningCommand {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    cwd: REPOSITORY,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
    for (const listener of [...listeners]) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    child,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(output.stdout);
          if (!match) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        void ended.then((code) =>
          reject(new Error(`It ended with ${code} before ${pattern}: ${output.stderr}`)),
        );
      }),
    ended,
    stop: async (signal) => {
      child.kill(signal);
      return await ended;
    },
  };
}
