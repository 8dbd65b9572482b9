import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever that is. */
export async function attempt(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Outcome> {
  const env = { ...process.env, ...options.env };
  // Set by vitest, and read by Jest, React and others.
  delete env['NODE_ENV'];
  try {
    const { stdout, stderr } = await execute(program, [...args], { ...options, env, maxBuffer: 2 ** 26 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { code, stdout, stderr };
  }
}

/** Runs a program that has to succeed, and gives its standard output. */
export async function run(...command: Parameters<typeof attempt>): Promise<string> {
  const { code, stdout, stderr } = await attempt(...command);
  if (code !== 0) {
    const [program, args] = command;
    throw new Error(`${program} ${args.join(' ')} ended with code ${code}:\n${stdout}${stderr}`);
  }
  return stdout;
}
