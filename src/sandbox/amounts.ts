import { currencyDecimals } from '../money.js';

/** An exact decimal number: `units / 10 ** scale`. */
export interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

const JSON_NUMBER = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

// 1e999999999 is valid JSON, but as a bigint it would fill the memory.
const MOST_DIGITS = 40;

/** Reads the text of a JSON number. Undefined for other texts and for more than 40 digits. */
export function parseExact(text: string): Exact | undefined {
  const match = JSON_NUMBER.exec(text);
  if (!match || text.length > 3 * MOST_DIGITS) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > MOST_DIGITS || whole.length > MOST_DIGITS || fraction.length > MOST_DIGITS) {
    return undefined;
  }
  const units = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - shift;
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/** Reads a text that is known to be a number. */
export function exact(text: string): Exact {
  const value = parseExact(text);
  if (!value) throw new Error(`"${text}" is not an amount`);
  return value;
}

function atScale(value: Exact, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}

export function sum(values: readonly Exact[]): Exact {
  const scale = Math.max(0, ...values.map((value) => value.scale));
  return { units: values.reduce((total, value) => total + atScale(value, scale), 0n), scale };
}

export function negate(value: Exact): Exact {
  return { units: -value.units, scale: value.scale };
}

/** -1 if `a` is below `b`, 0 if they are equal, 1 if `a` is above `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = sum([a, negate(b)]).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const ZERO: Exact = { units: 0n, scale: 0 };

export function isWhole(value: Exact): boolean {
  return value.units % 10n ** BigInt(value.scale) === 0n;
}

/** An exact decimal as a whole number. The caller must check {@link isWhole} first. */
export function toWhole(value: Exact): bigint {
  return value.units / 10n ** BigInt(value.scale);
}

/** The shortest text with at least the given number of decimals, without exponent. */
export function exactText(value: Exact, decimals = 0): string {
  const scale = Math.max(value.scale, decimals);
  const units = atScale(value, scale);
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  let fraction = digits.slice(digits.length - scale);
  while (fraction.length > decimals && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** An amount with at least the decimals of its currency: `100` in AED is `"100.00"`. */
export function amountText(amount: string, currency: string): string {
  return exactText(exact(amount), currencyDecimals(currency));
}

/** `AED 1,234.50`, with the decimals that the currency has. */
export function moneyText(currency: string, amount: string): string {
  const [whole = '', fraction] = amountText(amount, currency).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
