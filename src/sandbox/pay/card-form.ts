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

/** The last day of the month, `yyyy-MM-dd`; undefined for what is not `MM/YY`. */
function expiryDay(text: string): string | undefined {
  const match = /^(0[1-9]|1[0-2])\s*\/\s*(\d{2})$/.exec(text);
  if (!match) return undefined;
  const lastDay = new Date(Date.UTC(2000 + Number(match[2]), Number(match[1]), 0));
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
  const number = field('cardNumber').replace(/[\s-]/g, '');
  const expiry = field('expiry').trim();
  const name = field('name').trim();
  const card = presentedCard(number, name, expiryDay(expiry) ?? '');
  const errors = present<CardProblem>({
    cardNumber: numberProblem(number, card, checkout),
    expiry: expiryProblem(expiry, now),
    cvv: /^\d{3}$/.test(field('cvv').trim()) ? undefined : 'cvv-invalid',
    name: name === '' || name.length > 100 ? 'name-missing' : undefined,
    terms: field('terms') === '' ? 'terms-not-accepted' : undefined,
  });
  if (card && Object.keys(errors).length === 0) return { card };
  // Only a test card's number goes back into a page: whoever typed a real one shall not find it in a log.
  const values = present({
    cardNumber: card ? field('cardNumber') : undefined,
    expiry,
    name: /(?:\d[ -]?){12}/.test(name) ? undefined : name,
    terms: field('terms'),
  });
  return { card: undefined, errors, values };
}
