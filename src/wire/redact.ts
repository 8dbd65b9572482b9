// What a merchant sends about a shopper, a card or itself. An error sentence of the API may echo any of it.
const SENSITIVE_KEYS = new Set([
  'customer',
  'billingAddress',
  'deliveryAddress',
  'source',
  'cardToken',
  'customerReferenceId',
  'customer.reference',
  'customer.email',
  'customer.phone',
]);

// Shorter ones (a country, an initial) would blank out half of a sentence and give nothing away.
const SHORTEST = 3;
const LONGEST_SENTENCE = 500;

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** Every sensitive text in what was sent, at any depth. */
export function sensitiveTexts(sent: unknown): string[] {
  if (typeof sent !== 'object' || sent === null) return [];
  return Object.entries(sent).flatMap(([key, value]) =>
    SENSITIVE_KEYS.has(key) ? stringsIn(value) : sensitiveTexts(value),
  );
}

/** Digits that pass the check sum of card numbers. Ids have 19 digits, cards that we take 13 to 16. */
function isCardNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? digit : digit * 2;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

const CUT = '[redacted]';

// In any case: an API that folds e-mail addresses echoes them folded.
const literally = (text: string) => new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi');

/** A sentence of the API, safe to log: without the given texts, without card numbers, without opaque tokens. */
export function redact(sentence: string, sensitive: readonly string[]): string {
  const texts = sensitive.filter((text) => text.length >= SHORTEST).sort((a, b) => b.length - a.length);
  return texts
    .reduce((rest, text) => rest.replace(literally(text), CUT), sentence)
    .replace(/(?<!\d)\d(?:[ -]?\d){12,15}(?!\d)/g, (digits) => (isCardNumber(digits) ? CUT : digits))
    .replace(/\b\w{32,}\b/g, CUT)
    .slice(0, LONGEST_SENTENCE);
}
