import { integer, optional, text } from '../schema.js';

/** The dots are part of the names (see api-notes: dotted-query-names). */
export const searchWho = {
  'customer.reference': optional(text('CUST-77')),
  'customer.email': optional(text('aisha+orders@example.com')),
  'customer.phone': optional(text('+971500000000')),
};

export const searchSince = {
  // An integer of up to 19 digits, which must arrive digit by digit (see api-notes: after-id).
  afterId: optional(integer('1686414183718160542')),
  // Only a description has the format, with a blank between day and time (see api-notes: after-timestamp).
  afterTimestamp: optional(text('2024-05-06 07:08:09', { pattern: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/ })),
};
