import type { PaymenntClient, PaymenntClientOptions } from 'paymennt';
import { onTestFinished } from 'vitest';
import { reset, silent, stalled } from './acts.js';
import { attemptTimers } from './attempt-timers.js';
import { clientWith } from './client.js';
import { type Act, type Listening, type RecordingServer, startServer } from './server.js';

/** A gateway over real sockets that ends with the test. */
export interface ScriptedGateway extends RecordingServer {
  /** A client of this gateway. */
  client(options?: Partial<PaymenntClientOptions>): PaymenntClient;
}

/** One act for all requests, or one for each: the last one goes on for ever. */
export type Script = Act | readonly Act[];

export async function scriptedGateway(script: Script, listening: Listening = {}): Promise<ScriptedGateway> {
  const acts = typeof script === 'function' ? [script] : script;
  let played = 0;
  const server = await startServer((exchange) => {
    const act = acts[Math.min(played, acts.length - 1)] ?? reset;
    played += 1;
    return act(exchange);
  }, listening);
  onTestFinished(() => server.close());
  return {
    ...server,
    client: (options = {}) => clientWith({ environment: server.environment, ...options }),
  };
}

/** Lets acts that never end time out the attempt of {@link ATTEMPT_MS} as soon as its request is here. */
export function timingOut(acts: readonly Act[]): readonly Act[] {
  const timers = attemptTimers();
  return acts.map((act) => (exchange) => {
    act(exchange);
    if (act === silent || act === stalled) setImmediate(timers.expire);
  });
}
