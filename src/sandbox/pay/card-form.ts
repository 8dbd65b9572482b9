import { type PresentedCard, presentedCard } from '../cards.js';
import type { CardField, CardProblem } from '../pages/models.js';
import type { SandboxCheckout } from '../records/index.js';

type Fields = Readonly<Partial<Record<CardField, string>>>;
type Problems = Readonly<Partial<Record<CardField, CardProblem>>>;

/** What the shopper typed, read: a card, or what to say and what may be shown again. */
export type CardForm =
  | { readonly card: PresentedCard }
  | { readonly card: undefined; readonly errors: Problems; readonly values: Fields };

// The vendor's test card is past its date since 2026 and has to go on working.
const EVERGREEN_DAY = '2025-12-31';

// Digit zero of the scripts whose keyboards have digits of their own: Arabic, Persian and Urdu, Devanagari, full width.
const ZEROS = ['\u0660', '\u06f0', '\u0966', '\uff10'].map((zero) => zero.charCodeAt(0));

/** The same text with the digits 0 to 9, and without the invisible marks that keyboards for Arabic add. */
function asciiDigits(text: string): string {
  return text.replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/\p{Nd}/gu, (digit) => {
    const zero = ZEROS.find((code) => digit.charCodeAt(0) >= code && digit.charCodeAt(0) < code + 10);
    return zero === undefined ? digit : String(digit.charCodeAt(0) - zero);
  });
}

const SEPARATOR = String.raw`[\s/.\-\u2010-\u2015\u2044\u060d\uff0f]+`;
// `12/25`, `1-25`, `12 / 2030`; then `1225`, `122030`; then `2030-12`, which some password managers fill in.
const MONTH_FIRST = new RegExp(`^(?<month>\\d{1,2})${SEPARATOR}(?:20)?(?<year>\\d{2})$`);
const DIGITS_ONLY = /^(?<month>\d{2})(?:20)?(?<year>\d{2})$/;
const YEAR_FIRST = new RegExp(`^20(?<year>\\d{2})${SEPARATOR}(?<month>\\d{1,2})$`);

/** The last day of the month, `yyyy-MM-dd`; undefined for a text that names no month and year. */
function expiryDay(text: string): string | undefined {
  const match = MONTH_FIRST.exec(text) ?? DIGITS_ONLY.exec(text) ?? YEAR_FIRST.exec(text);
  const month = Number(match?.groups?.['month']);
  if (!(month >= 1 && month <= 12)) return undefined;
  const lastDay = new Date(Date.UTC(2000 + Number(match?.groups?.['year']), month, 0));
  return lastDay.toISOString().slice(0, 10);
}

function expiryProblem(text: string, now: Date): CardProblem | undefined {
  const day = expiryDay(text);
  if (day === undefined) return 'expiry-invalid';
  const past = day < now.toISOString().slice(0, 10);
  return past && day !== EVERGREEN_DAY ? 'expiry-past' : undefined;
}

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function numberProblem(
  number: string,
  card: PresentedCard | undefined,
  checkout: SandboxCheckout,
): CardProblem | undefined {
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) return 'number-invalid';
  if (!card) return 'number-not-a-test-card';
  const allowed = checkout.allowedPaymentMethods;
  const taken = allowed.length === 0 || allowed.includes('CARD') || allowed.includes(card.details.brand);
  return taken ? undefined : 'number-not-allowed';
}

function present<Value extends string>(
  fields: Readonly<Partial<Record<CardField, Value | undefined>>>,
): Readonly<Partial<Record<CardField, Value>>> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  );
}

export function readCardForm(
  field: (name: CardField) => string,
  checkout: SandboxCheckout,
  now: Date,
): CardForm {
  const number = asciiDigits(field('cardNumber')).replace(/[\s-]/g, '');
  const expiry = asciiDigits(field('expiry')).trim();
  const name = field('name').trim();
  const card = presentedCard(number, name, expiryDay(expiry) ?? '');
  const errors = present<CardProblem>({
    cardNumber: numberProblem(number, card, checkout),
    expiry: expiryProblem(expiry, now),
    cvv: /^\d{3}$/.test(asciiDigits(field('cvv')).trim()) ? undefined : 'cvv-invalid',
    name: name === '' || name.length > 100 ? 'name-missing' : undefined,
    terms: field('terms') === '' ? 'terms-not-accepted' : undefined,
  });
  if (card && Object.keys(errors).length === 0) return { card };
  // Only the number of a test card goes back into a page, in any field: no real number must end up in a log.
  const unlessNumber = (text: string) => (/(?:\d[\s.-]*){12}/.test(asciiDigits(text)) ? undefined : text);
  const values = present({
    cardNumber: card ? field('cardNumber') : undefined,
    expiry: unlessNumber(field('expiry').trim()),
    name: unlessNumber(name),
    terms: field('terms'),
  });
  return { card: undefined, errors, values };
}
