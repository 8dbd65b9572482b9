import { LosslessNumber } from 'lossless-json';
import {
  linkRequest,
  mobileRequest,
  qrRequest,
  terminalRequest,
  webRequest,
} from './api/checkout-requests.js';
import type { Operation } from './operation.js';
import { type RequestParts, samplesOf } from './samples.js';
import {
  type Field,
  isList,
  isNumeric,
  isRecord,
  type Json,
  type JsonRecord,
  type NumberSchema,
  type RecordSchema,
  type Schema,
  type TextSchema,
} from './schema.js';

export interface Violation<Value> {
  /** What was done to the valid value, and where. */
  readonly title: string;
  readonly value: Value;
}

/** Every way of breaking one rule of an operation's query or body, each applied alone to a valid request. */
export function violationsOf(operation: Operation, valid: RequestParts): readonly Violation<RequestParts>[] {
  const query = queryViolations(operation, valid.query).map(({ title, value }) => ({
    title,
    value: { ...valid, query: value },
  }));
  const { body } = operation;
  if (body === undefined || valid.body === undefined) {
    const withBody = { title: 'body is there where none is taken', value: { ...valid, body: {} } };
    return operation.method === 'POST' ? [...query, withBody] : query;
  }
  const inBody = [...recordViolations(body, valid.body, 'body'), ...otherChannels(body, valid.body)].map(
    ({ title, value }) => ({
      title,
      value: { ...valid, body: value },
    }),
  );
  return [...query, ...inBody];
}

const CHANNELS: readonly RecordSchema[] = [
  webRequest,
  mobileRequest,
  linkRequest,
  qrRequest,
  terminalRequest,
];

/** The fields that merchants take along from one channel to another. */
function otherChannels(body: RecordSchema, valid: JsonRecord): readonly Violation<JsonRecord>[] {
  if (!CHANNELS.includes(body)) return [];
  const all = new Map(CHANNELS.flatMap(({ fields }) => Object.entries(fields)));
  return [...all].flatMap(([name, { schema }]) => {
    const [sample = null] = samplesOf(schema, 'minimal');
    if (name in body.fields) return [];
    return [{ title: `body.${name} is a field of another channel`, value: { ...valid, [name]: sample } }];
  });
}

// A query is text: of the faults of a body it cannot have a null, a wrong type or a field within a field. Whether
// an unknown name is refused is not the document's business, and its own reader ignores one.
function queryViolations(operation: Operation, query: JsonRecord): readonly Violation<JsonRecord>[] {
  return Object.keys(query).flatMap((name) => {
    const field = operation.query[name];
    if (field === undefined) return [];
    const schema = field.schema.kind === 'list' ? field.schema.of : field.schema;
    const missing = field.required
      ? [{ title: `query.${name} is missing`, value: without(query, name) }]
      : [];
    const wrong = isNumeric(schema) ? [{ title: `query.${name} is not a number`, value: 'many' }] : [];
    const changed = [...wrong, ...leafViolations(schema, `query.${name}`)];
    return [
      ...missing,
      ...changed.map(({ title, value: bad }) => ({ title, value: { ...query, [name]: bad } })),
    ];
  });
}

/** Every way of breaking one rule of a record, each applied alone to a valid one. */
export function recordViolations(
  schema: RecordSchema,
  valid: JsonRecord,
  path: string,
): readonly Violation<JsonRecord>[] {
  const unknown = { title: `${path} has an unknown field`, value: { ...valid, surprise: 'boo' } };
  const alternatives = schema.oneOrMoreOf ?? [];
  const bare = alternatives.reduce(without, valid);
  const none =
    alternatives.length === 0
      ? []
      : [{ title: `${path} has none of ${alternatives.join(', ')}`, value: bare }];
  const within = Object.entries(schema.fields).flatMap(([name, field]) =>
    fieldViolations(field, valid, name, `${path}.${name}`),
  );
  return [unknown, ...none, ...within];
}

function fieldViolations(
  field: Field,
  valid: JsonRecord,
  name: string,
  path: string,
): readonly Violation<JsonRecord>[] {
  const present = valid[name];
  if (present === undefined) return [];
  const missing = field.required ? [{ title: `${path} is missing`, value: without(valid, name) }] : [];
  const nulls = field.nullable === true ? [] : [{ title: `${path} is null`, value: null }];
  const changed = [...nulls, ...valueViolations(field.schema, present, path)].map(({ title, value }) => ({
    title,
    value: { ...valid, [name]: value },
  }));
  return [...missing, ...changed];
}

function valueViolations(schema: Schema, valid: Json, path: string): readonly Violation<Json>[] {
  switch (schema.kind) {
    case 'record':
      return isRecord(valid)
        ? [{ title: `${path} is a string`, value: 'text' }, ...recordViolations(schema, valid, path)]
        : [];
    case 'choice':
      return isRecord(valid) ? choiceViolations(schema.branches, schema.by, valid, path) : [];
    case 'list': {
      const [first = null] = isList(valid) ? valid : [];
      const elements = valueViolations(schema.of, first, `${path}[0]`);
      return [
        { title: `${path} is an object`, value: {} },
        { title: `${path} has a null in it`, value: [null] },
        ...elements.map(({ title, value }) => ({ title, value: [value] })),
      ];
    }
    case 'flag':
      return [{ title: `${path} is a quoted boolean`, value: String(schema.sample) }];
    case 'text':
      return [
        { title: `${path} is a number`, value: new LosslessNumber('7') },
        ...leafViolations(schema, path),
      ];
    default:
      return [{ title: `${path} is a quoted number`, value: schema.sample }, ...leafViolations(schema, path)];
  }
}

function choiceViolations(
  branches: { readonly [word: string]: RecordSchema },
  by: string,
  valid: JsonRecord,
  path: string,
): readonly Violation<Json>[] {
  const branch = branches[String(valid[by])];
  const faults = branch === undefined ? [] : recordViolations(branch, valid, path);
  return [{ title: `${path} is a string`, value: 'text' }, ...faults];
}

function leafViolations(schema: Schema, path: string): readonly Violation<Json>[] {
  if (schema.kind === 'text') return textViolations(schema, path);
  return isNumeric(schema) ? numberViolations(schema, path) : [];
}

function textViolations(schema: TextSchema, path: string): readonly Violation<Json>[] {
  const faults: Violation<Json>[] = [];
  if (schema.words !== undefined) faults.push({ title: `${path} is an unknown word`, value: 'NO_SUCH_WORD' });
  if (schema.pattern !== undefined) faults.push({ title: `${path} does not match its pattern`, value: '?' });
  if (schema.minLength !== undefined) {
    faults.push({ title: `${path} is too short`, value: 'x'.repeat(schema.minLength - 1) });
  }
  if (schema.maxLength !== undefined) {
    faults.push({ title: `${path} is too long`, value: 'x'.repeat(schema.maxLength + 1) });
  }
  if (schema.format !== undefined) {
    faults.push({ title: `${path} is not a ${schema.format}`, value: '10/08/2031' });
    faults.push({ title: `${path} does not exist`, value: '2031-02-30' });
  }
  return faults;
}

function numberViolations(schema: NumberSchema, path: string): readonly Violation<Json>[] {
  const faults: [what: string, digits: string][] = [];
  if (schema.above !== undefined) faults.push(['is not above its bound', String(schema.above)]);
  if (schema.above !== undefined) faults.push(['is below its bound', String(schema.above - 1)]);
  if (schema.atLeast !== undefined) faults.push(['is below its range', String(schema.atLeast - 1)]);
  if (schema.atMost !== undefined) faults.push(['is above its range', String(schema.atMost + 1)]);
  if (schema.kind !== 'number') faults.push(['has a fraction', `${schema.sample}.5`]);
  if (schema.kind === 'int64') faults.push(['does not fit 64 bits', '9223372036854775808']);
  return faults.map(([what, digits]) => ({ title: `${path} ${what}`, value: new LosslessNumber(digits) }));
}

function without(value: JsonRecord, name: string): JsonRecord {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
