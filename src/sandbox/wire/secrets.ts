import { passesLuhn } from '../cards.js';
import { prettyJson, readJson } from './json.js';

const CUT = '••••••••';

/** Whether a field or a parameter has a secret value. Any spelling counts: `hmacKey`, `cardToken`, `api_secret`. */
const isSecretName = (name: string) =>
  /hmackey|apikey|token|secret|password|cvv|cvc|cardnumber|securitycode|^pan$/i.test(
    name.replace(/[_-]/g, ''),
  );

/** Cuts out digits that can be a card number. Ids of the gateway have 19 digits and are kept. */
const withoutCards = (text: string) =>
  text.replace(/(?<!\d)\d(?:[ +-]?\d){13,15}(?!\d)/g, (digits) =>
    passesLuhn(digits.replace(/\D/g, '')) ? CUT : digits,
  );

function cutValue(value: unknown): unknown {
  if (typeof value === 'string') return withoutCards(value);
  if (Array.isArray(value)) return value.map(cutValue);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      isSecretName(name) && field !== null && field !== '' ? CUT : cutValue(field),
    ]),
  );
}

// A name and its value, in a query and in text that is not valid JSON.
const NAMED_VALUE = /(?<name>[\w-]+)(?<between>"?\s*[:=]\s*)(?<value>"(?:[^"\\]|\\.)*"?|[^\s"&,}\]]+)/g;

function cutText(text: string): string {
  const named = text.replace(NAMED_VALUE, (all: string, name: string, between: string) =>
    isSecretName(name) ? `${name}${between}${CUT}` : all,
  );
  return withoutCards(named);
}

/** A body or a query for the dashboard: JSON on several lines, without secrets and card numbers. */
export function cutSecrets(text: string): string {
  if (!/^\s*[[{]/.test(text)) return cutText(text);
  let value: unknown;
  try {
    value = readJson(text);
  } catch {
    return cutText(text);
  }
  // A second time as text: a card number can be a JSON number.
  return withoutCards(prettyJson(cutValue(value)));
}
