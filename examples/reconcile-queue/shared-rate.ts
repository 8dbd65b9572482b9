import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { FetchLike } from 'paymennt';
import { RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';

const API = 'api';

/** A `fetch` for the client that waits for its turn: all processes with the same Redis share one rate. */
export function createSharedFetch(redis: Redis, callsPerSecond: number): FetchLike {
  const keyPrefix = 'paymennt';
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix,
    points: callsPerSecond,
    duration: 1,
  });
  return async (url, init) => {
    await waitForTurn(limiter, init.signal);
    const response = await fetch(url, init);
    if (response.status === 429) await pauseAll(limiter, response.headers.get('retry-after'));
    return response;
  };
}

async function waitForTurn(limiter: RateLimiterRedis, signal: AbortSignal): Promise<void> {
  for (;;) {
    const refused = await limiter.consume(API).then(
      () => undefined,
      (reason: Error | RateLimiterRes) => reason,
    );
    if (!refused) return;
    if (refused instanceof Error) throw refused;
    await sleep(Math.max(refused.msBeforeNext, 1), undefined, { signal });
  }
}

/** The client that got the 429 waits by itself; this makes all others wait too. */
async function pauseAll(limiter: RateLimiterRedis, retryAfter: string | null): Promise<void> {
  const seconds = Math.min(Math.ceil(Number(retryAfter)) || 1, 60);
  // Without Redis the others do not wait, and get a 429 of their own.
  await limiter.block(API, seconds).catch(console.error);
}
