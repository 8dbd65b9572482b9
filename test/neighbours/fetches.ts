import crossFetch from 'cross-fetch';
import nodeFetch2 from 'node-fetch2';
import nodeFetch3 from 'node-fetch3';
import type { FetchLike } from 'paymennt';
import { createNodeFetch } from 'paymennt/node';
import { Agent, fetch as undiciFetch } from 'undici';

const dispatcher = new Agent({ keepAliveTimeout: 100 });

/** Functions that users pass as `fetch`. None needs a cast, apart from the settings of this repository. */
export const FETCHES: readonly (readonly [string, FetchLike])[] = [
  // Its types take no `AbortSignal` at all under `exactOptionalPropertyTypes`. Without that it needs no cast:
  // test/package compiles it.
  ['node-fetch 2', nodeFetch2 as unknown as FetchLike],
  ['node-fetch 3', nodeFetch3],
  ['cross-fetch', crossFetch],
  ['fetch of undici', undiciFetch],
  ['fetch of undici with a dispatcher', (url, init) => undiciFetch(url, { ...init, dispatcher })],
  ['the global fetch', globalThis.fetch],
  ['a wrapper of the global fetch', (url, init) => fetch(new Request(url, init))],
  ['createNodeFetch', createNodeFetch()],
];
