import type { SandboxCheckoutStatus } from '../../records/index.js';

/** Every text of the shopper's pages. Another language has the type {@link PageTexts}, so it cannot lack a text. */
export const ENGLISH = {
  lang: 'en' as 'en' | 'ar',
  dir: 'ltr' as 'ltr' | 'rtl',
  /** Names the links to the other languages. */
  language: 'Language',
  simulation: { word: 'Simulation.', text: 'No money moves here. Never enter a real card.' },
  order: {
    heading: 'Order',
    /** The number of items follows, in brackets. */
    items: 'Items',
    item: 'Item',
    quantity: 'Quantity',
    price: 'Price',
    subtotal: 'Subtotal',
    tax: 'Tax',
    shipping: 'Shipping',
    handling: 'Handling',
    discount: 'Discount',
    total: 'Total',
  },
  payment: {
    title: 'Payment',
    form: 'Card payment',
    fields: {
      cardNumber: 'Card number',
      expiry: 'Expiry date',
      cvv: 'CVV',
      name: 'Name on card',
      terms: 'I accept the Terms & Conditions',
    },
    hints: {
      cardNumber: '16 digits, with or without spaces',
      expiry: 'Month and year: MM/YY',
      cvv: 'Three digits on the back of the card',
    },
    problems: {
      'number-invalid': 'Enter a valid card number.',
      'number-not-a-test-card': 'This is a simulation. Use one of the test cards, never a real card.',
      'number-not-allowed': 'This order cannot be paid with this kind of card.',
      'expiry-invalid': 'Enter the expiry date as MM/YY.',
      'expiry-past': 'This card has expired.',
      'cvv-invalid': 'Enter the three digits on the back of the card.',
      'name-missing': 'Enter the name as it is on the card.',
      'terms-not-accepted': 'Accept the Terms & Conditions to pay.',
    },
    /** The names of the fields follow. */
    problemsHeading: 'Please correct these fields:',
    /** Separates the names of two fields. */
    comma: ', ',
    /** The amount follows. */
    pay: 'Pay',
    cancel: 'Cancel',
  },
  testCards: {
    heading: 'Test cards',
    text: 'Tap a card to fill in the form with test data. The expiry date 12/25 always works.',
    /** Fills the form with a card. */
    use: 'Fill in',
    threeDSecure: 'asks for 3-D Secure, then pays',
    frictionless: 'pays at once',
    declined: 'is declined',
  },
  threeDSecure: {
    title: '3-D Secure',
    bank: 'Your bank (simulated)',
    question: 'Did you make this payment?',
    /** The last four digits follow, then `questionEnd`. */
    questionWithCard: 'Did you make this payment with the card ending in',
    questionEnd: '?',
    approve: 'Approve',
    decline: 'Decline',
  },
  outcomes: {
    PENDING: { title: 'Payment not completed', text: 'This order has not been paid yet.' },
    PENDING_CONFIRMATION: { title: 'Payment being confirmed', text: 'Your bank has not answered yet.' },
    AUTHORIZED: { title: 'Payment authorised', text: 'The amount is reserved on your card.' },
    PAID: { title: 'Payment received', text: 'Thank you. The merchant will confirm your order.' },
    FAILED: { title: 'Payment declined', text: 'Your bank declined the payment. Nothing was charged.' },
    CANCELLED: { title: 'Payment cancelled', text: 'The payment was cancelled. Nothing was charged.' },
    EXPIRED: {
      title: 'Payment expired',
      text: 'This payment was not completed in time. Nothing was charged.',
    },
    REFUNDED: { title: 'Payment refunded', text: 'The amount was refunded to you.' },
    PARTIALLY_REFUNDED: {
      title: 'Payment partially refunded',
      text: 'Part of the amount was refunded to you.',
    },
    CHARGEBACK: { title: 'Payment charged back', text: 'Your bank took the amount back.' },
  } satisfies Record<SandboxCheckoutStatus, { title: string; text: string }>,
  continue: 'Continue',
  closePage: 'You may close this page.',
};

export type PageTexts = typeof ENGLISH;
export type CardField = keyof PageTexts['payment']['fields'];
/** A mistake in a field of the card form. */
export type CardProblem = keyof PageTexts['payment']['problems'];
