import type { SandboxCheckoutStatus, SandboxItem, SandboxTotals } from '../records/index.js';

// What the pages are given. Everything in here is text that somebody else wrote: a page escapes all of it, which the
// `html` templates do by themselves as long as nobody reaches for `raw`.

/** What is being paid for. Amounts are exact decimal texts in major units. */
export interface OrderSummary {
  readonly merchantName: string;
  readonly orderId: string;
  readonly displayId: string;
  readonly description: string | undefined;
  readonly currency: string;
  readonly amount: string;
  readonly items: readonly SandboxItem[];
  readonly totals: SandboxTotals | undefined;
  /** As the request or the shopper chose it: `EN`, `ar`, or anything of two or three characters. */
  readonly language: string | undefined;
}

export type CardField = 'cardNumber' | 'expiry' | 'cvv' | 'name' | 'terms';

/** What can be wrong with a field; the page finds the words. */
export type CardProblem =
  | 'number-invalid'
  | 'number-not-a-test-card'
  | 'number-not-allowed'
  | 'expiry-invalid'
  | 'expiry-past'
  | 'cvv-invalid'
  | 'name-missing'
  | 'terms-not-accepted';

export interface CheckoutPage {
  readonly order: OrderSummary;
  /** The texts in the fields: a test card, or after a mistake the texts that may be shown again, never a CVV. */
  readonly values: Readonly<Partial<Record<CardField, string>>>;
  readonly errors: Readonly<Partial<Record<CardField, CardProblem>>>;
}

export interface ThreeDSecurePage {
  readonly order: OrderSummary;
  readonly cardLast4: string | undefined;
}

/** A checkout that can no longer be paid, or a confirmation endpoint. */
export interface OutcomePage {
  readonly order: OrderSummary;
  readonly status: SandboxCheckoutStatus;
  /** Where the shopper goes on to; absent on the confirmation endpoints, where the journey ends. */
  readonly continueTo: string | undefined;
}

/** A page about no checkout in particular. */
export interface NoticePage {
  readonly title: string;
  readonly text: string;
}
