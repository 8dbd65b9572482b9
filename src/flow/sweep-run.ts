import type { RequestOptions } from '../config/options.js';
import { PaymenntApiError, PaymenntConnectionError } from '../errors.js';
import { UnreadableRecordError } from './entries.js';
import { readSweepOptions } from './options.js';
import type { Entry } from './record.js';
import type { Review } from './review.js';
import type { Finding, SweepFailure, SweepOptions, SweepReport } from './types.js';

const DEFAULT_LIMIT = 500;
const DEFAULT_LOOK_BACK = 9 * 24 * 3_600_000;

// After so many failures in a row, a request checks whether the gateway is down.
const OUTAGE = 5;

const isOutage = (error: unknown) =>
  PaymenntConnectionError.is(error) ||
  (PaymenntApiError.is(error) && (error.code !== 'api_error' || error.httpStatus >= 500));

/** One run of a sweep: its limits and its report. */
export class SweepRun {
  readonly startedAt = Date.now();
  readonly lookBackMs: number;
  readonly request: RequestOptions;
  readonly review: Review;
  readonly #limit: number;
  readonly #asked = new Set<string>();
  readonly #paid = new Set<string>();
  readonly #unsuccessful = new Set<string>();
  readonly #overdue = new Set<string>();
  readonly #unreadable = new Set<string>();
  /** By their keys, because an order that one run settles twice repeats its finding. */
  readonly #findings = new Map<string, Finding>();
  readonly #failed: SweepFailure[] = [];
  #overdueMs = 0;
  #failuresInARow = 0;
  #isDown = false;
  #isCut = false;

  constructor(given: SweepOptions) {
    const { signal, limit = DEFAULT_LIMIT, lookBackMs = DEFAULT_LOOK_BACK } = readSweepOptions(given);
    this.lookBackMs = lookBackMs;
    this.#limit = limit;
    this.request = signal ? { signal } : {};
    this.review = { repeats: true, onFinding: (finding) => this.#findings.set(finding.key, finding) };
  }

  get isAborted(): boolean {
    return this.request.signal?.aborted === true;
  }

  /** Whether the run must end: at its limit, by its signal, or because the gateway is down. */
  get isOver(): boolean {
    const isOver = this.isAborted || this.#isDown || this.#asked.size >= this.#limit;
    this.#isCut ||= isOver;
    return isOver;
  }

  get isHalfSpent(): boolean {
    return this.#asked.size >= Math.floor(this.#limit / 2);
  }

  get mayBeOutage(): boolean {
    return this.#failuresInARow >= OUTAGE;
  }

  /** Checks whether the gateway answers. If it does not, this sweep ends. */
  async probe(request: () => Promise<void>): Promise<void> {
    try {
      await request();
      this.#failuresInARow = 0;
    } catch {
      this.#isDown = true;
    }
  }

  hasAsked(checkoutId: string): boolean {
    return this.#asked.has(checkoutId);
  }

  /** Counts a checkout before the run fetches it. @returns false if the run has fetched it before. */
  ask(checkoutId: string): boolean {
    const isNew = !this.#asked.has(checkoutId);
    this.#asked.add(checkoutId);
    return isNew;
  }

  /** Runs the work on one order. A failure does not end the run. @returns whether the work succeeded. */
  async attempt(orderId: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      this.#failuresInARow = 0;
      return true;
    } catch (error) {
      this.#fail(orderId, error);
      return false;
    }
  }

  failSearch(error: unknown): void {
    this.#isCut = true;
    this.#fail('', error);
  }

  #fail(orderId: string, error: unknown): void {
    if (this.isAborted) this.#isCut = true;
    else if (error instanceof UnreadableRecordError) this.#unreadable.add(orderId);
    else this.#failed.push({ orderId, error });
    this.#failuresInARow = isOutage(error) ? this.#failuresInARow + 1 : 0;
  }

  noteOverdue(orderIds: readonly string[], dueAt?: string): void {
    for (const orderId of orderIds) this.#overdue.add(orderId);
    if (dueAt !== undefined) this.#overdueMs = Math.max(0, this.startedAt - Date.parse(dueAt));
  }

  noteChange(before: Entry | undefined, after: Entry | undefined): void {
    if (!after) return;
    if (after.paidBy !== null && !before?.paidBy) this.#paid.add(after.orderId);
    if (after.state === 'ended' && before?.state === 'open') this.#unsuccessful.add(after.orderId);
  }

  report(): SweepReport {
    return {
      complete: !this.#isCut,
      asked: this.#asked.size,
      paid: [...this.#paid],
      unsuccessful: [...this.#unsuccessful],
      findings: [...this.#findings.values()],
      overdue: [...this.#overdue],
      overdueMs: this.#overdueMs,
      failed: this.#failed,
      unreadable: [...this.#unreadable],
    };
  }
}
