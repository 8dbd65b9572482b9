import type { ClientRequest } from 'node:http';
import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { REPEATS } from './options.js';

const isOf = (socket: Socket, { prototype }: { prototype: object }) =>
  Object.getPrototypeOf(socket) === prototype;

/**
 * Whether it is certain that no byte of a request has left the process: the request waits for a socket, or its socket
 * is still being connected.
 */
export function isUnsent({ socket }: ClientRequest): boolean {
  // Deno and Bun imitate the socket, and send requests in another way.
  if (REPEATS) return false;
  if (!socket) return true;
  // Only sockets of Node itself count: mocks of `node:http` answer over sockets that never connect.
  if (isOf(socket, TLSSocket)) return 'secureConnecting' in socket && socket.secureConnecting === true;
  return isOf(socket, Socket) && socket.connecting;
}
