/**
 * The end of a call: its total time, or the caller's own signal, whichever comes first.
 *
 * Everything that waits races against it, because an injected `fetch` may ignore the signal that it is given. One
 * timer and one listener per call, both gone after `release`.
 */
export class Deadline {
  /** Why the call is over; undefined while it goes on. */
  ended: 'timeout' | 'aborted' | undefined;
  readonly #controller = new AbortController();
  readonly #expiresAt: number;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #caller: AbortSignal | undefined;
  readonly #onCallerAbort = () => this.#end('aborted');

  constructor(timeoutMs: number, caller: AbortSignal | undefined) {
    this.#expiresAt = performance.now() + timeoutMs;
    this.#timer = setTimeout(() => this.#end('timeout'), timeoutMs);
    this.#caller = caller;
    if (caller?.aborted) this.#end('aborted');
    else caller?.addEventListener('abort', this.#onCallerAbort, { once: true });
  }

  /** Aborted when the call is over. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What the caller gave to `abort()`. */
  get callerReason(): unknown {
    return this.#caller?.reason;
  }

  get remainingMs(): number {
    return Math.max(0, this.#expiresAt - performance.now());
  }

  /** Settles like `work`, or rejects when the call is over, whatever `work` does then. */
  async race<Value>(work: Promise<Value>): Promise<Value> {
    const { signal } = this;
    signal.throwIfAborted();
    let onAbort = () => {};
    const over = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
      return await Promise.race([work, over]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      // Whoever loses the race has nobody left to hear its failure.
      work.catch(() => undefined);
    }
  }

  /** Waits, at most until the call is over. */
  async sleep(ms: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await this.race(
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, ms);
        }),
      );
    } finally {
      clearTimeout(timer);
    }
  }

  /** Leaves no timer and no listener behind. */
  release(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener('abort', this.#onCallerAbort);
  }

  #end(how: 'timeout' | 'aborted'): void {
    if (this.ended) return;
    this.ended = how;
    this.release();
    this.#controller.abort(new DOMException('The call is over.', 'AbortError'));
  }
}
