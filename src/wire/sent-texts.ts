import { API_WORDS } from '../operations.js';
import { parseJson } from './json.js';
import type { Query } from './query.js';

// What a merchant sends about a shopper or a card, and free text, in which a merchant may write about them.
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

// Their values are codes of the API: a sentence needs them, and they say nothing about a person.
const CODE_KEYS = new Set(['type', 'shopperInteraction', 'country', 'currency', 'language', 'status']);

const isCode = (key: string, value: unknown) =>
  CODE_KEYS.has(key) && typeof value === 'string' && /^[A-Za-z_]+$/.test(value);

/** Every text and number in a value, and the keys that are no names of fields: they may be anything. */
function everyText(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'bigint') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(everyText);
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(/^[a-z][a-zA-Z]*(?:\.[a-z][a-zA-Z]*)*$/.test(key) ? [] : [key]),
    ...(isCode(key, inner) ? [] : everyText(inner)),
  ]);
}

/** Every sensitive text in what a method sent, at any depth. */
export function sensitiveTexts(sent: unknown): string[] {
  if (typeof sent !== 'object' || sent === null) return [];
  return Object.entries(sent).flatMap(([key, value]) =>
    SENSITIVE_KEYS.has(key) ? everyText(value) : sensitiveTexts(value),
  );
}

/** Every text that a raw request sent, whose fields nobody knows. */
export function rawTexts(path: string, query: Query | undefined, json: string | undefined): string[] {
  const segments = path.split('/').filter((segment) => !API_WORDS.has(segment));
  return [...segments, ...everyText(query), ...(json === undefined ? [] : everyText(parseJson(json)))];
}

/** The values of headers, and their parts: an answer may repeat the token of `Bearer …` alone. */
export function headerTexts(headers: Readonly<Record<string, string>>): string[] {
  return Object.values(headers).flatMap((value) => [value, ...value.split(/[\s,;=]+/)]);
}
