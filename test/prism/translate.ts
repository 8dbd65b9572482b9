import type { Operation } from '../contract/operation.js';
import type { Field, Fields, NumberSchema, RecordSchema, Schema, TextSchema } from '../contract/schema.js';
import { isNode, listAt, type Node, nodeAt } from './document.js';

/** The vendor's document in the contract's vocabulary. Its operations go by their `operationId`. */
export function translate(document: Node): Operation[] {
  return Object.entries(nodeAt(document, 'paths')).flatMap(([path, methods]) =>
    Object.keys(nodeAt({ methods }, 'methods')).map((method) => {
      const node = nodeAt(methods, method);
      const { operationId, requestBody } = node;
      return {
        name: String(operationId),
        operationId: String(operationId),
        method: method === 'get' ? 'GET' : 'POST',
        path,
        query: queryOf(document, node),
        body: requestBody === undefined ? undefined : recordOf(document, jsonSchemaOf(requestBody)),
        answer: answerOf(document, jsonSchemaOf(nodeAt(node, 'responses', '200'))),
      };
    }),
  );
}

function jsonSchemaOf(holder: unknown): Node {
  return nodeAt(holder, 'content', 'application/json', 'schema');
}

function queryOf(document: Node, node: Node): Fields {
  const parameters = listAt(node, 'parameters').filter(isNode);
  const inQuery = parameters.filter(({ in: place }) => place === 'query');
  return Object.fromEntries(
    inQuery.map(({ name, required, schema }) => [String(name), fieldOf(document, schema, required === true)]),
  );
}

function answerOf(document: Node, node: Node): Operation['answer'] {
  const { type, items } = node;
  if (type === 'array') return { shape: 'bare', result: resultOf(document, items) };
  const result = resultOf(document, node);
  const { content } = result.fields;
  if (content?.schema.kind !== 'list' || content.schema.of.kind !== 'record')
    return { shape: 'single', result };
  expectKeys(result.fields, ['content', 'page', 'size', 'totalElements', 'totalPages']);
  return { shape: 'paged', result: content.schema.of };
}

function resultOf(document: Node, envelope: unknown): RecordSchema {
  const { fields } = recordOf(document, envelope);
  expectKeys(fields, ['elapsed', 'result', 'success']);
  const { result } = fields;
  if (result?.schema.kind !== 'record') throw new Error('An envelope without an object in it');
  return result.schema;
}

function expectKeys(fields: Fields, expected: readonly string[]): void {
  const keys = Object.keys(fields).sort();
  if (keys.join() !== expected.join()) throw new Error(`Expected ${expected.join()}, found ${keys.join()}`);
}

function fieldOf(document: Node, node: unknown, required: boolean): Field {
  return { schema: schemaOf(document, node), required };
}

function schemaOf(document: Node, node: unknown): Schema {
  const { node: resolved } = resolve(document, node);
  const { type, items, oneOf, format } = resolved;
  if (oneOf !== undefined) return choiceOf(document, listAt(resolved, 'oneOf'));
  if (type === 'object') return recordOf(document, node);
  if (type === 'array') return { kind: 'list', of: schemaOf(document, items) };
  if (type === 'boolean') return { kind: 'flag', sample: true };
  if (type === 'string') return textOf(resolved);
  return { kind: numericKind(type, format), sample: '', ...boundsOf(resolved) };
}

function textOf(node: Node): TextSchema {
  const { enum: words, pattern, minLength, maxLength, format } = node;
  return {
    kind: 'text',
    sample: '',
    words: Array.isArray(words) ? words.map(String) : undefined,
    pattern: typeof pattern === 'string' ? new RegExp(pattern) : undefined,
    minLength: typeof minLength === 'bigint' ? Number(minLength) : undefined,
    maxLength: typeof maxLength === 'bigint' ? Number(maxLength) : undefined,
    format: format === 'date' || format === 'date-time' ? format : undefined,
  };
}

function numericKind(type: unknown, format: unknown): NumberSchema['kind'] {
  if (type !== 'integer') return 'number';
  return format === 'int32' || format === 'int64' ? format : 'integer';
}

function boundsOf(node: Node) {
  const { minimum, maximum, exclusiveMinimum } = node;
  const least = minimum === undefined ? undefined : Number(minimum);
  const isExclusive = exclusiveMinimum === true;
  return {
    above: isExclusive ? least : undefined,
    atLeast: isExclusive ? undefined : least,
    atMost: maximum === undefined ? undefined : Number(maximum),
  };
}

function choiceOf(document: Node, branches: readonly unknown[]): Schema {
  const entries = branches.map((branch) => {
    const schema = recordOf(document, branch);
    const { type } = schema.fields;
    const word = type?.schema.kind === 'text' ? type.schema.words?.[0] : undefined;
    return [String(word), schema] as const;
  });
  return { kind: 'choice', by: 'type', branches: Object.fromEntries(entries) };
}

function recordOf(document: Node, node: unknown): RecordSchema {
  const { name, node: resolved } = resolve(document, node);
  const parts = [resolved, ...listAt(resolved, 'allOf')].map((part) => resolve(document, part).node);
  const needed = parts.flatMap((part) => listAt(part, 'required'));
  // A later part says more about a property that an earlier one has too.
  const properties: Node = Object.assign({}, ...parts.map(({ properties: each }) => each));
  const fields = Object.entries(properties).map(
    ([key, each]) => [key, fieldOf(document, each, needed.includes(key))] as const,
  );
  return { kind: 'record', name, fields: Object.fromEntries(fields) };
}

function resolve(document: Node, node: unknown): { name: string; node: Node } {
  if (!isNode(node)) throw new Error('The document has something else where a schema should be');
  const { $ref: reference } = node;
  if (typeof reference !== 'string') return { name: 'nameless', node };
  const name = reference.replace('#/components/schemas/', '');
  return { name, node: nodeAt(document, 'components', 'schemas', name) };
}
