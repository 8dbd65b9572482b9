import { API_WORDS } from '../operations.js';
import { parseJson } from './json.js';
import type { Query } from './query.js';

// Fields about a shopper or a card, and free text, which may mention them.
const SENSITIVE_KEYS = new Set([
  'customer',
  'customerId',
  'billingAddress',
  'deliveryAddress',
  'source',
  'cardToken',
  'customerReferenceId',
  'customer.reference',
  'customer.email',
  'customer.phone',
  'note',
  'description',
  'customCancellationTerms',
]);

// The values of these are codes of the API: a sentence needs them, and they hold nothing personal.
const CODE_KEYS = new Set(['type', 'shopperInteraction', 'country', 'currency', 'language', 'status']);

const isCode = (key: string, value: unknown) =>
  CODE_KEYS.has(key) && typeof value === 'string' && /^[A-Za-z_]+$/.test(value);

/** Every text and number in a value, and the keys that are no names of fields, because these may hold personal details. */
function everyText(value: unknown): string[] {
  const texts: string[] = [];
  // The list grows while it is read, because a raw request may nest deeper than the call stack of the engine.
  const found: unknown[] = [value];
  for (const inner of found) {
    if (['string', 'number', 'bigint'].includes(typeof inner)) texts.push(String(inner));
    if (typeof inner !== 'object' || inner === null) continue;
    for (const [key, field] of Object.entries(inner)) {
      if (!Array.isArray(inner) && !/^[a-z][a-zA-Z]*(?:\.[a-z][a-zA-Z]*)*$/.test(key)) texts.push(key);
      if (!isCode(key, field)) found.push(field);
    }
  }
  return texts;
}

/** Every sensitive text in what a method sent, at any depth. */
export function sensitiveTexts(sent: unknown): string[] {
  if (typeof sent !== 'object' || sent === null) return [];
  return Object.entries(sent).flatMap(([key, value]) =>
    SENSITIVE_KEYS.has(key) ? everyText(value) : sensitiveTexts(value),
  );
}

/** Every text of a raw request, because the SDK does not know its fields. */
export function rawTexts(path: string, query: Query | undefined, json: string | undefined): string[] {
  const segments = path.split('/').filter((segment) => !API_WORDS.has(segment));
  return [...segments, ...everyText(query), ...(json === undefined ? [] : everyText(parseJson(json)))];
}

/** The values of headers, and their parts: an answer may repeat the token of `Bearer …` alone. */
export function headerTexts(headers: Readonly<Record<string, string>>): string[] {
  return Object.values(headers).flatMap((value) => [value, ...value.split(/[\s,;="]+/)]);
}
