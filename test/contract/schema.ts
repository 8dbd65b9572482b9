import { LosslessNumber } from 'lossless-json';

// A vocabulary of our own instead of JSON Schema: ajv checks JavaScript values, in which the nineteen digits of
// a branch id are already rounded. These schemas are read by a checker over lossless numbers, and the same
// schemas generate the samples and the violations that the sandbox is tried with.

/** JSON as lossless-json reads it: every number keeps the digits it was written with. */
export type Json = null | boolean | string | LosslessNumber | readonly Json[] | JsonRecord;
export type JsonRecord = { readonly [key: string]: Json };

export interface TextSchema {
  readonly kind: 'text';
  readonly words?: readonly string[] | undefined;
  /** Answers may have a label (`Partially refunded`) or a code (see api-notes: status-spelling). */
  readonly eitherSpelling?: boolean | undefined;
  readonly pattern?: RegExp | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly format?: 'date' | 'date-time' | undefined;
  readonly sample: string;
}

export interface NumberSchema {
  readonly kind: 'number' | 'integer' | 'int32' | 'int64';
  readonly above?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  readonly sample: string;
}

export interface FlagSchema {
  readonly kind: 'flag';
  readonly sample: boolean;
}

export interface ListSchema {
  readonly kind: 'list';
  readonly of: Schema;
}

export interface Field {
  readonly schema: Schema;
  readonly required: boolean;
  readonly nullable?: boolean | undefined;
}

export type Fields = { readonly [name: string]: Field };

export interface RecordSchema {
  readonly kind: 'record';
  /** The vendor's own name of the schema, so that the two can be compared. */
  readonly name: string;
  readonly fields: Fields;
  /** At least one of these optional fields must be there. */
  readonly oneOrMoreOf?: readonly string[] | undefined;
}

export interface ChoiceSchema {
  readonly kind: 'choice';
  readonly by: string;
  readonly branches: { readonly [word: string]: RecordSchema };
}

export type Schema = TextSchema | NumberSchema | FlagSchema | ListSchema | RecordSchema | ChoiceSchema;

type Bounds = Pick<NumberSchema, 'above' | 'atLeast' | 'atMost'>;

export function text(sample: string, rules: Partial<Omit<TextSchema, 'kind' | 'sample'>> = {}): TextSchema {
  return { kind: 'text', sample, ...rules };
}

export function word(words: readonly [string, ...string[]]): TextSchema {
  return { kind: 'text', words, sample: words[0] };
}

export function eitherSpelling(words: readonly [string, ...string[]]): TextSchema {
  return { ...word(words), eitherSpelling: true };
}

export function number(sample: string, bounds: Bounds = {}): NumberSchema {
  return { kind: 'number', sample, ...bounds };
}

/** A whole number of any size. */
export function integer(sample: string): NumberSchema {
  return { kind: 'integer', sample };
}

export function int32(sample: string, bounds: Bounds = {}): NumberSchema {
  return { kind: 'int32', sample, ...bounds };
}

export function int64(sample: string): NumberSchema {
  return { kind: 'int64', sample };
}

export function flag(sample: boolean): FlagSchema {
  return { kind: 'flag', sample };
}

export function list(of: Schema): ListSchema {
  return { kind: 'list', of };
}

export function record(
  name: string,
  fields: Fields,
  rules: Pick<RecordSchema, 'oneOrMoreOf'> = {},
): RecordSchema {
  return { kind: 'record', name, fields, ...rules };
}

export function required(schema: Schema): Field {
  return { schema, required: true };
}

export function optional(schema: Schema): Field {
  return { schema, required: false };
}

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof LosslessNumber);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A field of something that may turn out to be no object. */
export function fieldOf(value: Json | undefined, name: string): Json | undefined {
  return isRecord(value) ? value[name] : undefined;
}

export function isNumeric(schema: Schema): schema is NumberSchema {
  return ['number', 'integer', 'int32', 'int64'].includes(schema.kind);
}
