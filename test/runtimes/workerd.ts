import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Running, start } from '../examples/harness/processes.js';
import { freePort } from '../support/server.js';
import { PROGRAMS } from './programs.js';
import { commandIn } from './runtimes.js';

// The day of the oldest behaviour that is asked for, without a flag for Node's modules.
const COMPATIBILITY_DATE = '2024-09-23';

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .program),
    (name = "internet", network = (allow = ["local"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", http = (), service = "main")],
);
const program :Workerd.Worker = (
  modules = [(name = "${PROGRAMS.worker}", esModule = embed "${PROGRAMS.worker}")],
  compatibilityDate = "${COMPATIBILITY_DATE}",
);
`;

export interface ServedWorker {
  readonly running: Running;
  readonly url: string;
}

/** Starts the Worker of a project. Nothing but loopback can be reached from it. */
export async function serveWorker(runtimes: string, project: string): Promise<ServedWorker> {
  await writeFile(join(project, 'workerd.capnp'), CONFIG);
  const port = await freePort();
  const running = start({
    command: commandIn(runtimes, 'workerd'),
    // It says on this descriptor that it listens.
    args: ['serve', 'workerd.capnp', `--socket-addr=http=127.0.0.1:${port}`, '--control-fd=1'],
    cwd: project,
  });
  await running.printed('"listen"');
  return { running, url: `http://127.0.0.1:${port}/` };
}
