import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isLoopbackHost } from '../../config/environments.js';
import type { SandboxBehaviour } from '../../sandbox/behaviour.js';
import { Complaint, messageOf } from '../complaint.js';
import { idIn } from './checkouts.js';
import { webhooksAt } from './clean-up.js';
import type { ProbeGateway } from './gateway.js';
import type { Journal } from './journal.js';
import { WEBHOOK_FIELDS } from './report.js';

const LARGEST_BODY_BYTES = 262_144;

interface Delivery {
  readonly headers: readonly string[];
  readonly contentType: string | undefined;
  readonly fields: readonly string[];
}

/** The webhook of the probe itself. The probe registers and deletes it. */
export interface ProbeWebhook {
  /** Registers the address, and makes the gateway send a test call. */
  start(): Promise<void>;
  /** Names of headers and fields in the calls; undefined if no call arrives within the limit. */
  collect(): Promise<SandboxBehaviour['webhook']>;
  /** Stops listening. The clean-up deletes the registration. */
  close(): Promise<void>;
}

/** The local port behind the address: the port of a loopback address, or `port` for a tunnel. */
function portOf(address: string, port: number): number {
  const url = new URL(address);
  return isLoopbackHost(url.hostname) ? Number(url.port || 80) : port;
}

async function deliveryOf(request: IncomingMessage): Promise<Delivery> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LARGEST_BODY_BYTES) break;
  }
  let fields: readonly string[] = [];
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) fields = Object.keys(body);
  } catch {
    // No JSON. The report names the content type.
  }
  const [contentType] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  return {
    headers: Object.keys(request.headers),
    contentType: contentType?.trim(),
    fields: fields.filter((name) => WEBHOOK_FIELDS.includes(name)),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Complaint(`cannot listen on port ${port}: ${messageOf(error)}`)),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** Names without a row of digits, because a stranger's name could hold a value. */
function safeNames(names: readonly string[]): string[] {
  return names.filter((name) => /^[a-z][a-z0-9-]{0,63}$/.test(name) && !/\d{3}|[a-f0-9]{12}/.test(name));
}

export async function openWebhook(
  address: string,
  {
    gateway,
    journal,
    apiBaseUrl,
    port,
    limitMs,
    signal,
  }: {
    readonly gateway: ProbeGateway;
    readonly journal: Journal;
    readonly apiBaseUrl: string;
    readonly port: number;
    readonly limitMs: number;
    readonly signal: AbortSignal;
  },
): Promise<ProbeWebhook> {
  // The clean-up deletes every webhook with this address.
  if ((await webhooksAt(address, gateway)).length > 0) {
    throw new Complaint(`a webhook with the address ${address} exists already: pass another --webhook-url.`);
  }
  const deliveries: Delivery[] = [];
  let arrived: () => void = () => undefined;
  const server = createServer((request, response) => {
    void deliveryOf(request)
      .then((delivery) => {
        if (request.method === 'POST') deliveries.push(delivery);
        response.writeHead(204).end();
        arrived();
      })
      .catch(() => response.destroy());
  });
  await listen(server, portOf(address, port));

  return {
    async start() {
      signal.throwIfAborted();
      journal.add({ gateway: apiBaseUrl, webhookAddress: address });
      const { accepted, result, status } = await gateway.askAlways({
        method: 'POST',
        path: '/webhooks',
        body: JSON.stringify({ address }),
      });
      const id = accepted ? idIn(result) : undefined;
      if (id === undefined) throw new Complaint(`the gateway did not register the webhook: HTTP ${status}.`);
      await gateway.ask({ method: 'POST', path: `/webhooks/${encodeURIComponent(id)}/test` });
    },
    async collect() {
      // Waits for two calls, because the test call and the call about a cancellation may differ.
      const enough = new Promise<void>((resolve) => {
        arrived = () => {
          if (deliveries.length >= 2) resolve();
        };
        arrived();
      });
      const end = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
      await Promise.race([enough, new Promise((resolve) => end.addEventListener('abort', resolve))]);
      signal.throwIfAborted();
      if (deliveries.length === 0) return undefined;
      const contentType = deliveries.find((delivery) => delivery.contentType)?.contentType;
      return {
        headers: safeNames([...new Set(deliveries.flatMap(({ headers }) => headers))].sort()),
        ...(contentType !== undefined && /^[a-z]+\/[a-z0-9.+-]+$/.test(contentType) && { contentType }),
        fields: [...new Set(deliveries.flatMap(({ fields }) => fields))].sort(),
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
