import { afterEach, describe, expect, it, vi } from 'vitest';
import { sentOnce } from '../../src/runtimes/sent-once.js';

describe('a write', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('goes out as it is, on a connection that Bun cannot have used before', () => {
    expect(sentOnce('{"amount":1}')).toEqual({ body: '{"amount":1}', keepalive: false });
  });

  it('has no body when there is none', () => {
    expect(sentOnce(undefined)).toEqual({ keepalive: false });
  });

  it('has a body that Deno cannot send twice', async () => {
    vi.stubGlobal('Deno', {});
    const { body } = sentOnce('{"name":"مقهى"}');

    expect(body).toBeInstanceOf(Blob);
    expect(await new Response(body ?? null).text()).toBe('{"name":"مقهى"}');
  });

  it('has such a body in Deno even when it has none', async () => {
    vi.stubGlobal('Deno', {});
    const { body } = sentOnce(undefined);

    expect(body).toBeInstanceOf(Blob);
    expect(await new Response(body ?? null).text()).toBe('');
  });
});
