import type { ServerResponse } from 'node:http';
import { refusalText } from '../support/answers.js';
import type { Delivery } from './fault-plan.js';

/** What the gateway would have said, had nothing gone wrong. */
export interface Reply {
  readonly status: 200 | 400;
  readonly body: string;
}

const JSON_TYPE = { 'content-type': 'application/json;charset=utf-8' };

/** Says it properly. */
export function deliver(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { ...JSON_TYPE, 'content-length': Buffer.byteLength(body) }).end(body);
}

function deliverHalf(response: ServerResponse, { status, body }: Reply, then: () => void): void {
  response.writeHead(status, { ...JSON_TYPE, 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2), then);
}

function deliverError(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  const kind = body.startsWith('<') ? { 'content-type': 'text/html' } : JSON_TYPE;
  response
    .writeHead(status, { ...kind, ...headers, 'content-length': String(Buffer.byteLength(body)) })
    .end(body);
}

const BAD_GATEWAY_PAGE =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const BLOCKED_PAGE = '<html><body>Blocked by the firewall</body></html>';

const BAD_DELIVERIES: Record<Delivery, (response: ServerResponse, reply: Reply) => void> = {
  reset: (response) => response.socket?.resetAndDestroy(),
  'stalled headers': () => {},
  'stalled body': (response, reply) => deliverHalf(response, reply, () => {}),
  'truncated body': (response, reply) => deliverHalf(response, reply, () => response.socket?.end()),
  'cut JSON': (response, reply) =>
    deliver(response, { ...reply, body: reply.body.slice(0, reply.body.length / 2) }),
  'HTML 502': (response) => deliverError(response, 502, BAD_GATEWAY_PAGE),
  '429': (response) => deliverError(response, 429, refusalText('Too many requests')),
  '429 with Retry-After': (response) =>
    deliverError(response, 429, refusalText('Too many requests'), { 'retry-after': '1' }),
  '503 with envelope': (response) =>
    deliverError(response, 503, refusalText('Service temporarily unavailable')),
  '503 empty': (response) => deliverError(response, 503, ''),
  'HTML 403': (response) => deliverError(response, 403, BLOCKED_PAGE),
  'HTML 404': (response) => deliverError(response, 404, BLOCKED_PAGE),
  '409 with {}': (response) => deliverError(response, 409, '{}'),
  '421 empty': (response) => deliverError(response, 421, ''),
  '499 empty': (response) => deliverError(response, 499, ''),
  'answer for someone else': deliver,
  'stale list': deliver,
  'unfiltered list': deliver,
};

/** Says it the way the fault wants it. For a foreign answer and the two list faults the reply is already a false one. */
export function deliverBadly(response: ServerResponse, reply: Reply, delivery: Delivery): void {
  BAD_DELIVERIES[delivery](response, reply);
}
