import type { AppUnderTest } from './app-under-test.js';
import type { Attack, AttackName } from './attack.js';
import { ATTACKS } from './attacks.js';
import { Merchant } from './merchant.js';

/** The result of one attack on the app. */
export interface SecurityFinding {
  /** Name of the attack. */
  readonly attack: AttackName;
  /** Description of the attack, in one sentence. */
  readonly description: string;
  /** How often the order may be fulfilled. */
  readonly allowed: number;
  /** How often the app fulfilled the order. */
  readonly fulfilled: number;
  /** Another fault, as a sentence, such as two checkouts of one order that the shopper can pay. */
  readonly problem?: string | undefined;
  /** Whether the suite tried the attack. `false`: a function of {@link AppUnderTest} that it needs is missing. */
  readonly tried: boolean;
  /** Whether the app fulfilled the order as often as allowed, without another fault. True for a skipped attack. */
  readonly passed: boolean;
}

/** The result of the suite. */
export interface SecurityReport {
  /** Whether the app withstood every attack, and fulfilled honest payments. */
  readonly passed: boolean;
  /** One for each attack, in the order of the suite. */
  readonly findings: readonly SecurityFinding[];
  /** One line of text for each finding. */
  toString(): string;
}

/**
 * Attacks a backend as attackers do, and reports each wrong fulfilment. The attacks are forged webhooks and return
 * URLs, confirmations without a payment or at the same time, replays, checkouts that are cheaper, in another currency,
 * of another order, refunded or only reserved, repeated taps after a declined card, and a changed price. One honest
 * payment is among them, so that an app that never fulfils an order fails.
 *
 * The suite skips an attack that needs a missing function of `app`, and reports the attack as not tried.
 *
 * @throws {Error} if the sandbox refuses a checkout of the suite, and the errors of the functions of `app`.
 * @example
 * ```ts
 * // security-suite.mts
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
  for (const attack of ATTACKS) findings.push(await tryAttack(app, attack));
  return {
    passed: findings.every(({ passed }) => passed),
    findings,
    toString: () => findings.map(line).join('\n'),
  };
}

async function tryAttack(app: AppUnderTest, attack: Attack): Promise<SecurityFinding> {
  const { name, description, allowed, needs } = attack;
  const finding = { attack: name, description, allowed };
  if (needs !== undefined && app[needs] === undefined) {
    const problem = `Not tried: it needs \`${needs}\`.`;
    return { ...finding, fulfilled: 0, problem, tried: false, passed: true };
  }
  const merchant = new Merchant(app);
  const order = await merchant.startOrder();
  const problem = (await attack.run(merchant, order)) || undefined;
  await app.settled?.();
  const fulfilled = await app.fulfilments(order.orderId);
  const passed = fulfilled === allowed && problem === undefined;
  return { ...finding, fulfilled, problem, tried: true, passed };
}

function line({ passed, tried, attack, description, allowed, fulfilled, problem }: SecurityFinding): string {
  if (!tried) return `skip ${attack}: ${problem}`;
  const counts = `Fulfilled ${fulfilled} times, ${allowed} allowed.`;
  return [passed ? 'ok  ' : 'FAIL', `${attack}:`, description, counts, problem].filter(Boolean).join(' ');
}
