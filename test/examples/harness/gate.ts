import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Sandbox } from 'paymennt/sandbox';

/** The sandbox behind a door that sees who asks about which checkout, and can be held shut. */
export interface Gate {
  readonly variables: Readonly<Record<string, string>>;
  /** Every look at one checkout, in order, from the moment it arrived. */
  readonly looks: readonly { readonly checkoutId: string; readonly at: number }[];
  looksAt(checkoutId: string): number;
  /** When each request arrived, searches too, by `performance.now()`. */
  readonly arrivals: readonly number[];
  /** From now on, looks at checkouts wait at the door. */
  hold(): void;
  /** The same, once so many more have gone through. */
  holdAfter(count: number): void;
  /** From now on, every look at a checkout waits, except the first one at each. */
  holdSecondLooks(): void;
  release(): void;
  /** Resolves when so many looks wait. */
  waiting(count: number): Promise<void>;
  close(): Promise<void>;
}

const LOOK = /^\/mer\/v2\.0\/checkout\/(\d+)$/;

export async function openGate(sandbox: Sandbox): Promise<Gate> {
  const looks: { checkoutId: string; at: number }[] = [];
  const held = new Set<() => void>();
  const watchers = new Set<() => void>();
  const arrivals: number[] = [];
  const looksAt = (checkoutId: string) => looks.filter((look) => look.checkoutId === checkoutId).length;
  let isHeld = (_checkoutId: string) => false;

  async function answer(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const checkoutId = LOOK.exec(pathname)?.[1];
    arrivals.push(performance.now());
    if (checkoutId !== undefined) {
      looks.push({ checkoutId, at: performance.now() });
      if (isHeld(checkoutId)) await atTheDoor(request.signal);
    }
    const { method, headers } = request;
    const body = method === 'GET' ? null : await request.arrayBuffer();
    return sandbox.fetch(new URL(pathname + search, 'https://sandbox.invalid'), { method, headers, body });
  }

  /** Resolves when the door opens, or when whoever asked is gone. */
  function atTheDoor(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const goOn = () => {
        held.delete(goOn);
        resolve();
      };
      held.add(goOn);
      signal.addEventListener('abort', goOn, { once: true });
      for (const watcher of watchers) watcher();
    });
  }

  const server = createAdaptorServer({ fetch: answer, overrideGlobalObjects: false }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { apiKey, apiSecret } = sandbox.credentials;

  return {
    variables: {
      PAYMENNT_API_KEY: apiKey,
      PAYMENNT_API_SECRET: apiSecret,
      PAYMENNT_ENVIRONMENT: `http://127.0.0.1:${port}`,
    },
    looks,
    looksAt,
    arrivals,
    hold() {
      isHeld = () => true;
    },
    holdAfter(count) {
      const last = looks.length + count;
      isHeld = () => looks.length > last;
    },
    holdSecondLooks() {
      isHeld = (checkoutId) => looksAt(checkoutId) > 1;
    },
    release() {
      isHeld = () => false;
      for (const goOn of [...held]) goOn();
    },
    waiting: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (held.size < count) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
