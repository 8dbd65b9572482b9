import * as paymennt from 'paymennt';
import {
  CHECKOUT_STATUSES,
  type CheckoutStatus,
  isAwaitingCapture,
  isCancellable,
  isFinal,
  isPaid,
  isPending,
  isRefundable,
  isRefunded,
  isUnsuccessful,
  PaymenntError,
} from 'paymennt';
import { SANDBOX_CARDS, SANDBOX_FAULTS } from 'paymennt/sandbox';
import { describe, expect, it } from 'vitest';
import { resolveClientOptions } from '../../src/config/resolve-options.js';
import { currencyDecimals } from '../../src/money.js';
import { markdownPages } from './pages.js';
import { codeIn, tableOf } from './tables.js';
import { ERROR_CODES, METHODS } from './truth.js';

const PREDICATES = {
  isAwaitingCapture,
  isCancellable,
  isFinal,
  isPaid,
  isPending,
  isRefundable,
  isRefunded,
  isUnsuccessful,
};

const sorted = (words: readonly string[]) => [...words].sort();

describe('the table of statuses', () => {
  const rows = tableOf('docs/statuses.md', 'status');

  it('has every status once', () => {
    const listed = rows.flatMap(([status]) => codeIn(status));
    expect(sorted(listed)).toEqual(sorted([...CHECKOUT_STATUSES, 'UNKNOWN']));
  });

  it.each(rows.map(([status, , , predicates]) => [codeIn(status)[0] as CheckoutStatus, codeIn(predicates)]))(
    'names the predicates that are true for %s',
    (status, listed) => {
      const holding = Object.entries(PREDICATES)
        .filter(([, holds]) => holds(status))
        .map(([name]) => name);
      expect(sorted(listed)).toEqual(sorted(holding));
    },
  );
});

describe('the tables of errors', () => {
  const rows = tableOf('docs/errors-and-outcomes.md', '`code`');

  it('has every code once', () => {
    expect(sorted(rows.flatMap(([code]) => codeIn(code)))).toEqual(sorted(ERROR_CODES));
  });

  it('names every class, and only classes of errors', () => {
    const named = new Set(rows.flatMap(([, name]) => codeIn(name)));
    const classes = Object.entries(paymennt)
      .filter(([, value]) => typeof value === 'function' && value.prototype instanceof PaymenntError)
      .map(([name]) => name);
    expect(sorted([...named])).toEqual(sorted(classes));
  });

  it('says where to look after every write', () => {
    const [called, told] = [0, 1].map((column) =>
      tableOf('docs/errors-and-outcomes.md', 'what you called').flatMap((row) => codeIn(row[column])),
    );
    const writes = [...METHODS].filter((method) =>
      /\.(?:create\w*|refund|cancel|capture|pause|resume|delete|resendToTerminal)$/.test(method),
    );
    const covered = (method: string) => called?.includes(method) || /^checkouts\.create/.test(method);
    expect(writes.filter((method) => !covered(method))).toEqual([]);
    expect(told).toContain('checkouts.get');
  });
});

describe('the tables of the sandbox', () => {
  it('has every fault', () => {
    const listed = tableOf('docs/testing-with-the-sandbox.md', 'fault').flatMap(([fault]) => codeIn(fault));
    expect(sorted(listed)).toEqual(sorted([...SANDBOX_FAULTS]));
  });

  it('has every card, with what it does', () => {
    const behaviours = { 'three-d-secure': /3-D Secure/, approve: /pays at once/, decline: /declined/ };
    const rows = tableOf('docs/testing-with-the-sandbox.md', 'card');
    expect(rows).toHaveLength(Object.keys(SANDBOX_CARDS).length);
    for (const { number, behaviour } of Object.values(SANDBOX_CARDS)) {
      expect(rows.find(([card]) => codeIn(card)[0] === number)?.[1]).toMatch(behaviours[behaviour]);
    }
  });
});

describe('numbers on the pages', () => {
  it('counts the killed processes of the README in the table of the payment flow', () => {
    const table = tableOf('docs/payment-flow.md', 'at the end');
    const killed =
      table
        .find(([name]) => name === 'processes killed')
        ?.slice(1)
        .map(Number) ?? [];
    const sum = killed.reduce((total, count) => total + count, 0);
    const readme = markdownPages().find(({ path }) => path === 'README.md')?.text;
    expect(readme).toContain(`With ${sum} processes killed`);
  });

  it('gives each currency its decimals', () => {
    for (const [currencies = '', decimals] of tableOf('docs/money.md', 'currencies')) {
      for (const currency of currencies.match(/\b[A-Z]{3}\b/g) ?? []) {
        expect(`${currency} ${currencyDecimals(currency)}`).toBe(`${currency} ${decimals}`);
      }
    }
  });

  it('shows the defaults of the limits', () => {
    const { timeoutMs, attemptTimeoutMs, maxRetries } = resolveClientOptions({
      apiKey: 'key',
      apiSecret: 'secret',
      environment: 'test',
    }).config;
    const page = markdownPages().find(({ path }) => path === 'docs/retries-and-idempotency.md');
    const shown = (name: string) => page?.text.match(new RegExp(`  ${name}: ([\\d_]+), //`))?.[1];
    expect(shown('timeoutMs')?.replaceAll('_', '')).toBe(String(timeoutMs));
    expect(shown('attemptTimeoutMs')?.replaceAll('_', '')).toBe(String(attemptTimeoutMs));
    expect(shown('maxRetries')).toBe(String(maxRetries));
  });
});
