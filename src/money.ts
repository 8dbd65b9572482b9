import { PaymenntValidationError } from './errors.js';

/**
 * An amount in major units, with no more decimals than its currency has (AED 2, KWD 3, JPY 0): `10.5`, `"10.50"`.
 * A string is sent digit for digit, except that zeros beyond those decimals are left out: a `DECIMAL(15,4)` column
 * gives `"105.0000"`, and `105.00` is sent.
 */
export type Amount = number | string;

/** ISO 4217 minor units, for the currencies that do not have two decimals. */
const DECIMALS: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** How many decimals a currency has: AED 2, KWD 3, JPY 0. */
export function currencyDecimals(currency: string): number {
  return DECIMALS.get(currency) ?? 2;
}

// No exponent, sign prefix or leading zero: the text goes to the wire as a JSON number. Fifteen integer digits
// are more than any order has and keep every number exact.
const DECIMAL_TEXT = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,20})?$/;

/** An amount as an exact decimal, which is text: most amounts are only looked at, not calculated with. */
function decimalText(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value);
  return DECIMAL_TEXT.test(text) ? text : undefined;
}

function scaleOf(decimal: string): number {
  const point = decimal.indexOf('.');
  return point === -1 ? 0 : decimal.length - point - 1;
}

/** The decimal without zeros beyond so many decimals: `"105.0000"` with 2 is `"105.00"`, with 0 it is `"105"`. */
function withoutExtraZeros(decimal: string, decimals: number): string {
  const extra = scaleOf(decimal) - decimals;
  if (extra <= 0) return decimal;
  const end = decimal.length - extra;
  if (!/^0*$/.test(decimal.slice(end))) return decimal;
  return decimal.slice(0, decimals === 0 ? end - 1 : end);
}

/** An amount as it is sent: text loses the zeros beyond the decimals of its currency. Anything else stays as it is. */
export function sentAmount(value: unknown, currency: string): unknown {
  const decimal = typeof value === 'string' ? decimalText(value) : undefined;
  return decimal === undefined ? value : withoutExtraZeros(decimal, currencyDecimals(currency));
}

/** The decimal times `10 ** scale`. */
function atScale(decimal: string, scale: number): bigint {
  return BigInt(decimal.replace('.', '')) * 10n ** BigInt(scale - scaleOf(decimal));
}

/** Whether two amounts are the same number, however they are written: `100.1` and `"100.10"` are. */
export function equalAmounts(a: unknown, b: unknown): boolean {
  return differenceIsZero([a], [b]);
}

/** Whether the left amounts add up to exactly the right ones. False when any of them is not an amount. */
export function differenceIsZero(left: readonly unknown[], right: readonly unknown[]): boolean {
  const [lefts, rights] = [left.map(decimalText), right.map(decimalText)];
  const all = [...lefts, ...rights];
  if (!all.every((decimal) => decimal !== undefined)) return false;
  const scale = Math.max(0, ...all.map(scaleOf));
  const sum = (decimals: readonly (string | undefined)[]) =>
    decimals.reduce((total, decimal) => (decimal ? total + atScale(decimal, scale) : total), 0n);
  return sum(lefts) === sum(rights);
}

/** The sign of an amount, or undefined for what is not one. */
export function signOf(value: unknown): -1 | 0 | 1 | undefined {
  const decimal = decimalText(value);
  if (decimal === undefined) return undefined;
  if (!/[1-9]/.test(decimal)) return 0;
  return decimal.startsWith('-') ? -1 : 1;
}

function format(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Half away from zero, as a till does. */
function rounded(decimal: string, decimals: number): string {
  const scale = scaleOf(decimal);
  const units = atScale(decimal, scale);
  const divisor = 10n ** BigInt(scale - decimals);
  const half = (units < 0n ? -divisor : divisor) / 2n;
  return format((units + half) / divisor, decimals);
}

/** Why a value cannot be sent as an amount of this currency, as the end of a sentence; undefined when it can. */
export function amountProblem(value: unknown, currency: string): string | undefined {
  const decimal = decimalText(value);
  if (decimal === undefined) return 'must be an amount in major units, such as 10.5 or "10.50"';
  const decimals = currencyDecimals(currency);
  if (scaleOf(withoutExtraZeros(decimal, decimals)) <= decimals) return undefined;
  const allowed = decimals === 0 ? 'no decimals' : `at most ${decimals} decimals`;
  return `must have ${allowed} in ${currency}; round it before sending, for example "${rounded(decimal, decimals)}"`;
}

function refuse(path: string, message: string): never {
  throw new PaymenntValidationError({ issues: [{ path, message }] });
}

function requireCurrency(currency: unknown): void {
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) {
    refuse('currency', 'must be an ISO 4217 code in capitals, such as AED');
  }
}

/**
 * Turns an amount in major units into the currency's minor units (fils, cents), exactly.
 *
 * @param amount - A number or decimal string with no more decimals than the currency has; zeros at the end do not count.
 * @param currency - ISO 4217 code in capitals.
 * @throws {@link PaymenntValidationError} when the amount has too many decimals or does not fit a safe integer.
 * @example
 * ```ts
 * import { toMinorUnits } from 'paymennt';
 *
 * toMinorUnits('19.99', 'AED'); // 1999
 * toMinorUnits('19.9900', 'AED'); // 1999, as a DECIMAL(15,4) column writes it
 * toMinorUnits('19.990', 'KWD'); // 19990
 * ```
 */
export function toMinorUnits(amount: Amount, currency: string): number {
  requireCurrency(currency);
  const problem = amountProblem(amount, currency);
  if (problem !== undefined) refuse('amount', problem);
  const decimals = currencyDecimals(currency);
  const minor = Number(atScale(withoutExtraZeros(String(amount), decimals), decimals));
  return Number.isSafeInteger(minor) ? minor : refuse('amount', 'must fit a safe integer in minor units');
}

/**
 * Turns minor units (fils, cents) into the decimal string that the API is sent, exactly.
 *
 * Keep prices as integers in your database, and let this write the amount of a checkout.
 *
 * @param minorUnits - A safe integer.
 * @param currency - ISO 4217 code in capitals.
 * @throws {@link PaymenntValidationError} when `minorUnits` is not a safe integer, or makes more than 15 digits of major
 * units.
 * @example
 * ```ts
 * import { fromMinorUnits } from 'paymennt';
 *
 * fromMinorUnits(1999, 'AED'); // "19.99"
 * fromMinorUnits(1999, 'KWD'); // "1.999"
 * fromMinorUnits(1999, 'JPY'); // "1999"
 * ```
 */
export function fromMinorUnits(minorUnits: number, currency: string): string {
  requireCurrency(currency);
  if (!Number.isSafeInteger(minorUnits)) {
    refuse('minorUnits', 'must be a whole number of minor units, such as 1999 for AED 19.99');
  }
  const amount = format(BigInt(minorUnits), currencyDecimals(currency));
  return decimalText(amount) ?? refuse('minorUnits', 'must make at most 15 digits of major units');
}
