import { start } from '../examples/harness/processes.js';
import type { World } from './claims/claim.js';
import { PROGRAMS } from './programs.js';

export interface Gateway {
  readonly world: World;
  stop(): Promise<void>;
}

/** Starts everything that a program talks to, in a process of its own. */
export async function startGateway(project: string): Promise<Gateway> {
  const running = start({ command: process.execPath, args: [PROGRAMS.gateway], cwd: project });
  await running.printed('\n');
  const world = /^world (.+)$/m.exec(running.output())?.[1];
  if (world === undefined) throw new Error(`The gateway did not start:\n${running.output()}`);
  return { world: JSON.parse(world) as World, stop: () => running.stop() };
}
