import { number, optional } from '../schema.js';

// The vendor's file allows `size=1.5` (see api-notes: page-numbers).
export const paging = {
  page: optional(number('0', { atLeast: 0 })),
  size: optional(number('20', { atLeast: 1 })),
};
