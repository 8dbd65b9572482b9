import { PaymenntAbortError, PaymenntApiError, PaymenntRateLimitError } from 'paymennt';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CHECKOUT, no, ORDER, page, yes } from '../support/answers.js';
import { scripted } from '../support/client.js';
import { CREATE, creating, LOOK_UP, reset } from '../support/creating.js';
import { rejection } from '../support/failure.js';
import { noWaiting } from '../support/no-waiting.js';
import type { Step } from '../support/scripted-fetch.js';

beforeEach(() => noWaiting());

describe('a creation that comes too fast', () => {
  const limited = (seconds?: string) =>
    no('Slow down', {
      status: 429,
      ...(seconds === undefined ? {} : { headers: { 'retry-after': seconds } }),
    });

  it('is sent again, without a look: a 429 made nothing', async () => {
    const waits: number[] = [];
    const hooks = { onRetry: ({ delayMs }: { delayMs: number }) => waits.push(delayMs) };
    const { creation, sent } = creating([limited('0'), limited(), yes(CHECKOUT)], { hooks });

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE, CREATE, CREATE]);
    expect(waits).toEqual([0, 0]);
  });

  it('gives up after maxRetries', async () => {
    const { creation, sent } = creating(
      Array.from({ length: 5 }, () => limited('0')),
      { maxRetries: 1 },
    );
    const error = await rejection(PaymenntRateLimitError, creation);

    expect(error.outcome).toBe('no_effect');
    expect(sent()).toEqual([CREATE, CREATE]);
  });

  it('gives up at once when it would have to wait beyond its deadline', async () => {
    const { creation, sent } = creating([limited('3600'), yes(CHECKOUT)]);
    const error = await rejection(PaymenntRateLimitError, creation);

    expect(error.retryAfterMs).toBe(3_600_000);
    expect(sent()).toEqual([CREATE]);
  });

  it('is one request when maxRetries is 0', async () => {
    const { creation, sent } = creating([limited('0')], { maxRetries: 0 });
    await rejection(PaymenntRateLimitError, creation);

    expect(sent()).toEqual([CREATE]);
  });

  it('is looked up when it follows an attempt that was lost', async () => {
    const { creation, sent } = creating([reset(), page([]), limited('0'), page([CHECKOUT])]);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE, LOOK_UP, CREATE, LOOK_UP]);
  });
});

describe('a creation that meets a busy server', () => {
  const busy = (seconds: string) => no('Busy', { status: 503, headers: { 'retry-after': seconds } });

  it('is sent again as late as the server asked for', async () => {
    const controller = new AbortController();
    const waits: number[] = [];
    const hooks = {
      onRetry: ({ delayMs }: { delayMs: number }) => {
        waits.push(delayMs);
        controller.abort('seen enough');
      },
    };
    const { client, requests } = scripted([busy('7'), page([])], { hooks });
    await rejection(PaymenntAbortError, client.checkouts.createMobile(ORDER, { signal: controller.signal }));

    expect(waits).toEqual([7_000]);
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  it('is looked up, and given up at once when the server asked for more than there is time', async () => {
    const { creation, sent } = creating([busy('3600'), page([])]);
    const error = await rejection(PaymenntApiError, creation);

    expect(error.httpStatus).toBe(503);
    expect(error.outcome).toBe('unknown');
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });

  it('is given up at once when the wait would take all the time that is left', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { creation, sent } = creating([busy('5'), page([])], { timeoutMs: 5_000 });

    expect((await rejection(PaymenntApiError, creation)).httpStatus).toBe(503);
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });

  it('is given up at once when a look-up that found nothing is told to come back too late', async () => {
    const waits: number[] = [];
    const hooks = { onRetry: ({ delayMs }: { delayMs: number }) => waits.push(delayMs) };
    const none = no('None', { status: 400, headers: { 'retry-after': '3600' } });
    const { creation } = creating([reset(), page([]), no('requestId already used'), none], { hooks });

    expect((await rejection(PaymenntApiError, creation)).apiMessage).toBe('requestId already used');
    expect(waits).toEqual([0]);
  });

  it('is found although the server asked for more than there is time', async () => {
    const { creation, sent } = creating([busy('3600'), page([CHECKOUT])]);

    expect((await creation).id).toBe(CHECKOUT.id);
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });

  it('is given up at once when its look-up is told to come back too late', async () => {
    const { creation, sent } = creating([busy('0'), busy('3600')]);
    const error = await rejection(PaymenntApiError, creation);

    expect(error.outcome).toBe('unknown');
    expect(sent()).toEqual([CREATE, LOOK_UP]);
  });
});

/** Creates a checkout; gives the pauses that were announced. */
async function pausesOf(steps: readonly Step[]): Promise<number[]> {
  const announced: number[] = [];
  await creating(steps, { hooks: { onRetry: ({ delayMs }) => announced.push(delayMs) } }).creation;
  return announced;
}

const cutShort = () => new Response('{"success":true');

describe('the pauses of a recovery', () => {
  // A fiftieth of the ceiling, every time, in place of the jitter.
  beforeEach(() => {
    vi.spyOn(Math, 'random').mockReturnValue(1 / 50);
  });

  it('double from one creation to the next, up to two seconds', async () => {
    const lost = [1, 2, 3, 4].flatMap(() => [reset(), page([])]);

    expect(await pausesOf([...lost, yes(CHECKOUT)])).toEqual([10, 20, 40, 40]);
  });

  it('double from one look-up to the next, up to two seconds', async () => {
    const failed = [1, 2, 3, 4].map(cutShort);

    expect(await pausesOf([reset(), ...failed, page([CHECKOUT])])).toEqual([10, 20, 40, 40]);
  });

  it('are kept: nothing is sent before one is over', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { creation, sent } = creating([reset(), cutShort(), page([CHECKOUT])]);

    await vi.advanceTimersByTimeAsync(9);
    expect(sent()).toEqual([CREATE, LOOK_UP]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent()).toEqual([CREATE, LOOK_UP, LOOK_UP]);
    expect((await creation).id).toBe(CHECKOUT.id);
  });
});
