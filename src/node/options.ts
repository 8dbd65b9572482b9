import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { PaymenntConfigurationError } from '../errors.js';

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

function problemWith({ agent, keepAlive, maxSockets, ...others }: NodeFetchOptions): string | undefined {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    return `${unknown} is not an option; the options are agent, keepAlive, maxSockets`;
  if (agent !== undefined && !isAgent(agent)) return 'agent must be an Agent of node:http or node:https';
  if (agent !== undefined && (keepAlive !== undefined || maxSockets !== undefined)) {
    return 'keepAlive and maxSockets must be absent beside agent; set them in the agent';
  }
  if (keepAlive !== undefined && typeof keepAlive !== 'boolean') return 'keepAlive must be true or false';
  if (maxSockets !== undefined && !(Number.isSafeInteger(maxSockets) && maxSockets > 0)) {
    return 'maxSockets must be a whole number of 1 or more';
  }
  return undefined;
}

/**
 * Checks the options, and makes the agents.
 *
 * @throws PaymenntConfigurationError
 */
export function agentsFor(options: NodeFetchOptions): AgentFor {
  const problem =
    typeof options === 'object' && options !== null ? problemWith(options) : 'options must be an object';
  if (problem !== undefined) throw new PaymenntConfigurationError(`createNodeFetch: ${problem}.`);
  const { agent, keepAlive = true, maxSockets = Number.POSITIVE_INFINITY } = options;
  if (agent) return () => agent;
  const settings = { keepAlive: keepAlive && !REPEATS, maxSockets, timeout: IDLE_MS };
  const plain = new HttpAgent(settings);
  const secure = new HttpsAgent(settings);
  return (protocol) => (protocol === 'https:' ? secure : plain);
}
