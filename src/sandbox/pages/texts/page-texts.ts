import type { SandboxCheckoutStatus } from '../../records/index.js';
import type { CardField, CardProblem } from '../models.js';

/** Every word of the shopper's pages. A language that lacks one does not compile. */
export interface PageTexts {
  readonly lang: 'en' | 'ar';
  readonly dir: 'ltr' | 'rtl';
  /** Names the links to the other languages. */
  readonly language: string;
  readonly simulation: { readonly word: string; readonly text: string };
  readonly order: {
    readonly heading: string;
    /** The number of items follows, in brackets. */
    readonly items: string;
    readonly item: string;
    readonly quantity: string;
    readonly price: string;
    readonly subtotal: string;
    readonly tax: string;
    readonly shipping: string;
    readonly handling: string;
    readonly discount: string;
    readonly total: string;
  };
  readonly payment: {
    readonly title: string;
    readonly form: string;
    readonly fields: Readonly<Record<CardField, string>>;
    readonly hints: Readonly<Record<'cardNumber' | 'expiry' | 'cvv', string>>;
    readonly problems: Readonly<Record<CardProblem, string>>;
    /** The names of the fields follow. */
    readonly problemsHeading: string;
    /** Between the names of two fields. */
    readonly comma: string;
    /** The amount follows. */
    readonly pay: string;
    readonly cancel: string;
  };
  readonly testCards: {
    readonly heading: string;
    readonly text: string;
    /** Fills the form with a card. */
    readonly use: string;
    readonly threeDSecure: string;
    readonly frictionless: string;
    readonly declined: string;
  };
  readonly threeDSecure: {
    readonly title: string;
    readonly bank: string;
    readonly question: string;
    /** The last four digits follow, then `questionEnd`. */
    readonly questionWithCard: string;
    readonly questionEnd: string;
    readonly approve: string;
    readonly decline: string;
  };
  readonly outcomes: Readonly<
    Record<SandboxCheckoutStatus, { readonly title: string; readonly text: string }>
  >;
  readonly onward: string;
  readonly closePage: string;
}
