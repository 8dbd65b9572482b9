import type { AppUnderTest } from './app-under-test.js';
import { ATTACKS, type AttackName } from './attacks.js';
import { Merchant } from './merchant.js';

/**
 * What one attack did to the app.
 *
 * @example
 * ```ts
 * import type { SecurityFinding } from 'paymennt/testing';
 *
 * const shippedForNothing = ({ allowed, fulfilled }: SecurityFinding) => fulfilled > allowed;
 * ```
 */
export interface SecurityFinding {
  /** Which attack. */
  readonly attack: AttackName;
  /** What was tried, in one sentence. */
  readonly description: string;
  /** How often the order may be fulfilled. */
  readonly allowed: number;
  /** How often it was. */
  readonly fulfilled: number;
  /** Whether the order was fulfilled as often as it may be. */
  readonly passed: boolean;
}

/**
 * What the suite found.
 *
 * @example
 * ```ts
 * import type { SecurityReport } from 'paymennt/testing';
 *
 * function assertSafe(report: SecurityReport): void {
 *   if (!report.passed) throw new Error(report.toString());
 * }
 * ```
 */
export interface SecurityReport {
  /** Whether every attack was fended off, and honest payments were fulfilled. */
  readonly passed: boolean;
  /** One for each attack, in the order in which they were made. */
  readonly findings: readonly SecurityFinding[];
  /** The findings for people: a line each. */
  toString(): string;
}

/**
 * Attacks a backend the way payment backends are attacked, and reports what it fulfilled wrongly: forged webhooks, a
 * confirmation without a payment, replays, a cheaper checkout, one in another currency, somebody else's checkout. An
 * honest payment is among them, so that an app which never fulfils anything does not pass.
 *
 * @throws {Error} when the sandbox refuses a checkout of the suite; and whatever the functions of `app` throw.
 * @example
 * ```ts
 * import type { Hono } from 'hono';
 * import { createSandbox } from 'paymennt/sandbox';
 * import { runSecuritySuite } from 'paymennt/testing';
 *
 * declare const app: Hono; // your backend, whose client talks to this sandbox
 * declare const shipments: string[];
 * const sandbox = createSandbox();
 * let orders = 0;
 *
 * const report = await runSecuritySuite({
 *   sandbox,
 *   fetch: (request) => app.fetch(request),
 *   webhookUrl: 'http://shop.test/webhooks/paymennt',
 *   startOrder: async () => {
 *     const orderId = `ORD-${++orders}`;
 *     const answer = await app.request(`/orders/${orderId}/checkout`, { method: 'POST' });
 *     return { orderId, checkoutId: (await answer.json()).checkoutId };
 *   },
 *   fulfilments: (orderId) => shipments.filter((shipped) => shipped === orderId).length,
 * });
 * if (!report.passed) throw new Error(String(report));
 * ```
 */
export async function runSecuritySuite(app: AppUnderTest): Promise<SecurityReport> {
  const findings: SecurityFinding[] = [];
  for (const { name, description, allowed, run } of ATTACKS) {
    const merchant = new Merchant(app);
    const order = await run(merchant);
    await app.settled?.();
    const fulfilled = await app.fulfilments(order.orderId);
    findings.push({ attack: name, description, allowed, fulfilled, passed: fulfilled === allowed });
  }
  return {
    passed: findings.every(({ passed }) => passed),
    findings,
    toString: () => findings.map(line).join('\n'),
  };
}

function line({ passed, attack, description, allowed, fulfilled }: SecurityFinding): string {
  return `${passed ? 'ok  ' : 'FAIL'} ${attack}: ${description} Fulfilled ${fulfilled} times, ${allowed} allowed.`;
}
