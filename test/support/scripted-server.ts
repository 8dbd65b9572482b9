import { onTestFinished } from 'vitest';
import { type Exchange, startWireServer, type WireServer } from '../faults/wire-server.js';

/** What one request meets on a real socket. */
export type Act = (exchange: Exchange) => void;

const JSON_TYPE = { 'content-type': 'application/json' };

/** A whole answer with the API's envelope. */
export const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Act =>
  ({ response }) => {
    response.writeHead(status, { ...JSON_TYPE, ...headers }).end(JSON.stringify(body));
  };

/** The API says yes. */
export const success = (result: unknown): Act => answer(200, { success: true, elapsed: 3, result });

/** The API says no. */
export const refusal = (status: number, headers: Record<string, string> = {}): Act =>
  answer(status, { success: false, elapsed: 3, error: 'No' }, headers);

/** Not a byte, ever. */
export const silent: Act = () => {};

/** Headers and half a body, then nothing. */
export const stalled: Act = ({ response }) => {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' }).write('{"success":true,');
};

/** The connection breaks before the first byte of the answer. */
export const reset: Act = ({ socket }) => {
  socket.resetAndDestroy();
};

/** The connection breaks in the middle of the body. */
export const cutOff: Act = ({ response, socket }) => {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' });
  response.write('{"success":true,', () => socket.resetAndDestroy());
};

/** A server over real sockets that plays a script, one act per request; the last act goes on for ever. Ends with the test. */
export async function scriptedServer(...acts: readonly Act[]): Promise<WireServer> {
  let played = 0;
  const server = await startWireServer((exchange) => {
    const act = acts[Math.min(played, acts.length - 1)] ?? reset;
    played += 1;
    act(exchange);
  });
  onTestFinished(() => server.close());
  return server;
}
