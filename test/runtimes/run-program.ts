import { start } from '../examples/harness/processes.js';
import type { Report } from './claims/claim.js';
import { startGateway } from './gateway.js';

export interface Run {
  readonly report: Report;
  /** All that the program printed, but for its report. */
  readonly printed: string;
  /** The exit code, or the signal that was needed. */
  readonly ended: number | string;
  /** How long it took to end after there was nothing left to do. */
  readonly lingeredMs: number;
}

const LONGEST_MS = 90_000;

/** Runs a command to its end beside a gateway of its own, which takes the place of the argument `WORLD`. */
export async function runProgram(project: string, [command = '', ...args]: readonly string[]): Promise<Run> {
  const gateway = await startGateway(project);
  try {
    const world = JSON.stringify(gateway.world);
    const running = start({
      command,
      args: args.map((arg) => (arg === 'WORLD' ? world : arg)),
      cwd: project,
      // Bun and Deno would take loopback to a proxy, too.
      env: { NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
    });
    const limit = setTimeout(() => running.signal('SIGKILL'), LONGEST_MS);
    const ended = await running.ended;
    const endedAt = Date.now();
    clearTimeout(limit);
    const [line, json] = /^report (.+)$/m.exec(running.output()) ?? [];
    if (!line || !json) throw new Error(`${command} ended with ${ended}:\n${running.output()}`);
    const report = JSON.parse(json) as Report;
    const printed = running.output().replace(line, '');
    return { report, printed, ended, lingeredMs: endedAt - report.finishedAt };
  } finally {
    await gateway.stop();
  }
}
