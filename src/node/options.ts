import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { options, readOptions } from '../config/read-options.js';
import { PaymenntConfigurationError } from '../errors.js';
import { field, flag, integer } from '../schemas/field.js';
import * as z from '../schemas/zod.js';

/** The options of {@link createNodeFetch}. */
export interface NodeFetchOptions {
  /**
   * The agent of all connections, such as an agent of a proxy, or one with a client certificate. The agent has its own
   * `keepAlive` and `maxSockets`, so do not pass these two with an agent.
   */
  readonly agent?: HttpAgent | undefined;
  /** Whether connections stay open between requests, for at most 4 seconds; never in Deno and Bun. @defaultValue true */
  readonly keepAlive?: boolean | undefined;
  /** The largest number of open connections; further requests wait for a connection. @defaultValue no limit */
  readonly maxSockets?: number | undefined;
}

/** Returns the agent for a protocol, `http:` or `https:`. */
export type AgentFor = (protocol: string) => HttpAgent;

/** Whether the runtime is Deno or Bun, which repeat any request if a reused connection breaks. */
export const REPEATS = 'Deno' in globalThis || 'Bun' in globalThis;

// The default of the global fetch: after that time, a load balancer may have dropped the connection silently.
const IDLE_MS = 4_000;

// Tests the shape and not the class, because agents of other packages may have their own class.
const isAgent = (agent: unknown) =>
  typeof agent === 'object' &&
  agent !== null &&
  'addRequest' in agent &&
  typeof agent.addRequest === 'function';

const shape = options({
  agent: z.optional(field<HttpAgent>('must be an Agent of node:http or node:https', isAgent)),
  keepAlive: z.optional(flag),
  maxSockets: z.optional(integer(1)),
});

/**
 * Checks the options, and makes the agents.
 *
 * @throws PaymenntConfigurationError that lists every problem.
 */
export function agentsFor(given: NodeFetchOptions): AgentFor {
  const read = readOptions('createNodeFetch', shape, given, 1);
  const { agent, keepAlive = true, maxSockets = Number.POSITIVE_INFINITY } = read;
  if (agent && (read.keepAlive !== undefined || read.maxSockets !== undefined)) {
    throw new PaymenntConfigurationError(
      'createNodeFetch: keepAlive and maxSockets must be absent beside agent; set them in the agent.',
    );
  }
  if (agent) return () => agent;
  const settings = { keepAlive: keepAlive && !REPEATS, maxSockets, timeout: IDLE_MS };
  const plain = new HttpAgent(settings);
  const secure = new HttpsAgent(settings);
  return (protocol) => (protocol === 'https:' ? secure : plain);
}
