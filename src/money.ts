import { PaymenntValidationError } from './errors.js';

/** An amount in major units: `10.5`, `"10.50"`. A string is sent digit for digit. */
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

/** An exact decimal: `units / 10 ** scale`. */
interface Decimal {
  units: bigint;
  scale: number;
}

// No exponent, sign prefix or leading zero: the text goes to the wire as a JSON number. Fifteen integer digits
// are more than any order has and keep every number exact.
const DECIMAL_TEXT = /^-?(?:0|[1-9]\d{0,14})(?:\.(\d{1,20}))?$/;

function parseDecimal(value: unknown): Decimal | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value);
  const match = DECIMAL_TEXT.exec(text);
  if (!match) return undefined;
  return { units: BigInt(text.replace('.', '')), scale: match[1]?.length ?? 0 };
}

function atScale({ units, scale }: Decimal, target: number): bigint {
  return units * 10n ** BigInt(target - scale);
}

/** Whether two amounts are the same number, however they are written: `100.1` and `"100.10"` are. */
export function equalAmounts(a: unknown, b: unknown): boolean {
  return differenceIsZero([a], [b]);
}

/** Whether the left amounts add up to exactly the right ones. False when any of them is not an amount. */
export function differenceIsZero(left: readonly unknown[], right: readonly unknown[]): boolean {
  const [lefts, rights] = [left.map(parseDecimal), right.map(parseDecimal)];
  const all = [...lefts, ...rights];
  if (!all.every((decimal) => decimal !== undefined)) return false;
  const scale = Math.max(0, ...all.map((decimal) => decimal.scale));
  const sum = (decimals: readonly (Decimal | undefined)[]) =>
    decimals.reduce((total, decimal) => (decimal ? total + atScale(decimal, scale) : total), 0n);
  return sum(lefts) === sum(rights);
}

/** The sign of an amount, or undefined for what is not one. */
export function signOf(value: unknown): -1 | 0 | 1 | undefined {
  const units = parseDecimal(value)?.units;
  if (units === undefined) return undefined;
  return units > 0n ? 1 : units < 0n ? -1 : 0;
}

function format(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Half away from zero, as a till does. */
function rounded(value: Decimal, decimals: number): string {
  const divisor = 10n ** BigInt(value.scale - decimals);
  const half = (value.units < 0n ? -divisor : divisor) / 2n;
  return format((value.units + half) / divisor, decimals);
}

/** Why a value cannot be sent as an amount of this currency, as the end of a sentence; undefined when it can. */
export function amountProblem(value: unknown, currency: string | undefined): string | undefined {
  const decimal = parseDecimal(value);
  if (!decimal) return 'must be an amount in major units, such as 10.5 or "10.50"';
  if (currency === undefined) return undefined;
  const decimals = currencyDecimals(currency);
  if (decimal.scale <= decimals) return undefined;
  const allowed = decimals === 0 ? 'no decimals' : `at most ${decimals} decimal${decimals === 1 ? '' : 's'}`;
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
 * @param amount - A number or decimal string with no more decimals than the currency has.
 * @param currency - ISO 4217 code in capitals.
 * @throws {@link PaymenntValidationError} when the amount has too many decimals or does not fit a safe integer.
 * @example
 * ```ts
 * import { toMinorUnits } from 'paymennt';
 *
 * toMinorUnits('19.99', 'AED'); // 1999
 * toMinorUnits('19.990', 'KWD'); // 19990
 * ```
 */
export function toMinorUnits(amount: Amount, currency: string): number {
  requireCurrency(currency);
  const problem = amountProblem(amount, currency);
  const decimal = parseDecimal(amount);
  if (problem !== undefined || !decimal) return refuse('amount', problem ?? 'must be an amount');
  const minor = Number(atScale(decimal, currencyDecimals(currency)));
  return Number.isSafeInteger(minor) ? minor : refuse('amount', 'must fit a safe integer in minor units');
}

/**
 * Turns minor units (fils, cents) into the decimal string that the API is sent, exactly.
 *
 * Keep prices as integers in your database, and let this write the amount of a checkout.
 *
 * @param minorUnits - A safe integer.
 * @param currency - ISO 4217 code in capitals.
 * @throws {@link PaymenntValidationError} when `minorUnits` is not a safe integer.
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
  return format(BigInt(minorUnits), currencyDecimals(currency));
}
