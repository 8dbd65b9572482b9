import type { Checkout } from '../checkouts/results.js';
import type { Assessment } from './assess.js';
import { writeEntry } from './entries.js';
import type { FlowContext } from './options.js';
import type { Entry } from './record.js';
import type { Finding, FindingKind } from './types.js';

/** How findings reach `review`. */
export interface Review {
  /** Whether open findings are repeated, as a sweep does; otherwise each one is reported until `review` took it. */
  readonly repeats: boolean;
  /** Called with each finding that `review` took. */
  readonly onFinding?: ((finding: Finding) => void) | undefined;
}

/** A refund in two parts is two findings; everything else about a checkout is one. */
function keyOf(kind: FindingKind, { id, status, totalRefunded }: Checkout): string {
  return kind === 'reversed' ? `reversed:${id}:${status}:${totalRefunded ?? 0}` : `${kind}:${id}`;
}

export async function reportFinding<Tx>(
  flow: FlowContext<Tx>,
  kind: FindingKind,
  checkout: Checkout,
  review: Review,
): Promise<void> {
  const finding: Finding = { key: keyOf(kind, checkout), kind, orderId: checkout.orderId ?? '', checkout };
  await flow.review(finding);
  review.onFinding?.(finding);
}

/**
 * Gives a finding to `review`, and notes that it has. The record named it before, so that a crash in between repeats it
 * instead of losing it.
 */
export async function reviewed<Tx>(
  flow: FlowContext<Tx>,
  entry: Entry,
  { finding, checkout }: Assessment,
  review: Review,
): Promise<Entry> {
  if (!finding) return entry;
  const noted = entry.data.findings?.[checkout.id];
  if (noted?.reviewed && (!review.repeats || finding === 'reversed')) return entry;
  await reportFinding(flow, finding, checkout, review);
  if (!noted || noted.reviewed) return entry;
  const findings = { ...entry.data.findings, [checkout.id]: { ...noted, reviewed: true as const } };
  const next = await writeEntry(flow, { ...entry, data: { ...entry.data, findings } });
  // Another write came first: the finding may be reported once more, under the same key.
  return next ?? entry;
}
