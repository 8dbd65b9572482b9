import { type Fields, isList, isRecord, type Json, type JsonRecord, type Schema } from './schema.js';

/** The path of every field that a schema knows: `items[].sku`, `source<TOKEN>.token`. */
export function knownPaths(fields: Fields, prefix = ''): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    return [path, ...pathsWithin(field.schema, path)];
  });
}

function pathsWithin(schema: Schema, path: string): string[] {
  if (schema.kind === 'list') return pathsWithin(schema.of, `${path}[]`);
  if (schema.kind === 'record') return knownPaths(schema.fields, `${path}.`);
  if (schema.kind !== 'choice') return [];
  return Object.entries(schema.branches).flatMap(([word, branch]) =>
    knownPaths(branch.fields, `${path}<${word}>.`),
  );
}

/** The paths that a value makes use of, in the same notation. */
export function usedPaths(fields: Fields, value: JsonRecord, prefix = ''): string[] {
  return Object.entries(value).flatMap(([name, each]) => {
    const path = `${prefix}${name}`;
    const schema = fields[name]?.schema;
    return schema === undefined ? [path] : [path, ...usedWithin(schema, each, path)];
  });
}

function usedWithin(schema: Schema, value: Json, path: string): string[] {
  if (schema.kind === 'list') {
    return isList(value) ? value.flatMap((each) => usedWithin(schema.of, each, `${path}[]`)) : [];
  }
  if (!isRecord(value)) return [];
  if (schema.kind === 'record') return usedPaths(schema.fields, value, `${path}.`);
  if (schema.kind !== 'choice') return [];
  const word = String(value[schema.by]);
  return usedPaths(schema.branches[word]?.fields ?? {}, value, `${path}<${word}>.`);
}

/** The fields of a schema and of the records within, by the record's name: `CheckoutResponse.status`. */
export function fieldsOf(schema: Schema): string[] {
  if (schema.kind === 'list') return fieldsOf(schema.of);
  if (schema.kind !== 'record') return [];
  return Object.entries(schema.fields).flatMap(([name, field]) => [
    `${schema.name}.${name}`,
    ...fieldsOf(field.schema),
  ]);
}

/** Those of them that a value has. */
export function fieldsShown(schema: Schema, value: Json | undefined): string[] {
  if (schema.kind === 'list')
    return isList(value) ? value.flatMap((each) => fieldsShown(schema.of, each)) : [];
  if (schema.kind !== 'record' || !isRecord(value)) return [];
  return Object.entries(schema.fields).flatMap(([name, field]) =>
    value[name] === undefined ? [] : [`${schema.name}.${name}`, ...fieldsShown(field.schema, value[name])],
  );
}
