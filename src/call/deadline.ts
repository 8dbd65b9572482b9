import { onAbort } from './abort-listeners.js';

/**
 * The end of a call: its total time, or the caller's own signal, whichever comes first.
 *
 * Every wait of the call races against the deadline, because an injected `fetch` may ignore its signal. A call has one
 * timer and one listener, and `release` removes both. A set holds the functions that wait: an `AbortSignal` with
 * listeners does the same, but takes many times as long.
 */
export class Deadline {
  /** Why the call is over; undefined while it goes on. */
  ended: 'timeout' | 'aborted' | undefined;
  readonly #expiresAt: number;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #caller: AbortSignal | undefined;
  readonly #leaveCaller: (() => void) | undefined;
  readonly #waiting = new Set<() => void>();
  #controller: AbortController | undefined;

  constructor(timeoutMs: number, caller: AbortSignal | undefined) {
    this.#expiresAt = performance.now() + timeoutMs;
    this.#timer = setTimeout(() => this.#end('timeout'), timeoutMs);
    this.#caller = caller;
    if (caller?.aborted) this.#end('aborted');
    else if (caller) this.#leaveCaller = onAbort(caller, () => this.#end('aborted'));
  }

  /** The argument of the caller's `abort()`. */
  get callerReason(): unknown {
    return this.#caller?.reason;
  }

  /** A signal that aborts when the call is over. Created at its first use, because most calls need none. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.ended) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  get remainingMs(): number {
    return Math.max(0, this.#expiresAt - performance.now());
  }

  /** Settles like `work`. Calls `stop` and rejects when the call is over before `work` settles. */
  race<Value>(work: Promise<Value>, stop?: () => void): Promise<Value> {
    return new Promise((resolve, reject) => {
      const end = () => {
        reject(new Error('The call is over.'));
        stop?.();
      };
      if (this.ended) end();
      else this.#waiting.add(end);
      const settle = <What>(how: (what: What) => void) => {
        return (what: What) => {
          this.#waiting.delete(end);
          how(what);
        };
      };
      work.then(settle(resolve), settle(reject));
    });
  }

  /** Waits, at most until the call is over. */
  async sleep(ms: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await this.race(work, () => clearTimeout(timer));
  }

  /** Removes the timer and the listener. */
  release(): void {
    clearTimeout(this.#timer);
    this.#leaveCaller?.();
  }

  #end(how: 'timeout' | 'aborted'): void {
    this.ended = how;
    this.release();
    for (const end of this.#waiting) end();
    this.#waiting.clear();
    this.#controller?.abort();
  }
}
