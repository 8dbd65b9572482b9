import { amountProblem, differenceIsZero, sentAmount, signOf } from '../money.js';
import { isCurrencyCode } from '../schemas/iso-codes.js';
import type { Rule } from '../schemas/request.js';
import * as z from '../schemas/zod.js';

const TOTALS = ['subtotal', 'tax', 'shipping', 'handling', 'discount'];
const ITEM_PRICES = ['unitprice', 'linetotal'];

/**
 * Refuses amounts with more decimals than the currency, and removes zeros beyond those decimals. Without a valid
 * currency, the rule checks nothing.
 */
export const decimalsFitCurrency: Rule = (input, report) => {
  const { currency, items, totals } = input;
  if (typeof currency !== 'string' || !isCurrencyCode(currency)) return;
  const check = (holder: unknown, keys: readonly string[], pathOf: (key: string) => string) => {
    if (!z.isRecord(holder)) return;
    for (const key of keys) {
      // The check of the field reports a value that is no amount.
      const isAmount = signOf(holder[key]) !== undefined;
      if (!isAmount) continue;
      const problem = amountProblem(holder[key], currency);
      if (problem === undefined) holder[key] = sentAmount(holder[key], currency);
      else report(pathOf(key), problem);
    }
  };
  check(input, ['amount'], (key) => key);
  if (Array.isArray(items)) {
    for (const [index, item] of items.entries()) check(item, ITEM_PRICES, (key) => `items[${index}].${key}`);
  }
  check(totals, TOTALS, (key) => `totals.${key}`);
};

/**
 * Refuses totals that do not add up to the amount exactly. The API makes this check when `skipTotalsValidation` is
 * false (see api-notes: totals-validation).
 */
const totalsAddUp: Rule = ({ amount, totals }, report) => {
  if (!z.isRecord(totals)) return;
  const { subtotal, tax, shipping = 0, handling = 0, discount = 0, skipTotalsValidation } = totals;
  if (skipTotalsValidation !== false) return;
  // Only valid amounts have a sum. The schema reports the other values.
  if ([amount, subtotal, tax, shipping, handling, discount].some((value) => signOf(value) === undefined))
    return;
  if (differenceIsZero([subtotal, tax, shipping, handling], [amount, discount])) return;
  report(
    'totals',
    'must add up to amount, because skipTotalsValidation is false: ' +
      'subtotal + tax + shipping + handling - discount must be exactly amount',
  );
};

/** The rules for every request that contains an order. */
export const ORDER_RULES: readonly Rule[] = [decimalsFitCurrency, totalsAddUp];
