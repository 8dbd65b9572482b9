import { prettyJson, readJson } from './json.js';

const CUT = '••••••••';

/** Names of fields and parameters whose values are secret, in any spelling: `hmacKey`, `cardToken`, `api_secret`. */
const isSecretName = (name: string) =>
  /hmackey|apikey|token|secret|password|cvv|cvc|cardnumber|securitycode|^pan$/i.test(
    name.replace(/[_-]/g, ''),
  );

function isCardNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const value = index % 2 === 0 ? digit : digit * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Cuts out the digits that can be a card number. Ids of the gateway have 19 digits and stay. */
const withoutCards = (text: string) =>
  text.replace(/(?<!\d)\d(?:[ +-]?\d){13,15}(?!\d)/g, (digits) => (isCardNumber(digits) ? CUT : digits));

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

// In JSON that cannot be read, and in a query: a name, then its value up to the end of the string or the parameter.
const NAMED_VALUE = /(?<name>[\w-]+)(?<between>"?\s*[:=]\s*)(?<value>"(?:[^"\\]|\\.)*"?|[^\s"&,}\]]+)/g;

function cutText(text: string): string {
  const named = text.replace(NAMED_VALUE, (all: string, name: string, between: string) =>
    isSecretName(name) ? `${name}${between}${CUT}` : all,
  );
  return withoutCards(named);
}

/** A body or a query for people to read: JSON on several lines, secrets and card numbers cut out. */
export function cutSecrets(text: string): string {
  if (!/^\s*[[{]/.test(text)) return cutText(text);
  let value: unknown;
  try {
    value = readJson(text);
  } catch {
    return cutText(text);
  }
  // Once more as text, for a card number that was sent as a JSON number.
  return withoutCards(prettyJson(cutValue(value)));
}
