import { createSandbox } from 'paymennt/sandbox';
import { selfSigned } from '../../node/certificates.js';
import { respond } from '../../support/acts.js';
import { type RecordingServer, refusedOrigin, startServer } from '../../support/server.js';
import type { World } from '../claims/claim.js';
import { control } from './control.js';
import { TROUBLES, troubleOf } from './troubles.js';

/** Everything that a program under test talks to, in a process of its own: it prints where, and runs until it is ended. */
async function main(): Promise<void> {
  const sandbox = createSandbox();
  const { environment } = await sandbox.serve();
  const server: RecordingServer = await startServer((exchange) => {
    const trouble = troubleOf(exchange);
    if (trouble === 'control') void control(exchange, sandbox, server.exchanges);
    else TROUBLES[trouble]?.(exchange, server.origin);
  });
  const untrusted = await startServer(respond(200, ''), { tls: await selfSigned('localhost') });
  const world: World = {
    environment,
    credentials: sandbox.credentials,
    trouble: server.origin,
    refused: await refusedOrigin(),
    untrusted: `https://127.0.0.1:${untrusted.port}`,
  };
  console.log(`world ${JSON.stringify(world)}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
