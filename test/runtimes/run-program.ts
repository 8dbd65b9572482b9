import { start } from '../examples/harness/processes.js';
import type { Report } from './claims/claim.js';
import { startGateway } from './gateway.js';

export interface Run {
  readonly report: Report;
  /** All that the program printed, but for its report. */
  readonly printed: string;
  /** How long it took to end after there was nothing left to do. */
  readonly lingeredMs: number;
}

const LONGEST_MS = 120_000;

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
    const limit = setTimeout(() => void running.stop('SIGKILL'), LONGEST_MS);
    const code = await running.ended;
    const endedAt = Date.now();
    clearTimeout(limit);
    const report = /^report (.+)$/m.exec(running.output());
    if (code !== 0 || !report?.[1]) throw new Error(`${command} ended with ${code}:\n${running.output()}`);
    const told = JSON.parse(report[1]) as Report;
    const printed = running.output().replace(report[0], '');
    return { report: told, printed, lingeredMs: endedAt - told.finishedAt };
  } finally {
    await gateway.stop();
  }
}
