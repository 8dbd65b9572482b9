import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readArguments } from '../../../src/cli/arguments.js';
import { Complaint } from '../../../src/cli/complaint.js';
import { type ProbeLimits, probeWith } from '../../../src/cli/probe.js';
import type { SandboxBehaviour } from '../../../src/sandbox/behaviour.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { fakeTerminal, type Typist } from '../typed-command.js';

export const QUICK: ProbeLimits = { lagMs: 2_000, webhookMs: 1_500, pausesMs: [10, 50, 200] };

/** Runs `paymennt probe` inside the test's process, with a report in a folder of its own. */
export async function probed(
  typist: Typist,
  options: readonly string[] = ['--yes'],
  { directory, limits = QUICK }: { directory?: string; limits?: ProbeLimits } = {},
) {
  const file = path.join(directory ?? (await temporaryFolder()), 'report.json');
  const { terminal, written } = fakeTerminal(typist);
  const request = readArguments(['probe', '--out', file, ...options]);
  if (request.kind !== 'run') throw new Error(`this is a request for ${request.kind}`);
  const exitCode = await probeWith(limits)(request.input, terminal).catch((error: unknown) => {
    if (!(error instanceof Complaint)) throw error;
    terminal.warn(error.message);
    return error.exitCode;
  });
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const report = text === undefined ? undefined : (JSON.parse(text) as SandboxBehaviour);
  return { exitCode, ...written, file, journalFile: `${file}.journal`, text, report };
}
