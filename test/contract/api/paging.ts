import { number, optional } from '../schema.js';

// The document types both as `number`, so `size=1.5` is within it (trap T6). Pages count from 0; no maximum is stated.
export const paging = {
  page: optional(number('0', { atLeast: 0 })),
  size: optional(number('20', { atLeast: 1 })),
};
