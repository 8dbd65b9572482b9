import { createNodeFetch } from 'paymennt/node';
import { describe, expect, it } from 'vitest';
import { cutOff, success } from '../support/acts.js';
import { scriptedGateway } from '../support/gateway.js';
import type { Act } from '../support/server.js';

/** An answer as {@link createNodeFetch} gives it, with the members that `FetchLike` does not name. */
async function answerOf(act: Act): Promise<Response> {
  const { origin } = await scriptedGateway(act);
  const { signal } = new AbortController();
  const answer: unknown = await createNodeFetch()(origin, {
    method: 'GET',
    headers: {},
    redirect: 'manual',
    signal,
  });
  return answer as Response;
}

describe('an answer of createNodeFetch', () => {
  it('is read once: a second reading rejects, as that of a Response does', async () => {
    const answer = await answerOf(success('found'));
    expect(answer.bodyUsed).toBe(false);

    expect(await answer.text()).toContain('found');
    expect(answer.bodyUsed).toBe(true);
    await expect(answer.text()).rejects.toThrow(TypeError);
  });

  it('can be cloned before it is read, so that both are read', async () => {
    const answer = await answerOf(success('found'));
    const twin = answer.clone();
    const text = await answer.text();

    expect(twin.bodyUsed).toBe(false);
    expect(twin.status).toBe(200);
    expect(twin.headers.get('Content-Type')).toBe('application/json');
    expect(await twin.text()).toBe(text);
    expect(() => answer.clone()).toThrow(TypeError);
  });

  it('rejects a reading that begins after the connection has broken', async () => {
    const answer = await answerOf(cutOff);
    // Until the reset has arrived.
    await new Promise((resolve) => setTimeout(resolve, 30));

    await expect(answer.text()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
