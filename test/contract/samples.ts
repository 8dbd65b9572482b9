import { LosslessNumber, stringify } from 'lossless-json';
import { pageOf } from './checker.js';
import { BASE_PATH } from './merchant-api.js';
import type { Operation } from './operation.js';
import type { RawRequest } from './raw-request.js';
import { isList, type Json, type JsonRecord, type RecordSchema, record, type Schema } from './schema.js';

/** `minimal`: required fields only. `maximal`: every field there is, but one of those that stand in for each other. */
export type Breadth = 'minimal' | 'maximal';

/** Valid values of a schema, one for each way of being valid: a choice has one per branch. */
export function samplesOf(schema: Schema, breadth: Breadth): readonly Json[] {
  switch (schema.kind) {
    case 'text':
    case 'flag':
      return [schema.sample];
    case 'list':
      return samplesOf(schema.of, breadth).map((element) => [element]);
    case 'record':
      return recordSamples(schema, breadth);
    case 'choice':
      return Object.values(schema.branches).flatMap((branch) => recordSamples(branch, breadth));
    default:
      return [new LosslessNumber(schema.sample)];
  }
}

export function recordSamples(schema: RecordSchema, breadth: Breadth): readonly JsonRecord[] {
  const alternatives = schema.oneOrMoreOf ?? [];
  const needed = Object.keys(schema.fields)
    .filter((name) => breadth === 'maximal' || schema.fields[name]?.required === true)
    .filter((name) => !alternatives.includes(name));
  const selections = alternatives.length === 0 ? [needed] : alternatives.map((name) => [...needed, name]);
  return selections.flatMap((names) => combine(schema, names, breadth));
}

// Every way of each field once beside the first way of the others, not their product: enough to meet each branch.
function combine(schema: RecordSchema, names: readonly string[], breadth: Breadth): readonly JsonRecord[] {
  const ways = names.map((name) => {
    const field = schema.fields[name];
    return { name, values: field === undefined ? [] : samplesOf(field.schema, breadth) };
  });
  const first = Object.fromEntries(ways.map(({ name, values: [value = null] }) => [name, value]));
  const others = ways.flatMap(({ name, values }) =>
    values.slice(1).map((value) => ({ ...first, [name]: value })),
  );
  return [first, ...others];
}

/** What varies in a request to one operation; the rest of it follows from the operation. */
export interface RequestParts {
  readonly id?: string | undefined;
  readonly query: JsonRecord;
  readonly body?: JsonRecord | undefined;
}

/** Valid requests to an operation: one per branch of its body. */
export function requestSamples(operation: Operation, breadth: Breadth): readonly RequestParts[] {
  const id = operation.path.includes('{') ? '1686414183718160542' : undefined;
  const [query = {}] = recordSamples(record('the query', operation.query), breadth);
  const bodies = operation.body === undefined ? [undefined] : recordSamples(operation.body, breadth);
  return bodies.map((body) => ({ id, query, body }));
}

export function rawRequest(operation: Operation, parts: RequestParts): RawRequest {
  const path = operation.path.replace(/\{\w+\}/, encodeURIComponent(parts.id ?? ''));
  const query = queryText(parts.query);
  const headers = [
    ['X-Paymennt-Api-Key', 'contract-key'],
    ['X-Paymennt-Api-Secret', 'contract-secret'],
    ...(parts.body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
  ] as const;
  return {
    method: operation.method,
    url: `${BASE_PATH}${path}${query === '' ? '' : `?${query}`}`,
    headers,
    bodyText: parts.body === undefined ? '' : jsonText(parts.body),
  };
}

function queryText(query: JsonRecord): string {
  return Object.entries(query)
    .flatMap(([name, value]) => (isList(value) ? value : [value]).map((each) => [name, each] as const))
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
}

/** A valid 200 of the operation with every field it may have, in the spelling the document's schemas prefer. */
export function sampleAnswer(operation: Operation): string {
  const { shape, result } = operation.answer;
  const schema = shape === 'paged' ? pageOf(result) : result;
  const [sample = null] = recordSamples(schema, 'maximal');
  const envelope = { success: true, elapsed: new LosslessNumber('3'), result: sample };
  return jsonText(shape === 'bare' ? [envelope] : envelope);
}

export function jsonText(value: Json): string {
  return stringify(value) ?? 'null';
}
