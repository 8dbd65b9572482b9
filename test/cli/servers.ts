import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Identity } from '../node/certificates.js';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Listens on a free loopback port until the test is over, and returns the origin. */
export async function listening(server: Server & { closeAllConnections?: () => void }): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections?.();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function httpServer(handler: Handler): Promise<string> {
  return await listening(createServer(handler));
}

/** An origin where nothing listens. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return `http://127.0.0.1:${port}`;
}

/** Answers every request in the same way. */
export function always(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Handler {
  return (_request, response) => {
    response.writeHead(status, headers).end(text);
  };
}

interface Row {
  readonly id: string;
  readonly address: string;
  readonly enabled?: boolean;
  readonly failed?: boolean;
}

export interface SmallGateway {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly webhooks?: readonly Row[];
  /** Makes the gateway speak TLS. */
  readonly identity?: Identity;
  /** Milliseconds that the Date header is ahead of this machine. */
  readonly clockMs?: number;
}

/** A gateway that knows branches and webhooks, checks credentials and remembers the requests. */
export async function smallGateway({
  apiKey,
  apiSecret,
  webhooks = [],
  clockMs = 0,
  identity,
}: SmallGateway) {
  const requests: string[] = [];
  let withCredentials = 0;
  const handler: Handler = (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://gateway');
    requests.push(`${request.method} ${pathname}`);
    const { 'x-paymennt-api-key': key, 'x-paymennt-api-secret': secret } = request.headers;
    if (key !== undefined) withCredentials += 1;
    const answer = (status: number, value: object) =>
      response
        .writeHead(status, {
          'content-type': 'application/json',
          date: new Date(Date.now() + clockMs).toUTCString(),
        })
        .end(JSON.stringify(value));
    if (key !== apiKey || secret !== apiSecret) {
      return answer(401, {
        success: false,
        elapsed: 1,
        error: `Key ${key} with secret ${secret} is not valid`,
      });
    }
    const rows = webhooks.map((row) => ({
      enabled: true,
      failed: false,
      hmacKey: 'hmac-of-the-shop',
      ...row,
    }));
    const id = /^\/mer\/v2\.0\/webhooks\/(\w+)/.exec(pathname)?.[1];
    const result =
      id === undefined ? (pathname.endsWith('/webhooks') ? rows : []) : rows.find((row) => row.id === id);
    return answer(200, { success: true, elapsed: 1, result });
  };
  const origin = identity
    ? (await listening(createTlsServer(identity, handler))).replace('http://127.0.0.1', 'https://localhost')
    : await httpServer(handler);
  return {
    environment: { apiBaseUrl: `${origin}/mer/v2.0`, payBaseUrl: origin },
    requests,
    withCredentials: () => withCredentials,
  };
}
