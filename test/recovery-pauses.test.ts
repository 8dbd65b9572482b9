import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CHECKOUT, ORDER, page, yes } from './support/answers.js';
import { scripted } from './support/client.js';
import { networkError, type Step } from './support/scripted-fetch.js';

// A fiftieth of the ceiling, every time, in place of the jitter.
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(1 / 50);
});

/** Creates a checkout; gives the pauses that were announced, and how long it took. */
async function pausesOf(steps: readonly Step[]): Promise<{ announced: number[]; tookMs: number }> {
  const announced: number[] = [];
  const hooks = { onRetry: ({ delayMs }: { delayMs: number }) => announced.push(delayMs) };
  const { client } = scripted(steps, { hooks, timeoutMs: 5_000 });
  const startedAt = performance.now();
  await client.checkouts.createMobile(ORDER);
  return { announced, tookMs: performance.now() - startedAt };
}

const reset = () => networkError('ECONNRESET', 'read');
const cutShort = () => new Response('{"success":true');

describe('the pauses of a recovery', () => {
  it('double from one creation to the next, up to two seconds', async () => {
    const lost = [1, 2, 3, 4].flatMap(() => [reset(), page([])]);

    expect((await pausesOf([...lost, yes(CHECKOUT)])).announced).toEqual([10, 20, 40, 40]);
  });

  it('double from one look-up to the next, up to two seconds', async () => {
    const failed = [1, 2, 3, 4].map(cutShort);

    expect((await pausesOf([reset(), ...failed, page([CHECKOUT])])).announced).toEqual([10, 20, 40, 40]);
  });

  it('are kept', async () => {
    const { announced, tookMs } = await pausesOf([reset(), cutShort(), cutShort(), page([CHECKOUT])]);

    // A timer may be early by less than a millisecond.
    expect(tookMs).toBeGreaterThan(announced.reduce((sum, delayMs) => sum + delayMs - 1, 0));
  });
});
