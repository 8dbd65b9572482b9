import { LosslessNumber } from 'lossless-json';
import type { ChoiceSchema, Json, NumberSchema, RecordSchema, Schema, TextSchema } from './schema.js';
import { isList, isRecord } from './schema.js';

/** What is wrong with a value, one sentence per fault, each beginning with its path. Empty: nothing is. */
export function checkValue(schema: Schema, value: Json, path: string): string[] {
  if (value === null) return [`${path}: is null, and nothing but what is marked nullable may be`];
  switch (schema.kind) {
    case 'text':
      return typeof value === 'string' ? checkText(schema, value, path) : [`${path}: is not a string`];
    case 'flag':
      return typeof value === 'boolean' ? [] : [`${path}: is not a boolean`];
    case 'list':
      if (!isList(value)) return [`${path}: is not a list`];
      return value.flatMap((element, index) => checkValue(schema.of, element, `${path}[${index}]`));
    case 'record':
      return isRecord(value) ? checkRecord(schema, value, path) : [`${path}: is not an object`];
    case 'choice':
      return isRecord(value) ? checkChoice(schema, value, path) : [`${path}: is not an object`];
    default:
      return value instanceof LosslessNumber
        ? checkNumber(schema, value.value, path)
        : [`${path}: is not a bare number`];
  }
}

function checkRecord(schema: RecordSchema, value: { readonly [name: string]: Json }, path: string): string[] {
  const unknown = Object.keys(value)
    .filter((name) => !Object.hasOwn(schema.fields, name))
    .map((name) => `${path}.${name}: is not a field of ${schema.name}`);
  const faults = Object.entries(schema.fields).flatMap(([name, field]) => {
    const at = `${path}.${name}`;
    const present = value[name];
    if (present === undefined) return field.required ? [`${at}: is missing`] : [];
    return present === null && field.nullable === true ? [] : checkValue(field.schema, present, at);
  });
  const alternatives = schema.oneOrMoreOf ?? [];
  const none = alternatives.length > 0 && alternatives.every((name) => value[name] === undefined);
  return [...unknown, ...faults, ...(none ? [`${path}: needs one of ${alternatives.join(', ')}`] : [])];
}

function checkChoice(schema: ChoiceSchema, value: { readonly [name: string]: Json }, path: string): string[] {
  const word = value[schema.by];
  const branch = typeof word === 'string' ? schema.branches[word] : undefined;
  if (branch !== undefined) return checkRecord(branch, value, path);
  return [`${path}.${schema.by}: is not one of ${Object.keys(schema.branches).join(', ')}`];
}

function checkText(schema: TextSchema, value: string, path: string): string[] {
  const faults: string[] = [];
  if (schema.words !== undefined && !schema.words.some((word) => spells(schema, word, value))) {
    faults.push(`${path}: is not one of ${schema.words.join(', ')}`);
  }
  if (schema.pattern !== undefined && !schema.pattern.test(value)) {
    faults.push(`${path}: does not match ${schema.pattern.source}`);
  }
  if (schema.minLength !== undefined && value.length < schema.minLength) faults.push(`${path}: is too short`);
  if (schema.maxLength !== undefined && value.length > schema.maxLength) faults.push(`${path}: is too long`);
  if (schema.format === 'date' && !isDay(value)) faults.push(`${path}: is not a calendar day`);
  if (schema.format === 'date-time' && !isMoment(value)) {
    faults.push(`${path}: is not a date and time with an offset`);
  }
  return faults;
}

function spells(schema: TextSchema, word: string, value: string): boolean {
  return value === word || (schema.eitherSpelling === true && value === codeOf(word));
}

/** `Partially refunded` as a code: `PARTIALLY_REFUNDED`. */
export function codeOf(label: string): string {
  return label.toUpperCase().replaceAll(' ', '_');
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const midnight = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(value);
}

function isMoment(value: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(
    value,
  );
  return isDay(parts?.[1] ?? '');
}

const INTEGER_BITS = { integer: undefined, int32: 32, int64: 64 } as const;

// The digits are judged as text: as a JavaScript number, 1601731695315563241 is 1601731695315563300.
function checkNumber(schema: NumberSchema, digits: string, path: string): string[] {
  const faults: string[] = [];
  if (schema.kind !== 'number') {
    if (!/^-?(0|[1-9]\d*)$/.test(digits)) return [`${path}: is not written as a whole number (${digits})`];
    const bits = INTEGER_BITS[schema.kind];
    const fits = bits === undefined || BigInt.asIntN(bits, BigInt(digits)) === BigInt(digits);
    if (!fits) faults.push(`${path}: does not fit ${schema.kind} (${digits})`);
  }
  const value = Number(digits);
  if (schema.above !== undefined && !(value > schema.above)) {
    faults.push(`${path}: must be above ${schema.above}, is ${digits}`);
  }
  if (schema.atLeast !== undefined && !(value >= schema.atLeast)) {
    faults.push(`${path}: must be at least ${schema.atLeast}, is ${digits}`);
  }
  if (schema.atMost !== undefined && !(value <= schema.atMost)) {
    faults.push(`${path}: must be at most ${schema.atMost}, is ${digits}`);
  }
  return faults;
}
