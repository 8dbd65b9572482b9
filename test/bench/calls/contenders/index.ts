import type { MakeContender } from './contender.js';
import { kyAndZod } from './ky-and-zod.js';
import { paymennt, paymenntOverNode } from './ours.js';
import { checkoutCom, openai, square, stripeOverFetch, stripeOverNode } from './peers.js';
import { bareFetch, nodeHttp } from './plain.js';

export const BARE_FETCH = 'bare fetch + JSON.parse';
export const OURS = 'paymennt';
export const OURS_OVER_NODE = 'paymennt + createNodeFetch';

/** Everybody who is measured, by the name in the tables. */
export const CONTENDERS: Readonly<Record<string, MakeContender>> = {
  [BARE_FETCH]: bareFetch,
  'node:http keep-alive': nodeHttp,
  [OURS]: paymennt,
  [OURS_OVER_NODE]: paymenntOverNode,
  'ky + zod': kyAndZod,
  'stripe (node:http)': stripeOverNode,
  'stripe on its fetch': stripeOverFetch,
  openai,
  'checkout-sdk-node': checkoutCom,
  square,
};
