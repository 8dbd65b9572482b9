import type { PaymenntAbortError, PaymenntTimeoutError } from 'paymennt';
import { anatomy, anatomyOf, failureOf } from './anatomy.js';
import type { Claim } from './claim.js';
import { newOrder } from './order.js';

// Far above what a busy machine adds, and far below what a limit that does not work would take.
const AT_ONCE_MS = 5_000;

async function timed(work: () => PromiseLike<unknown>) {
  const start = performance.now();
  const error = await failureOf(work());
  const { timeoutMs, phase } = error as PaymenntTimeoutError;
  const inTime = performance.now() - start < AT_ONCE_MS;
  return { ...anatomyOf(error), timeoutMs, phase, inTime };
}

const timedOut = (outcome: string) =>
  anatomy('request_timeout', outcome, 'PaymenntConnectionError', 'PaymenntTimeoutError');

/** What is kept of the time that a call was given. */
export const TIME: readonly Claim[] = [
  {
    claim: 'ends an attempt when its time is over',
    seen: (stage) =>
      timed(() =>
        stage
          .troubled('silent', { attemptTimeoutMs: 300 })
          .webhooks.create({ address: 'https://shop.example' }),
      ),
    expected: { ...timedOut('unknown'), timeoutMs: 300, phase: 'attempt', inTime: true },
  },
  {
    claim: 'ends a call when its time is over, in the middle of a body',
    seen: (stage) => timed(() => stage.troubled('stalled', { timeoutMs: 500 }).branches.list()),
    expected: { ...timedOut('no_effect'), timeoutMs: 500, phase: 'total', inTime: true },
  },
  {
    claim: 'ends a creation in its time, however often the gateway breaks off',
    seen: (stage) =>
      timed(() => stage.troubled('breaks', { timeoutMs: 500 }).checkouts.createMobile(newOrder())).then(
        ({ outcome, inTime }) => ({ outcome, inTime }),
      ),
    expected: { outcome: 'unknown', inTime: true },
  },
  {
    claim: 'ends when its caller says so, with the reason that was given',
    async seen(stage) {
      const controller = new AbortController();
      const hooks = { onRequest: () => void setTimeout(() => controller.abort('the shopper left'), 50) };
      const { signal } = controller;
      const error = await failureOf(stage.troubled('silent', { hooks }).branches.list({}, { signal }));
      return { ...anatomyOf(error), reason: (error as PaymenntAbortError).reason };
    },
    expected: {
      ...anatomy('request_aborted', 'no_effect', 'PaymenntAbortError'),
      reason: 'the shopper left',
    },
  },
  {
    claim: 'repeats a read after as long as the server asks for',
    async seen(stage) {
      await stage.fail({ operation: 'branches.list', fault: 'busy-503', retryAfterSeconds: 1 });
      const retries: unknown[] = [];
      const onRetry = ({ reason, delayMs }: { reason: string; delayMs: number }) =>
        retries.push({ reason, delayMs });
      const start = performance.now();
      const { items } = await stage.client({ hooks: { onRetry } }).branches.list();
      return { items: items.length, retries, waited: performance.now() - start >= 990 };
    },
    expected: { items: 1, retries: [{ reason: '503', delayMs: 1_000 }], waited: true },
  },
];
