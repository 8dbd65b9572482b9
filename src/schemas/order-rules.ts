import { amountProblem, differenceIsZero, signOf } from '../money.js';
import { isCurrencyCode } from './iso-codes.js';
import { isRecord, type Rule } from './request.js';

const TOTALS = ['subtotal', 'tax', 'shipping', 'handling', 'discount'];
const ITEM_PRICES = ['unitprice', 'linetotal'];

/** The amounts of a request that are amounts at all, by path. The others have been told so as fields. */
function amountsByPath(input: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const { amount, items, totals } = input;
  const found = new Map<string, unknown>([['amount', amount]]);
  if (Array.isArray(items)) {
    for (const [index, item] of items.entries()) {
      if (isRecord(item)) for (const key of ITEM_PRICES) found.set(`items[${index}].${key}`, item[key]);
    }
  }
  if (isRecord(totals)) for (const key of TOTALS) found.set(`totals.${key}`, totals[key]);
  return new Map([...found].filter(([, value]) => signOf(value) !== undefined));
}

/** Every amount has no more decimals than the currency. Without a currency there is nothing to compare with. */
export const decimalsFitCurrency: Rule = (input, report) => {
  const { currency } = input;
  if (typeof currency !== 'string' || !isCurrencyCode(currency)) return;
  for (const [path, value] of amountsByPath(input)) {
    const problem = amountProblem(value, currency);
    if (problem !== undefined) report(path, problem);
  }
};

/** T30: what the API checks on request, to the last digit and before anything is sent. */
export const totalsAddUp: Rule = ({ amount, totals }, report) => {
  if (!isRecord(totals)) return;
  const { subtotal, tax, shipping = 0, handling = 0, discount = 0, skipTotalsValidation } = totals;
  if (skipTotalsValidation !== false) return;
  // Only a sum of amounts can be wrong; anything else among them has been told so as a field.
  if ([amount, subtotal, tax, shipping, handling, discount].some((value) => signOf(value) === undefined))
    return;
  if (differenceIsZero([subtotal, tax, shipping, handling], [amount, discount])) return;
  report(
    'totals',
    'must add up to amount, since skipTotalsValidation is false: ' +
      'subtotal + tax + shipping + handling - discount is not exactly amount',
  );
};

/** What holds for every request with an order in it. */
export const ORDER_RULES: readonly Rule[] = [decimalsFitCurrency, totalsAddUp];
