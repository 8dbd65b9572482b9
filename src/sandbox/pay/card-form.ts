import { type PresentedCard, passesLuhn, presentedCard } from '../cards.js';
import type { CheckoutPage } from '../pages/card-fields.js';
import type { CardField, CardProblem } from '../pages/texts/english.js';
import type { SandboxCheckout } from '../records/index.js';

/** The card that the shopper typed, or the mistakes in the form and the texts that it may show again. */
export type CardForm =
  | { readonly card: PresentedCard }
  | ({ readonly card: undefined } & Pick<CheckoutPage, 'errors' | 'values'>);

// The vendor's test card expired on this day and must keep working.
const TEST_CARD_EXPIRY = '2025-12-31';

// The digit zero of each script whose keyboards have their own digits: Arabic, Persian and Urdu, Devanagari, full width.
const ZEROS = ['\u0660', '\u06f0', '\u0966', '\uff10'].map((zero) => zero.charCodeAt(0));

/** Replaces digits of other scripts by 0 to 9, and removes the invisible marks that Arabic keyboards add. */
function asciiDigits(text: string): string {
  return text.replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/\p{Nd}/gu, (digit) => {
    const zero = ZEROS.find((code) => digit.charCodeAt(0) >= code && digit.charCodeAt(0) < code + 10);
    return zero === undefined ? digit : String(digit.charCodeAt(0) - zero);
  });
}

const SEPARATOR = String.raw`[\s/.\-\u2010-\u2015\u2044\u060d\uff0f]+`;
// `12/25`, `1-25`, `12 / 2030`; then `1225`, `122030`; then `2030-12`, the form of some password managers.
const MONTH_FIRST = new RegExp(`^(?<month>\\d{1,2})${SEPARATOR}(?:20)?(?<year>\\d{2})$`);
const DIGITS_ONLY = /^(?<month>\d{2})(?:20)?(?<year>\d{2})$/;
const YEAR_FIRST = new RegExp(`^20(?<year>\\d{2})${SEPARATOR}(?<month>\\d{1,2})$`);

/** The last day of the month, `yyyy-MM-dd`. Undefined for a text without a month and a year. */
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
  return past && day !== TEST_CARD_EXPIRY ? 'expiry-past' : undefined;
}

function numberProblem(
  number: string,
  card: PresentedCard | undefined,
  checkout: SandboxCheckout,
): CardProblem | undefined {
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) return 'number-invalid';
  if (!card) return 'number-not-a-test-card';
  const allowed = checkout.allowedPaymentMethods;
  const accepted = allowed.length === 0 || allowed.includes('CARD') || allowed.includes(card.details.brand);
  return accepted ? undefined : 'number-not-allowed';
}

function withoutEmpty<Value extends string>(
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
  const expiry = asciiDigits(field('expiry'));
  const name = field('name');
  const card = presentedCard(number, name, expiryDay(expiry) ?? '');
  const errors = withoutEmpty<CardProblem>({
    cardNumber: numberProblem(number, card, checkout),
    expiry: expiryProblem(expiry, now),
    cvv: /^\d{3}$/.test(asciiDigits(field('cvv'))) ? undefined : 'cvv-invalid',
    name: name === '' || name.length > 100 ? 'name-missing' : undefined,
    terms: field('terms') === '' ? 'terms-not-accepted' : undefined,
  });
  if (card && Object.keys(errors).length === 0) return { card };
  // A page must not show a real card number again, whatever field it was typed into: pages end up in logs.
  const unlessNumber = (text: string) => (/(?:\d[\s.-]*){12}/.test(asciiDigits(text)) ? undefined : text);
  const values = withoutEmpty({
    cardNumber: card ? field('cardNumber') : undefined,
    expiry: unlessNumber(field('expiry')),
    name: unlessNumber(name),
    terms: field('terms'),
  });
  return { card: undefined, errors, values };
}
