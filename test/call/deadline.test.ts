import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deadline } from '../../src/call/deadline.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const forever = () => new Promise<never>(() => {});
const listeners = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

describe('a deadline', () => {
  it('ends after its time, and says so', async () => {
    const deadline = new Deadline(1_000, undefined);

    await vi.advanceTimersByTimeAsync(999);
    expect(deadline.ended).toBeUndefined();
    expect(deadline.remainingMs).toBe(1);

    await vi.advanceTimersByTimeAsync(1);
    expect(deadline.ended).toBe('timeout');
    expect(deadline.remainingMs).toBe(0);
  });

  it('ends when the caller says so, and knows why', () => {
    const caller = new AbortController();
    const deadline = new Deadline(1_000, caller.signal);
    caller.abort('changed my mind');

    expect(deadline.ended).toBe('aborted');
    expect(deadline.callerReason).toBe('changed my mind');
  });

  it('has no reason of a caller without a signal', () => {
    const deadline = new Deadline(1_000, undefined);
    deadline.release();

    expect(deadline.callerReason).toBeUndefined();
  });

  it('is over from the start when the caller had aborted before', () => {
    const deadline = new Deadline(1_000, AbortSignal.abort('earlier'));

    expect(deadline.ended).toBe('aborted');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends once: an abort after the timeout changes nothing', async () => {
    const caller = new AbortController();
    const deadline = new Deadline(10, caller.signal);
    await vi.advanceTimersByTimeAsync(10);
    caller.abort();

    expect(deadline.ended).toBe('timeout');
  });
});

describe('what races against a deadline', () => {
  it('settles like the work does, while there is time', async () => {
    const deadline = new Deadline(1_000, undefined);
    const stop = vi.fn();

    await expect(deadline.race(Promise.resolve(5), stop)).resolves.toBe(5);
    await expect(deadline.race(Promise.reject(new Error('mine')), stop)).rejects.toThrow('mine');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stop).not.toHaveBeenCalled();
  });

  it('rejects when the time is over, whatever the work does, and tells the work to stop', async () => {
    const deadline = new Deadline(10, undefined);
    const stop = vi.fn();
    const race = expect(deadline.race(forever(), stop)).rejects.toThrow('The call is over.');
    expect(stop).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10);

    await race;
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('rejects at once when the caller aborts', async () => {
    const caller = new AbortController();
    const deadline = new Deadline(1_000, caller.signal);
    const races = [1, 2, 3].map(() => expect(deadline.race(forever())).rejects.toThrow('The call is over.'));
    caller.abort();

    await Promise.all(races);
  });

  it('does not hand on the caller’s reason, which may hold anything', async () => {
    const caller = new AbortController();
    const deadline = new Deadline(1_000, caller.signal);
    const race = deadline.race(forever()).catch((reason: unknown) => String(reason));
    caller.abort('hunter2');

    expect(await race).not.toContain('hunter2');
  });

  it('rejects even finished work once the time is over', async () => {
    const deadline = new Deadline(10, undefined);
    const stop = vi.fn();
    await vi.advanceTimersByTimeAsync(10);

    await expect(deadline.race(Promise.resolve(5), stop)).rejects.toThrow('The call is over.');
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('leaves nobody behind to fail unheard', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const deadline = new Deadline(10, undefined);
    let fail = (_: unknown) => {};
    const work = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const race = deadline.race(work).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10);
    await race;
    fail(new Error('too late'));
    vi.useRealTimers();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);

    expect(unhandled).toEqual([]);
  });
});

describe('a sleep', () => {
  it('lasts as long as it is told', async () => {
    const deadline = new Deadline(1_000, undefined);
    let awake = false;
    const sleep = deadline.sleep(100).then(() => {
      awake = true;
    });
    await vi.advanceTimersByTimeAsync(99);
    expect(awake).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await sleep;

    expect(awake).toBe(true);
    deadline.release();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is cut short by the end of the call, and leaves no timer', async () => {
    const caller = new AbortController();
    const deadline = new Deadline(1_000, caller.signal);
    const sleep = expect(deadline.sleep(500)).rejects.toThrow('The call is over.');
    caller.abort();
    await sleep;

    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not even begin when the call is over', async () => {
    const deadline = new Deadline(1_000, AbortSignal.abort());

    await expect(deadline.sleep(500)).rejects.toThrow('The call is over.');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the signal of a deadline', () => {
  it('aborts when the call is over, however that came about', async () => {
    const caller = new AbortController();
    const aborted = new Deadline(1_000, caller.signal);
    const timedOut = new Deadline(10, undefined);
    const { signal } = aborted;
    expect(signal.aborted).toBe(false);
    expect(timedOut.signal.aborted).toBe(false);
    caller.abort();
    await vi.advanceTimersByTimeAsync(10);

    expect(signal.aborted).toBe(true);
    expect(timedOut.signal.aborted).toBe(true);
    expect(aborted.signal).toBe(signal);
  });

  it('is aborted when it is first read after the end', () => {
    expect(new Deadline(1_000, AbortSignal.abort()).signal.aborted).toBe(true);
  });
});

describe('a call that is over', () => {
  it('leaves no timer and no listener', () => {
    const caller = new AbortController();
    const deadline = new Deadline(1_000, caller.signal);
    expect(vi.getTimerCount()).toBe(1);
    expect(listeners(caller.signal)).toBe(1);
    deadline.release();

    expect(vi.getTimerCount()).toBe(0);
    expect(listeners(caller.signal)).toBe(0);
    expect(deadline.ended).toBeUndefined();
  });

  it('leaves none either when it ended by itself', async () => {
    const caller = new AbortController();
    new Deadline(10, caller.signal);
    await vi.advanceTimersByTimeAsync(10);

    expect(vi.getTimerCount()).toBe(0);
    expect(listeners(caller.signal)).toBe(0);
  });

  it('leaves one signal for many calls as it was', () => {
    const caller = new AbortController();
    for (let call = 0; call < 1_000; call += 1) new Deadline(1_000, caller.signal).release();

    expect(listeners(caller.signal)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
