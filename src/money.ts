import { PaymenntValidationError } from './errors.js';

/**
 * An amount in major units, with no more decimals than its currency has (AED 2, KWD 3, JPY 0): `10.5`, `"10.50"`. The
 * SDK refuses `0.1 + 0.2`, which is 0.30000000000000004.
 *
 * The SDK sends a string digit for digit, without the zeros beyond those decimals: a `DECIMAL(15,4)` column returns
 * `"105.0000"`, and the SDK sends `105.00`.
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

/** The number of decimals of a currency: AED 2, KWD 3, JPY 0. */
export function currencyDecimals(currency: string): number {
  return DECIMALS.get(currency) ?? 2;
}

// No exponent, plus sign or leading zero, because the text becomes a JSON number. Fifteen integer digits are more than
// any order has, and keep every number exact.
const DECIMAL_TEXT = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,40})?$/;

/** An amount as an exact decimal, in text: the SDK compares most amounts, and calculates with few. */
function decimalText(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value);
  return DECIMAL_TEXT.test(text) ? text : undefined;
}

function scaleOf(decimal: string): number {
  const point = decimal.indexOf('.');
  return point === -1 ? 0 : decimal.length - point - 1;
}

/** The decimal without the zeros beyond `decimals`: `"105.0000"` becomes `"105.00"` with 2 and `"105"` with 0. */
function withoutExtraZeros(decimal: string, decimals: number): string {
  const extra = scaleOf(decimal) - decimals;
  if (extra <= 0) return decimal;
  const end = decimal.length - extra;
  if (!/^0*$/.test(decimal.slice(end))) return decimal;
  return decimal.slice(0, decimals === 0 ? end - 1 : end);
}

/** The amount that the SDK sends: text without the zeros beyond the currency's decimals, or the unchanged value. */
export function sentAmount(value: unknown, currency: string): unknown {
  const decimal = typeof value === 'string' ? decimalText(value) : undefined;
  return decimal === undefined ? value : withoutExtraZeros(decimal, currencyDecimals(currency));
}

/** The decimal times `10 ** scale`. */
function atScale(decimal: string, scale: number): bigint {
  return BigInt(decimal.replace('.', '')) * 10n ** BigInt(scale - scaleOf(decimal));
}

/** Whether two amounts are the same number, such as `100.1` and `"100.10"`. */
export function equalAmounts(a: unknown, b: unknown): boolean {
  return differenceIsZero([a], [b]);
}

/** Whether both lists of amounts have exactly the same sum. False if any value is not an amount. */
export function differenceIsZero(left: readonly unknown[], right: readonly unknown[]): boolean {
  const [lefts, rights] = [left.map(decimalText), right.map(decimalText)];
  const all = [...lefts, ...rights];
  if (!all.every((decimal) => decimal !== undefined)) return false;
  const scale = Math.max(0, ...all.map(scaleOf));
  const sum = (decimals: readonly (string | undefined)[]) =>
    decimals.reduce((total, decimal) => (decimal ? total + atScale(decimal, scale) : total), 0n);
  return sum(lefts) === sum(rights);
}

/** The sign of an amount; undefined for any other value. */
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

/** Rounds half away from zero, as cash registers do. */
function rounded(decimal: string, decimals: number): string {
  const scale = scaleOf(decimal);
  const units = atScale(decimal, scale);
  const divisor = 10n ** BigInt(scale - decimals);
  const half = (units < 0n ? -divisor : divisor) / 2n;
  return format((units + half) / divisor, decimals);
}

/** Why a value is not a valid amount of this currency, as the end of a sentence; undefined if it is valid. */
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
 * Converts an amount in major units into the currency's minor units (fils, cents), exactly.
 *
 * @param amount - A number or decimal string with no more decimals than the currency has, apart from zeros at the end.
 * @param currency - ISO 4217 code in capitals.
 * @throws {@link PaymenntValidationError} if the amount has too many decimals or does not fit a safe integer.
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
 * Converts minor units (fils, cents) into the decimal string of a checkout's `amount`, exactly. Use it when your
 * database stores prices as integers.
 *
 * @param minorUnits - A safe integer.
 * @param currency - ISO 4217 code in capitals.
 * @throws {@link PaymenntValidationError} if `minorUnits` is not a safe integer, or has more than 15 digits in major
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
  return decimalText(amount) ?? refuse('minorUnits', 'must have at most 15 digits in major units');
}
