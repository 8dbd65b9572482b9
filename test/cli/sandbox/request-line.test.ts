import { expect, it } from 'vitest';
import { requestLine } from '../../../src/cli/sandbox/request-line.js';

const NOON = new Date(2026, 2, 1, 12, 0, 5);
const EVENT = { method: 'GET', path: '/complete/key', operation: undefined, status: 200, durationMs: 3 };

it('writes a request of the API with its operation', () => {
  const event = { ...EVENT, path: '/mer/v2.0/branches', operation: 'branches.list' as const };
  expect(requestLine(event, NOON)).toBe('12:00:05  200  GET /mer/v2.0/branches  branches.list  3 ms');
});

it('writes a page without one', () => {
  expect(requestLine(EVENT, NOON)).toBe('12:00:05  200  GET /complete/key  3 ms');
});

it('says when a connection was cut', () => {
  expect(requestLine({ ...EVENT, status: undefined }, NOON)).toBe('12:00:05  cut  GET /complete/key  3 ms');
});
