import type { SandboxCardBehaviour, SandboxCardBrand, SandboxCardDetails } from './records/index.js';

/** A test card for the pay page of the sandbox. */
export interface SandboxTestCard {
  /** Card number, in groups of four digits. */
  readonly number: string;
  /** Brand. */
  readonly brand: SandboxCardBrand;
  /** The bank's answer to a payment with the card. */
  readonly behaviour: SandboxCardBehaviour;
}

/**
 * The test cards of the pay page. Any expiry date in the future works, and `12/25` always works. Any three digits work as
 * CVV. The first two cards are the vendor's. The third card is the sandbox's own.
 */
export const SANDBOX_CARDS = {
  /** The bank asks for 3-D Secure, then pays. */
  threeDSecure: { number: '4242 4242 4242 4242', brand: 'VISA', behaviour: 'three-d-secure' },
  /** The bank pays without 3-D Secure. */
  frictionless: { number: '4012 8888 8888 1881', brand: 'VISA', behaviour: 'approve' },
  /** The bank declines: the checkout becomes FAILED. */
  declined: { number: '4000 0000 0000 0002', brand: 'VISA', behaviour: 'decline' },
} as const satisfies Readonly<Record<string, SandboxTestCard>>;

/**
 * Card tokens for the `TOKEN` source of `payments.create`, in place of the tokens of the vendor's card frame.
 *
 * Each token works any number of times. A token with a suffix after a colon (`ptk_sandbox_visa:order-7`) pays for one
 * checkout only, as real tokens do.
 */
export const SANDBOX_TOKENS = {
  /** A Visa card. The bank pays without 3-D Secure. */
  visa: 'ptk_sandbox_visa',
  /** A Visa card with 3-D Secure. The new payment is `REDIRECT` and has a `redirectUrl`. */
  visaThreeDSecure: 'ptk_sandbox_visa_3ds',
  /** A Mastercard. The bank pays without 3-D Secure. */
  mastercard: 'ptk_sandbox_mastercard',
  /** A card that the bank declines. The new payment is `FAILED`. */
  declined: 'ptk_sandbox_declined',
} as const;

/** The details of a card that the shopper presented, and the bank's answer to it. */
export interface PresentedCard {
  readonly details: SandboxCardDetails;
  readonly behaviour: SandboxCardBehaviour;
}

/** Whether the check digit of a card number is right. */
export function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function digits(text: string): string {
  return text.replace(/[\s-]/g, '');
}

function present(card: SandboxTestCard, holderName: string, expiry: string): PresentedCard {
  const number = digits(card.number);
  const details = { brand: card.brand, bin: number.slice(0, 6), last4: number.slice(-4), holderName, expiry };
  return { details, behaviour: card.behaviour };
}

/** The test card with this number. The result does not hold the number. */
export function presentedCard(number: string, holderName: string, expiry: string): PresentedCard | undefined {
  const card = Object.values(SANDBOX_CARDS).find((candidate) => digits(candidate.number) === digits(number));
  return card && present(card, holderName, expiry);
}

const TOKEN_CARDS = new Map<string, SandboxTestCard>([
  [SANDBOX_TOKENS.visa, SANDBOX_CARDS.frictionless],
  [SANDBOX_TOKENS.visaThreeDSecure, SANDBOX_CARDS.threeDSecure],
  [SANDBOX_TOKENS.mastercard, { number: '5555 5555 5555 4444', brand: 'MASTERCARD', behaviour: 'approve' }],
  [SANDBOX_TOKENS.declined, SANDBOX_CARDS.declined],
]);

/** The card of a token. A token with `singleUse` pays for one checkout only. */
export function tokenCard(token: string): (PresentedCard & { singleUse: boolean }) | undefined {
  const colon = token.indexOf(':');
  const card = TOKEN_CARDS.get(colon < 0 ? token : token.slice(0, colon));
  return card && { ...present(card, 'TEST USER', '2099-12-31'), singleUse: colon >= 0 };
}
