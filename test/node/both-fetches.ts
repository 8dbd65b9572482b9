import type { FetchLike } from 'paymennt';
import { createNodeFetch } from 'paymennt/node';

/** Whatever holds for one of them has to hold for the other. */
export const BOTH_FETCHES: readonly (readonly [string, FetchLike])[] = [
  ['the global fetch', (url, init) => fetch(url, init)],
  ['createNodeFetch()', createNodeFetch()],
];
