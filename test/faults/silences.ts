import type { Exchange } from '../support/server.js';

/** A server that begins to answer, or not even that, and never comes to an end. */
export interface Silence {
  readonly name: string;
  answer(exchange: Exchange): void;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Writes the text byte by byte, until it is over or the client hangs up. Its timer is not among those a test counts. */
function drip({ socket }: Exchange, text: string): void {
  const bytes = Buffer.from(text);
  let at = 0;
  const timer = setInterval(() => {
    if (at < bytes.length) socket.write(bytes.subarray(at, at + 1));
    at += 1;
  }, 5).unref();
  socket.once('close', () => clearInterval(timer));
}

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n';

export const SILENCES: readonly Silence[] = [
  { name: 'sends no headers', answer: () => {} },
  {
    name: 'sends headers and no body',
    answer: ({ response }) => response.writeHead(200, JSON_TYPE).flushHeaders(),
  },
  {
    name: 'stalls in the body',
    answer: ({ response }) =>
      void response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' }).write('{"success":true,'),
  },
  { name: 'sends the headers byte by byte', answer: (exchange) => drip(exchange, HEAD.repeat(99)) },
  {
    name: 'sends the body byte by byte',
    answer: (exchange) => {
      exchange.socket.write(HEAD);
      drip(exchange, ' '.repeat(100_000));
    },
  },
  {
    name: 'goes on with informational answers',
    answer: ({ socket }) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5).unref();
      socket.once('close', () => clearInterval(timer));
    },
  },
];

/** Sends a body without end, as fast as it is taken, and counts the bytes. */
export function endlessBody(count: (bytes: number) => void): Silence['answer'] {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  return ({ response, socket }) => {
    response.writeHead(200, JSON_TYPE);
    const send = () => {
      while (!socket.destroyed) {
        count(chunk.length);
        if (!response.write(chunk)) return;
      }
    };
    response.on('drain', send);
    send();
  };
}
