import type { Checkout } from '../checkouts/results.js';
import type { Assessment } from './assess.js';
import { writeEntry } from './entries.js';
import type { FlowContext } from './options.js';
import type { Entry } from './record.js';
import type { Finding, FindingKind } from './types.js';

/** How findings reach `review`. */
export interface Review {
  /** Whether to repeat open findings, as a sweep does, or only to report findings that `review` has not accepted. */
  readonly repeats: boolean;
  /** Called with each finding that `review` has accepted. */
  readonly onFinding?: ((finding: Finding) => void) | undefined;
}

/** Each partial refund is one finding. Any other kind is one finding for each checkout. */
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
 * Passes a finding to `review`, and then notes this in the record. The record holds the finding before, so that a crash
 * in between repeats the finding and does not lose it.
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
