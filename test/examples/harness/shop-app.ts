import { freePort } from '../../support/server.js';
import { type Command, type Running, start } from './processes.js';

/** What the routes answer. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An example that is running, seen from the outside. */
export interface ShopApp {
  readonly url: string;
  output(): string;
  /** `POST /orders/:orderId/checkout` or `/confirm`, as the shop's mobile app sends it. */
  post(path: string): Promise<Answer>;
  /** Plays the gateway, or somebody who says to be it. */
  notify(body: string, headers?: Readonly<Record<string, string>>): Promise<number>;
  stop(): Promise<void>;
}

/** Starts an example on a free port of loopback and waits until it answers. */
export async function startShopApp(
  commandFor: (port: number) => Command,
  variables: Readonly<Record<string, string>>,
): Promise<ShopApp> {
  const port = await freePort();
  const command = commandFor(port);
  const env = { ...variables, PORT: String(port), HOST: '127.0.0.1', ...command.env };
  const running = start({ ...command, env });
  const url = `http://127.0.0.1:${port}`;
  await answering(url, running);
  return {
    url,
    output: running.output,
    async post(path) {
      // Many HTTP clients send the header whether there is a body or not.
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url + path, { method: 'POST', headers });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    },
    async notify(body, headers = { 'content-type': 'application/json' }) {
      const response = await fetch(`${url}/webhooks/paymennt`, {
        method: 'POST',
        headers,
        body: new TextEncoder().encode(body),
      });
      await response.arrayBuffer();
      return response.status;
    },
    stop: () => running.stop(),
  };
}

const PATIENCE_MS = 60_000;

/** Asks until something answers; an example that ends before that is shown with what it printed. */
async function answering(url: string, running: Running): Promise<void> {
  let ended: number | string | undefined;
  void running.ended.then((code) => {
    ended = code;
  });
  const deadline = Date.now() + PATIENCE_MS;
  while (ended === undefined && Date.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await running.stop();
  throw new Error(`The example did not begin to answer:\n${running.output()}`);
}
