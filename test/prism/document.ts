import { readFile } from 'node:fs/promises';
import { LosslessNumber } from 'lossless-json';
import { parse } from 'yaml';

/** A node of an OpenAPI document: whatever YAML can hold. */
export type Node = { [key: string]: unknown };

export async function readDocument(path: string): Promise<Node> {
  // As bigints: the examples have ids of 19 digits without quotes (see api-notes: mock-servers).
  return parse(await readFile(path, 'utf8'), { intAsBigInt: true }) as Node;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function nodeAt(node: unknown, ...keys: string[]): Node {
  const found = keys.reduce<unknown>((each, key) => (isNode(each) ? each[key] : undefined), node);
  if (!isNode(found)) throw new Error(`The document has nothing at ${keys.join('.')}`);
  return found;
}

export function listAt(node: Node, key: string): unknown[] {
  const found = node[key];
  return Array.isArray(found) ? found : [];
}

/** Ends the document's contradictions, in memory. Each repair is explained in the contract, next to its field. */
export function repair(document: Node): void {
  const schemas = nodeAt(document, 'components', 'schemas');
  // Both kinds of source take both words, so that a stored card matches both (see api-notes: payment-source).
  for (const [name, word] of [
    ['TokenPaymentSource', 'TOKEN'],
    ['StoredCardPaymentSource', 'STORED_CARD'],
  ] as const) {
    const properties = { type: { type: 'string', enum: [word] } };
    listAt(nodeAt(schemas, name), 'allOf').push({ type: 'object', properties });
  }
  // The schema lacks the words of its own description and example (see api-notes: cancellation-policy).
  const policy = nodeAt(schemas, 'SubscriptionRequest', 'properties', 'cancellationPolicyType');
  listAt(policy, 'enum').push('DEFAULT', 'CUSTOM');
}

/** Prism reads `format: int64` as "at most 2^53-1" and refuses real ids (see api-notes: mock-servers). */
export function admitLongIds(document: Node): void {
  for (const [name, schema] of Object.entries(nodeAt(document, 'components', 'schemas'))) {
    if (!name.endsWith('Request') || !isNode(schema)) continue;
    for (const [field, property] of Object.entries(nodeAt(schema, 'properties'))) {
      if (isNode(property) && ['branchId', 'customerId'].includes(field))
        Reflect.deleteProperty(property, 'format');
    }
  }
}

/** The document as JSON, which is YAML too, with every digit in it. */
export function losslessTree(value: unknown): unknown {
  if (typeof value === 'bigint') return new LosslessNumber(String(value));
  if (Array.isArray(value)) return value.map(losslessTree);
  if (!isNode(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, losslessTree(each)]));
}
