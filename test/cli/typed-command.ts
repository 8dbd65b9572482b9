import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../src/cli/run.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';

/** What a command printed, and its exit code. */
export interface Typed {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Typist {
  readonly env?: Terminal['env'];
  readonly columns?: number;
  /** The answer to a question; undefined is a stdin that is no terminal. */
  readonly answer?: string;
}

/** A terminal without colours that keeps what is written. */
export function fakeTerminal({ env = {}, columns, answer }: Typist = {}) {
  const written = { stdout: '', stderr: '' };
  const terminal: Terminal = {
    env,
    columns,
    print: (line) => {
      written.stdout += `${line}\n`;
    },
    warn: (line) => {
      written.stderr += `${line}\n`;
    },
    style: (_style, text) => text,
    ask: async () => answer,
  };
  return { terminal, written };
}

/** Runs `paymennt ARGS` inside the test's own process. */
export async function typed(args: readonly string[], typist: Typist = {}): Promise<Typed> {
  const { terminal, written } = fakeTerminal(typist);
  const exitCode = await runCommandLine(args, terminal);
  return { exitCode, ...written };
}

/** A served sandbox, and the variables that name it. */
export async function servedSandbox(
  options?: SandboxOptions,
): Promise<{ sandbox: Sandbox; env: Record<string, string> }> {
  const sandbox = createSandbox(options);
  onTestFinished(() => sandbox.close());
  const { url } = await sandbox.serve();
  return { sandbox, env: variablesOf(sandbox, url) };
}

export function variablesOf({ credentials }: Sandbox, environment: string): Record<string, string> {
  return {
    PAYMENNT_API_KEY: credentials.apiKey,
    PAYMENNT_API_SECRET: credentials.apiSecret,
    PAYMENNT_ENVIRONMENT: environment,
  };
}
