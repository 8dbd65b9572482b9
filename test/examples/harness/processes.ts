import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** A process that was started here, with everything that it started itself. */
export interface Running {
  readonly pid: number;
  /** All that it printed so far. */
  output(): string;
  /** Resolves with what `output` holds when the text appears; rejects when the process ends without it. */
  printed(text: string): Promise<void>;
  /** Resolves with the exit code, or the name of the signal. */
  readonly ended: Promise<number | string>;
  signal(signal: NodeJS.Signals): void;
  /** Ends it, by its own process group, and waits for that. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

// What programs and npm need, and nothing else: not the keys of whoever runs this, nor vitest's NODE_ENV.
const INHERITED = /^(?:PATH|HOME|TMPDIR|LANG|NODE_EXTRA_CA_CERTS|npm_config_.+|(?:https?|no)_proxy)$/i;
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name)));

// Groups that are alive: a run that is broken off must not leave a server behind.
const groups = new Set<number>();
process.once('exit', () => {
  for (const pid of groups) endGroup(pid, 'SIGKILL');
});

function endGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It is empty: everything in it has ended by itself.
  }
}

export function start({ command, args, cwd, env }: Command): Running {
  const child = spawn(command, args, {
    cwd,
    env: { ...inherited, NEXT_TELEMETRY_DISABLED: '1', ...env },
    // A group of its own: `npm start` is a parent of what listens.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) {
    child.once('error', () => {});
    throw new Error(`${command} could not be started: is it installed?`);
  }
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      for (const listener of listeners) listener();
    });
  }
  groups.add(pid);
  const ended = endOf(child).finally(() => groups.delete(pid));
  return {
    pid,
    ended,
    output: () => output,
    async printed(text) {
      const seen = new Promise<void>((resolve) => {
        const look = () => {
          if (output.includes(text)) resolve();
        };
        listeners.add(look);
        look();
      });
      const outcome = await Promise.race([seen, ended]);
      if (outcome === undefined || output.includes(text)) return;
      throw new Error(`${command} ended (${outcome}) without printing "${text}":\n${output}`);
    },
    signal(signal) {
      process.kill(-pid, signal);
    },
    async stop(signal = 'SIGTERM') {
      endGroup(pid, signal);
      await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | string> {
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return code ?? signal ?? 'unknown';
}

/** Runs a command to its end. Rejects with what it printed when that was not a success. */
export async function run(command: Command): Promise<string> {
  const running = start(command);
  const code = await running.ended;
  if (code === 0) return running.output();
  throw new Error(`${command.command} ${command.args.join(' ')} ended with ${code}:\n${running.output()}`);
}
