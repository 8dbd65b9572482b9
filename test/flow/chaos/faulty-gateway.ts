import { setTimeout as sleep } from 'node:timers/promises';
import { createSandbox, type Sandbox } from 'paymennt/sandbox';
import { chance } from '../../faults/chance.js';
import { type Exchange, startServer } from '../../support/server.js';

/** The sandbox behind a line that fails. */
export interface FaultyGateway {
  readonly sandbox: Sandbox;
  /** Checkouts that the gateway calls failed although their money is on its way. */
  readonly late: Set<string>;
  /** Whether requests meet failures. */
  isFaulty: boolean;
  /** How many requests came, and how many of them failed. */
  readonly requests: { total: number; failed: number };
  /** The most checkouts of one order that could be paid at one time. */
  mostPayable: number;
  close(): Promise<void>;
}

type Fault = 'lost request' | 'lost answer' | 'half an answer' | 'busy' | 'refused' | 'slow' | 'stalled';

const SHARES: readonly (readonly [share: number, fault: Fault])[] = [
  [0.03, 'lost request'],
  [0.05, 'lost answer'],
  [0.02, 'half an answer'],
  [0.03, 'busy'],
  [0.02, 'refused'],
  [0.06, 'slow'],
  [0.01, 'stalled'],
];

function pickFault(roll: number, isWrite: boolean): Fault | undefined {
  let sum = 0;
  for (const [share, fault] of SHARES) {
    sum += share;
    // A refused read says that there is no such checkout: a gateway that lies about that is another test's subject.
    if (roll < sum) return fault === 'refused' && !isWrite ? 'busy' : fault;
  }
  return undefined;
}

/** The answer in which late checkouts have failed. */
function withFailures(body: string, late: ReadonlySet<string>): string {
  if (late.size === 0) return body;
  return JSON.stringify(
    JSON.parse(body, (_, value: unknown) => {
      const { id, status } = (value ?? {}) as { id?: unknown; status?: unknown };
      const isLate = typeof id === 'string' && typeof status === 'string' && late.has(id);
      return isLate ? { ...(value as object), status: 'FAILED' } : value;
    }),
  );
}

function mostPayableIn({ state }: Sandbox): number {
  const counts = new Map<string, number>();
  for (const { orderId, status } of state.checkouts) {
    if (status === 'PENDING' && orderId) counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** Starts the gateway on a free loopback port. */
export async function openFaultyGateway(seed: number): Promise<FaultyGateway> {
  const attempts = new Map<string, number>();
  const server = await startServer((exchange) => answer(exchange));
  const { origin } = server;
  const sandbox = createSandbox({
    environment: { apiBaseUrl: `${origin}/mer/v2.0/`, payBaseUrl: origin },
    behaviour: { listLagMs: 200 },
  });
  const gateway: FaultyGateway = {
    sandbox,
    late: new Set(),
    isFaulty: true,
    requests: { total: 0, failed: 0 },
    mostPayable: 0,
    async close() {
      await server.close();
      await sandbox.close();
    },
  };

  function faultOf(method: string, url: string, body: string): Fault | undefined {
    const subject = `${method} ${url} ${/"requestId":"[^"]*"/.exec(body)?.[0] ?? ''}`;
    const nth = (attempts.get(subject) ?? 0) + 1;
    attempts.set(subject, nth);
    return gateway.isFaulty ? pickFault(chance(seed, 'fault', subject, nth), method !== 'GET') : undefined;
  }

  async function perform({ method, target, headers: sent, body }: Exchange) {
    const headers = new Headers();
    for (const [name, value] of Object.entries(sent)) headers.set(name, String(value));
    const response = await sandbox.fetch(`${origin}${target}`, {
      method,
      headers,
      ...(body ? { body } : {}),
    });
    if (method !== 'GET') gateway.mostPayable = Math.max(gateway.mostPayable, mostPayableIn(sandbox));
    return { status: response.status, body: withFailures(await response.text(), gateway.late) };
  }

  async function answer(exchange: Exchange): Promise<void> {
    const { method, target, body, response } = exchange;
    const fault = faultOf(method, target, body);
    gateway.requests.total += 1;
    if (fault) gateway.requests.failed += 1;
    const send = (status: number, content: string) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(content);
    if (fault === 'lost request') return void response.destroy();
    if (fault === 'busy') return void send(503, '{"success":false,"error":"Service unavailable"}');
    if (fault === 'refused') return void send(400, '{"success":false,"error":"Request cannot be processed"}');
    if (fault === 'slow') await sleep(100 + 400 * chance(seed, 'slow', target));
    const proper = await perform(exchange);
    if (fault === 'lost answer') return void response.destroy();
    // The client gives up.
    if (fault === 'stalled') return;
    if (fault === 'half an answer') {
      response.writeHead(proper.status, {
        'Content-Type': 'application/json',
        'Content-Length': proper.body.length,
      });
      response.write(proper.body.slice(0, proper.body.length / 2), () => response.destroy());
      return;
    }
    send(proper.status, proper.body);
  }

  return gateway;
}
