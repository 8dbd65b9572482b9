import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json';
import { Refusal } from '../refusal.js';

/** Reads a body without touching the digits of its numbers: `JSON.parse` would round a 19-digit branchId. */
export function readJson(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // A RangeError belongs here too: that is a body of nothing but opening brackets.
    throw new Refusal('Request body is not valid JSON.');
  }
}

export function writeJson(value: unknown): string {
  return stringify(value) ?? 'null';
}

/** A number for an answer, with exactly these digits. */
export function exactNumber(text: string): LosslessNumber {
  return new LosslessNumber(text);
}

/** The digits of a JSON number; undefined for any other kind of value. */
export function digitsOf(value: unknown): string | undefined {
  if (isLosslessNumber(value)) return value.value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}
