import { userInfo } from 'node:os';
import { run } from '../../../package/command.js';

/** A program and its arguments. */
export type CommandLine = readonly [program: string, ...args: string[]];

/** Database servers refuse to run as root: root runs them as the user that their package created. */
export function asServerUser(user: string, command: CommandLine): CommandLine {
  if (userInfo().uid !== 0) return command;
  return ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', ...command];
}

/** Gives a folder to the user that the server runs as. */
export async function giveTo(user: string, folder: string): Promise<void> {
  if (userInfo().uid === 0) await run('chown', [`${user}:`, folder], { cwd: folder });
}
