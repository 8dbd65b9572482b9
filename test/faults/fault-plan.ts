import { chance, pick } from './chance.js';

/** What reaches the client instead of a proper answer. */
export type Delivery =
  | 'reset'
  | 'stalled headers'
  | 'stalled body'
  | 'truncated body'
  | 'cut JSON'
  | 'HTML 502'
  | '429'
  | '429 with Retry-After'
  | '503 with envelope'
  | '503 empty'
  | 'HTML 403'
  | 'HTML 404'
  | '409 with {}'
  | '421 empty'
  | '499 empty'
  | 'answer for someone else'
  | 'stale list'
  | 'unfiltered list';

/** What goes wrong with one request, and whether the gateway does its work all the same. */
export interface Fault {
  readonly delivery: Delivery;
  readonly commits: 'never' | 'now' | 'late';
}

const fault = (delivery: Delivery, commits: Fault['commits']): Fault => ({ delivery, commits });

/** A 429 is the one answer that vouches for itself: nothing was done. Every other answer may lie about the work. */
const WRITE_FAULTS = [
  fault('reset', 'never'),
  fault('reset', 'now'),
  fault('reset', 'late'),
  fault('stalled headers', 'never'),
  fault('stalled headers', 'now'),
  fault('stalled headers', 'late'),
  fault('stalled body', 'now'),
  fault('truncated body', 'now'),
  fault('cut JSON', 'now'),
  fault('HTML 502', 'never'),
  fault('HTML 502', 'now'),
  fault('HTML 502', 'late'),
  fault('429', 'never'),
  fault('429 with Retry-After', 'never'),
  fault('503 with envelope', 'never'),
  fault('503 with envelope', 'now'),
  fault('503 empty', 'never'),
  fault('503 empty', 'now'),
  // What stands between the client and the gateway may answer in its own name, after the gateway did its work.
  fault('HTML 403', 'never'),
  fault('HTML 403', 'now'),
  fault('HTML 404', 'now'),
  fault('409 with {}', 'now'),
  fault('421 empty', 'now'),
  fault('499 empty', 'late'),
] as const;

const CREATE_FAULTS = [
  ...WRITE_FAULTS,
  fault('answer for someone else', 'now'),
  fault('answer for someone else', 'never'),
] as const;

const READ_FAULTS = [
  fault('reset', 'never'),
  fault('stalled headers', 'never'),
  fault('stalled body', 'never'),
  fault('truncated body', 'never'),
  fault('cut JSON', 'never'),
  fault('HTML 502', 'never'),
  fault('429', 'never'),
  fault('429 with Retry-After', 'never'),
  fault('503 with envelope', 'never'),
  fault('503 empty', 'never'),
] as const;

const LOOKUP_FAULTS = [
  ...READ_FAULTS,
  fault('stale list', 'never'),
  fault('unfiltered list', 'never'),
] as const;

/** The faults that each kind of request can meet. */
export const FAULTS = {
  create: CREATE_FAULTS,
  refund: WRITE_FAULTS,
  capture: WRITE_FAULTS,
  get: READ_FAULTS,
  lookup: LOOKUP_FAULTS,
} as const;

/** The kinds of request that the gateway answers. */
export type RequestKind = keyof typeof FAULTS;

/** Which requests go wrong: a share of them, chosen by the seed. */
export interface FaultPlan {
  readonly seed: number;
  /** Share of requests that go wrong, from 0 to 1. */
  readonly rate: number;
}

/** What goes wrong with the nth request of a kind about a subject, if anything. */
export function chooseFault(
  { seed, rate }: FaultPlan,
  kind: RequestKind,
  subject: string,
  nth: number,
): Fault | undefined {
  if (chance(seed, 'whether', kind, subject, nth) >= rate) return undefined;
  return pick<Fault>(FAULTS[kind], chance(seed, 'which', kind, subject, nth));
}
