import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { PaymenntConfigurationError } from '../errors.js';

/** What {@link createNodeFetch} is made with. */
export interface NodeFetchOptions {
  /**
   * The agent that every connection comes from: a proxy's, one with a client certificate. It has its own `keepAlive`
   * and `maxSockets`, so those must not be given beside it.
   */
  readonly agent?: HttpAgent | undefined;
  /** Whether connections stay open between requests, four seconds at most; never in Deno and Bun. @defaultValue true */
  readonly keepAlive?: boolean | undefined;
  /** How many connections may be open at once; requests beyond that wait for one. @defaultValue no limit */
  readonly maxSockets?: number | undefined;
}

/** Gives the agent for a protocol, `http:` or `https:`. */
export type AgentFor = (protocol: string) => HttpAgent;

/** Deno and Bun, which send a request again when a connection breaks that was used before, whatever it asks for. */
export const REPEATS = 'Deno' in globalThis || 'Bun' in globalThis;

// As long as the global fetch keeps one by default: a load balancer in between may drop it unheard after that.
const IDLE_MS = 4_000;

// By shape, not by class: agents of other packages may be of a class of their own.
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
    return 'keepAlive and maxSockets belong to the agent that you pass: set them there';
  }
  if (keepAlive !== undefined && typeof keepAlive !== 'boolean') return 'keepAlive must be true or false';
  if (maxSockets !== undefined && !(Number.isSafeInteger(maxSockets) && maxSockets > 0)) {
    return 'maxSockets must be a whole number of 1 or more';
  }
  return undefined;
}

/**
 * Checks options and makes the agents that they ask for.
 *
 * @throws PaymenntConfigurationError
 */
export function agentsFor(options: NodeFetchOptions): AgentFor {
  const problem =
    typeof options === 'object' && options !== null ? problemWith(options) : 'its options must be an object';
  if (problem !== undefined) throw new PaymenntConfigurationError(`createNodeFetch: ${problem}.`);
  const { agent, keepAlive = true, maxSockets = Number.POSITIVE_INFINITY } = options;
  if (agent) return () => agent;
  const settings = { keepAlive: keepAlive && !REPEATS, maxSockets, timeout: IDLE_MS };
  const plain = new HttpAgent(settings);
  const secure = new HttpsAgent(settings);
  return (protocol) => (protocol === 'https:' ? secure : plain);
}
