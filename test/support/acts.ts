import { refusalOf, successOf } from './answers.js';
import type { Act } from './server.js';

const JSON_TYPE = { 'content-type': 'application/json' };

/** A whole answer, as it stands. */
export const respond =
  (
    status: number,
    body: string | Uint8Array,
    headers: Readonly<Record<string, string | string[]>> = {},
  ): Act =>
  ({ response }) => {
    response.writeHead(status, headers).end(body);
  };

/** A whole answer in JSON. */
export const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Act =>
  respond(status, JSON.stringify(body), { ...JSON_TYPE, ...headers });

/** The API says yes. */
export const success = (result: unknown): Act => answer(200, successOf(result));

/** The API says no. */
export const refusal = (status: number, headers: Readonly<Record<string, string>> = {}, error = 'No'): Act =>
  answer(status, refusalOf(error), headers);

export const redirect = (status: number, location: string): Act => respond(status, '', { location });

/** No byte, ever. */
export const silent: Act = () => undefined;

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

/** Bytes that need not be HTTP, and the end of the connection. */
export const bytes =
  (text: string): Act =>
  ({ socket }) => {
    socket.end(text);
  };
