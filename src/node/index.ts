/**
 * For Node only: a `fetch` over `node:http` and `node:https`, for corporate proxies, mutual TLS, limits on sockets,
 * and speed.
 *
 * @module paymennt/node
 */
export { createNodeFetch } from './node-fetch.js';
export type { NodeFetchOptions } from './options.js';
