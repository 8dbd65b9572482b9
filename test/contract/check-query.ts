import { LosslessNumber } from 'lossless-json';
import { checkValue } from './check-value.js';
import { type Fields, isNumeric, type Json, type Schema } from './schema.js';

/** What is wrong with the part of a URL after its question mark, as raw as it was on the wire. */
export function checkQuery(fields: Fields, rawQuery: string): string[] {
  const { values, faults } = readQuery(rawQuery);
  for (const [name, texts] of values) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) faults.push(`query.${name}: is not a parameter`);
    else faults.push(...checkParameter(field.schema, texts, `query.${name}`));
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.required && !values.has(name)) faults.push(`query.${name}: is missing`);
  }
  return faults;
}

function readQuery(rawQuery: string): { values: Map<string, string[]>; faults: string[] } {
  const values = new Map<string, string[]>();
  const faults: string[] = [];
  for (const pair of rawQuery === '' ? [] : rawQuery.split('&')) {
    const [rawName = '', ...rest] = pair.split('=');
    const rawValue = rest.join('=');
    if (rawName === '' || rest.length !== 1) {
      faults.push(`query: "${pair}" is not one name=value`);
      continue;
    }
    // A blank to whoever reads forms, a plus to whoever reads URLs: only %20 and %2B mean the same to both.
    if (pair.includes('+')) faults.push(`query.${rawName}: has a bare + in it`);
    const name = decodeURIComponent(rawName);
    values.set(name, [...(values.get(name) ?? []), decodeURIComponent(rawValue)]);
  }
  return { values, faults };
}

function checkParameter(schema: Schema, texts: readonly string[], path: string): string[] {
  if (schema.kind === 'list') {
    if (texts.some((text) => text.includes(','))) return [`${path}: is a comma list, not repeated keys`];
    return texts.flatMap((text, index) => checkTextOf(schema.of, text, `${path}[${index}]`));
  }
  const [text = ''] = texts;
  return texts.length > 1 ? [`${path}: is there ${texts.length} times`] : checkTextOf(schema, text, path);
}

function checkTextOf(schema: Schema, text: string, path: string): string[] {
  return checkValue(schema, asJson(schema, text), path);
}

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

// Everything in a query is text; whether it is the text of a number is for the schema to ask.
function asJson(schema: Schema, text: string): Json {
  return isNumeric(schema) && JSON_NUMBER.test(text) ? new LosslessNumber(text) : text;
}
