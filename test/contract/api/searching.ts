import { integer, optional, text } from '../schema.js';

/** The dots are part of the names (trap T23). */
export const searchWho = {
  'customer.reference': optional(text('CUST-77')),
  'customer.email': optional(text('aisha+orders@example.com')),
  'customer.phone': optional(text('+971500000000')),
};

export const searchSince = {
  // An integer without a format, and real ids have nineteen digits: the text must arrive digit by digit (trap T4).
  afterId: optional(integer('1686414183718160542')),
  // Only a sentence describes the format, with months and minutes swapped in it; the vendor's machine-readable
  // part takes any text (trap T24). A blank between day and time is what the sentence says.
  afterTimestamp: optional(text('2024-05-06 07:08:09', { pattern: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/ })),
};
