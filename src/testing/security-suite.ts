import type { AppUnderTest } from './app-under-test.js';
import type { Attack, AttackName } from './attack.js';
import { ATTACKS } from './attacks.js';
import { Merchant } from './merchant.js';

/** The result of one attack on the app. */
export interface SecurityFinding {
  /** Which attack. */
  readonly attack: AttackName;
  /** Description of the attack, in one sentence. */
  readonly description: string;
  /** How often the order may be fulfilled. */
  readonly allowed: number;
  /** How often it was. */
  readonly fulfilled: number;
  /** What else went wrong, such as two checkouts of one order that can be paid; a sentence. */
  readonly problem?: string | undefined;
  /** Whether the attack was tried. `false`: it needs a function of {@link AppUnderTest} that is not there. */
  readonly tried: boolean;
  /** Whether the order was fulfilled as often as it may be, and nothing else went wrong. True when it was not tried. */
  readonly passed: boolean;
}

/** The result of the suite. */
export interface SecurityReport {
  /** Whether every attack was fended off, and honest payments were fulfilled. */
  readonly passed: boolean;
  /** One for each attack, in the order in which they were made. */
  readonly findings: readonly SecurityFinding[];
  /** The findings for people: a line each. */
  toString(): string;
}

/**
 * Attacks a backend the way payment backends are attacked, and reports what it fulfilled wrongly: forged webhooks and
 * return URLs, confirmations without a payment or at the same time, replays, checkouts that are cheaper, in another
 * currency, somebody else's, refunded or only reserved, taps after a declined card, and a price that changes. An honest
 * payment is among them, so that an app which never fulfils anything does not pass.
 *
 * An attack that needs a function which `app` lacks is reported as not tried.
 *
 * @throws {Error} when the sandbox refuses a checkout of the suite; and whatever the functions of `app` throw.
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
  const { order, problem } = await attack.run(new Merchant(app));
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
