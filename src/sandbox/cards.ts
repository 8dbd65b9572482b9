import type { SandboxCardBehaviour, SandboxCardBrand, SandboxCardDetails } from './records/index.js';

/**
 * A card that the sandbox's pay page takes.
 *
 * @example
 * ```ts
 * import { SANDBOX_CARDS, type SandboxTestCard } from 'paymennt/sandbox';
 *
 * const hint = ({ number, behaviour }: SandboxTestCard) => `${number} (${behaviour})`;
 * console.log(Object.values(SANDBOX_CARDS).map(hint)); // for the page of a demo
 * ```
 */
export interface SandboxTestCard {
  /** As the shopper types it. */
  readonly number: string;
  /** The card's brand. */
  readonly brand: SandboxCardBrand;
  /** How the bank treats it. */
  readonly behaviour: SandboxCardBehaviour;
}

/**
 * The cards of the pay page. Any expiry that is not past and any three-digit CVV will do; `12/25` works whatever
 * today's date is. The first two are the vendor's, the declined one is the sandbox's own choice.
 *
 * @example
 * ```ts
 * import { SANDBOX_CARDS } from 'paymennt/sandbox';
 *
 * console.log(SANDBOX_CARDS.threeDSecure.number);
 * ```
 */
export const SANDBOX_CARDS = {
  /** Asks for 3-D Secure, then pays. */
  threeDSecure: { number: '4242 4242 4242 4242', brand: 'VISA', behaviour: 'three-d-secure' },
  /** Pays at once. */
  frictionless: { number: '4012 8888 8888 1881', brand: 'VISA', behaviour: 'approve' },
  /** Is declined by the bank: the checkout ends FAILED. */
  declined: { number: '4000 0000 0000 0002', brand: 'VISA', behaviour: 'decline' },
} as const satisfies Readonly<Record<string, SandboxTestCard>>;

/**
 * The card tokens that `payments.create` takes as a `TOKEN` source, in place of those of the vendor's card frame.
 *
 * Each may be used again and again. With something appended after a colon (`ptk_sandbox_visa:order-7`) it is
 * a token of its own that pays for one checkout only, like the real ones.
 *
 * @example
 * ```ts
 * import { SANDBOX_TOKENS } from 'paymennt/sandbox';
 *
 * console.log(SANDBOX_TOKENS.visa, `${SANDBOX_TOKENS.visa}:order-7`);
 * ```
 */
export const SANDBOX_TOKENS = {
  /** A Visa card that pays at once. */
  visa: 'ptk_sandbox_visa',
  /** A Visa card that asks for 3-D Secure: the payment answers `REDIRECT` with a `redirectUrl`. */
  visaThreeDSecure: 'ptk_sandbox_visa_3ds',
  /** A Mastercard that pays at once. */
  mastercard: 'ptk_sandbox_mastercard',
  /** A card that the bank declines: the payment answers `FAILED`. */
  declined: 'ptk_sandbox_declined',
} as const;

/** A card in the hands of the imitated bank. */
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

function testCard(number: string): SandboxTestCard | undefined {
  return Object.values(SANDBOX_CARDS).find((card) => digits(card.number) === digits(number));
}

/** The test card with a number, without the number. */
export function presentedCard(number: string, holderName: string, expiry: string): PresentedCard | undefined {
  const card = testCard(number);
  if (!card) return undefined;
  const plain = digits(card.number);
  const details = { brand: card.brand, bin: plain.slice(0, 6), last4: plain.slice(-4), holderName, expiry };
  return { details, behaviour: card.behaviour };
}

const TOKEN_CARDS: ReadonlyMap<string, PresentedCard> = new Map(
  (
    [
      [SANDBOX_TOKENS.visa, 'VISA', '401288', '1881', 'approve'],
      [SANDBOX_TOKENS.visaThreeDSecure, 'VISA', '424242', '4242', 'three-d-secure'],
      [SANDBOX_TOKENS.mastercard, 'MASTERCARD', '555555', '4444', 'approve'],
      [SANDBOX_TOKENS.declined, 'VISA', '400000', '0002', 'decline'],
    ] as const
  ).map(([token, brand, bin, last4, behaviour]) => [
    token,
    { details: { brand, bin, last4, holderName: 'TEST USER', expiry: '2099-12-31' }, behaviour },
  ]),
);

export interface TokenCard extends PresentedCard {
  /** Pays for one checkout only. */
  readonly singleUse: boolean;
}

export function tokenCard(token: string): TokenCard | undefined {
  const colon = token.indexOf(':');
  const card = TOKEN_CARDS.get(colon < 0 ? token : token.slice(0, colon));
  return card && { ...card, singleUse: colon >= 0 };
}
