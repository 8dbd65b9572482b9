import { describe, expect, it, vi } from 'vitest';
import { MAX_RESPONSE_BYTES, ResponseTooLarge, readBody } from '../../src/wire/body.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function streamed(chunks: readonly Uint8Array[], init: ResponseInit = {}) {
  const state = { pulled: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[state.pulled];
        state.pulled += 1;
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body, init), state };
}

describe('readBody', () => {
  it('reads a body to its end', async () => {
    expect(await readBody(new Response('{"a":1}'))).toBe('{"a":1}');
    expect(await readBody(new Response('{"a":1}', { headers: { 'content-length': '7' } }))).toBe('{"a":1}');
    expect(await readBody(new Response(null))).toBe('');
    expect(await readBody(streamed([bytes('{"a"'), bytes(':1}')]).response)).toBe('{"a":1}');
  });

  it('does not break a character that arrives in two pieces', async () => {
    const whole = bytes('{"name":"Zoë 😀"}');
    const pieces = [...whole].map((byte) => Uint8Array.of(byte));

    expect(await readBody(streamed(pieces).response)).toBe('{"name":"Zoë 😀"}');
  });

  it.each([{}, { 'content-length': '20' }, { 'content-length': 'many' }])(
    'gives up a body once it is too long, whatever it announced: %j',
    async (headers) => {
      const chunk = new Uint8Array(1024 * 1024).fill(32);
      const { response, state } = streamed(
        Array.from({ length: 20 }, () => chunk),
        { headers },
      );

      await expect(readBody(response)).rejects.toBeInstanceOf(ResponseTooLarge);
      expect(state.pulled).toBe(11);
      expect(state.cancelled).toBe(true);
    },
  );

  it('reads a body that is exactly as long as it may be', async () => {
    const half = new Uint8Array(MAX_RESPONSE_BYTES / 2).fill(32);

    expect((await readBody(streamed([half, half]).response)).length).toBe(MAX_RESPONSE_BYTES);
  });

  it('lets timers fire while a body always has a chunk ready, and ends with its signal', async () => {
    const controller = new AbortController();
    const { response, state } = streamed(Array(1_000_000).fill(new Uint8Array(0)));
    setTimeout(() => controller.abort(new Error('over')), 5);

    await expect(readBody(response, controller.signal)).rejects.toThrow('over');
    expect(state.cancelled).toBe(true);
    expect(state.pulled).toBeLessThan(1_000_000);
  });

  it('reads a short answer of a server at once, and any other chunk by chunk', async () => {
    const of = (url: string, headers: Record<string, string>) => {
      const { response } = streamed([bytes('abc')], { headers });
      const text = vi.spyOn(response, 'text');
      Object.defineProperty(response, 'url', { value: url });
      return readBody(response).then((read) => [read, text.mock.calls.length]);
    };

    expect(await of('https://api.example/', { 'content-length': '3' })).toEqual(['abc', 1]);
    expect(await of('', { 'content-length': '3' })).toEqual(['abc', 0]);
    expect(await of('https://api.example/', {})).toEqual(['abc', 0]);
    expect(await of('https://api.example/', { 'content-length': '999999' })).toEqual(['abc', 0]);
    expect(await of('https://api.example/', { 'content-length': '3', 'content-encoding': 'br' })).toEqual([
      'abc',
      0,
    ]);
  });
});
