import type { Answered, Attempt, Failed } from '../../src/call/attempt.js';

const answered = (status: number, text: string | undefined, type = 'application/json'): Answered => ({
  kind: 'answered',
  status,
  headers: new Headers({ 'content-type': type }),
  header: () => undefined,
  text,
  retryAfterMs: undefined,
});

const failed = (causeCode: string, fields: Partial<Failed> = {}): Failed => ({
  kind: 'failed',
  canHaveBeenSent: true,
  passing: true,
  causeCode,
  ...fields,
});

const YES = '{"success":true,"elapsed":1,"result":{"id":"1"}}';
const NO = '{"success":false,"elapsed":1,"error":"No"}';
const HTML = '<!DOCTYPE html><html></html>';

/** Every kind of attempt, with examples. */
export const ATTEMPTS = {
  'HTTP 2xx with `success: true`': [answered(200, YES), answered(201, YES)],
  'HTTP 2xx with `success: false`': [answered(200, NO), answered(299, NO)],
  'HTTP 2xx without an envelope': [answered(200, HTML), answered(204, ''), answered(200, YES.slice(0, -3))],
  'a body over 10 MiB': [answered(200, undefined), answered(400, undefined)],
  'a redirect': [answered(307, ''), answered(300, NO), answered(302, NO), answered(0, NO), answered(0, '')],
  'HTTP 4xx with `success: false`': [400, 404, 409, 410, 422, 499].map((status) => answered(status, NO)),
  'HTTP 401': [answered(401, NO), answered(401, HTML), answered(401, '')],
  'HTTP 403 that is not HTML': [
    answered(403, NO),
    answered(403, ''),
    answered(403, '{"message":"Forbidden"}'),
    answered(403, '{"message":"Send your name to <support>"}'),
    answered(403, 'Forbidden', 'text/plain'),
  ],
  'HTTP 403 that is HTML': [
    answered(403, HTML),
    answered(403, 'Forbidden', 'text/html; charset=utf-8'),
    answered(403, '  <html>'),
  ],
  'HTTP 408': [answered(408, NO), answered(408, HTML)],
  'HTTP 421': [answered(421, NO), answered(421, '')],
  'HTTP 429': [answered(429, NO), answered(429, HTML), answered(429, '')],
  'any other HTTP 4xx': [
    answered(400, HTML),
    answered(404, HTML),
    answered(406, ''),
    answered(409, '{}'),
    answered(410, ''),
    answered(499, ''),
    answered(400, YES),
  ],
  'HTTP 5xx': [
    answered(500, NO),
    answered(503, ''),
    answered(502, HTML),
    answered(501, NO),
    answered(599, ''),
  ],
  'a connection that was refused': [
    failed('ECONNREFUSED', { canHaveBeenSent: false }),
    failed('ENOTFOUND', { canHaveBeenSent: false }),
  ],
  'a certificate that is not trusted': [
    failed('CERT_HAS_EXPIRED', { canHaveBeenSent: false, passing: false }),
  ],
  'a connection that broke': [failed('ECONNRESET')],
  'a `fetch` that is unusable': [
    failed('', { causeCode: undefined, passing: false, unusableFetch: 'it threw a TypeError' }),
  ],
  'no complete answer in time': [{ kind: 'timed_out', canHaveBeenSent: true }],
  'no socket in time': [{ kind: 'timed_out', canHaveBeenSent: false }],
} as const satisfies Readonly<Record<string, readonly Attempt[]>>;
