import type { SandboxItem, SandboxTotals } from '../records/index.js';
import type { CardField, CardProblem } from './texts/english.js';

// Most of these values come from requests, so a page must escape all of them. The `html` templates do so, as long as no
// template uses `raw`.

/** The order that the shopper pays for. Amounts are exact decimal texts in major units. */
export interface OrderSummary {
  readonly merchantName: string;
  readonly orderId: string;
  readonly displayId: string;
  readonly description: string | undefined;
  readonly currency: string;
  readonly amount: string;
  readonly items: readonly SandboxItem[];
  readonly totals: SandboxTotals | undefined;
  /** The choice of the request or of the shopper: `EN`, `ar`, or any other two or three characters. */
  readonly language: string | undefined;
}

export interface CheckoutPage {
  readonly order: OrderSummary;
  /** The texts in the fields: those of a test card, or those that a refused form may show again. Never a CVV. */
  readonly values: Readonly<Partial<Record<CardField, string>>>;
  readonly errors: Readonly<Partial<Record<CardField, CardProblem>>>;
}
