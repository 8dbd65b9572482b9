import type { Operation } from '../contract/operation.js';
import type { Fields, NumberSchema, RecordSchema, Schema, TextSchema } from '../contract/schema.js';

/** Everything that a description of the API says, one statement per line, so that two of them can be compared. */
export function factsOf(operations: readonly Operation[]): Set<string> {
  return new Set(
    operations.flatMap(({ operationId, method, path, query, body, answer }) => [
      `${operationId}: is ${method} ${path}`,
      ...fieldFacts(`${operationId} query`, query),
      ...(body === undefined ? [] : [`${operationId}: takes ${body.name}`, ...recordFacts(body)]),
      `${operationId}: answers ${answer.shape} ${answer.result.name}`,
      ...recordFacts(answer.result),
    ]),
  );
}

function recordFacts(schema: RecordSchema): string[] {
  const alternatives = schema.oneOrMoreOf ?? [];
  const rule = alternatives.length === 0 ? [] : [`${schema.name}: needs ${alternatives.join(' or ')}`];
  return [...rule, ...fieldFacts(schema.name, schema.fields)];
}

function fieldFacts(owner: string, fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, { schema, required, nullable }]) => [
    `${owner}.${name}: ${required ? 'required' : 'optional'} ${describe(schema)}`,
    ...(nullable === true ? [`${owner}.${name}: may be null`] : []),
    ...factsWithin(schema),
  ]);
}

function factsWithin(schema: Schema): string[] {
  if (schema.kind === 'list') return factsWithin(schema.of);
  if (schema.kind === 'record') return recordFacts(schema);
  return schema.kind === 'choice' ? Object.values(schema.branches).flatMap(recordFacts) : [];
}

function describe(schema: Schema): string {
  switch (schema.kind) {
    case 'record':
      return schema.name;
    case 'list':
      return `list of ${describe(schema.of)}`;
    case 'choice':
      return Object.values(schema.branches)
        .map(({ name }) => name)
        .sort()
        .join(' or ');
    case 'flag':
      return 'flag';
    case 'text':
      return describeText(schema);
    default:
      return describeNumber(schema);
  }
}

function describeText({ words, pattern, minLength, maxLength, format }: TextSchema): string {
  return [
    format ?? 'text',
    ...(words === undefined ? [] : [`of ${[...words].sort().join(', ')}`]),
    ...(pattern === undefined ? [] : [`like ${pattern.source}`]),
    ...(minLength === undefined ? [] : [`from ${minLength}`]),
    ...(maxLength === undefined ? [] : [`to ${maxLength}`]),
  ].join(' ');
}

function describeNumber({ kind, above, atLeast, atMost }: NumberSchema): string {
  return [
    kind,
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(atLeast === undefined ? [] : [`from ${atLeast}`]),
    ...(atMost === undefined ? [] : [`to ${atMost}`]),
  ].join(' ');
}
