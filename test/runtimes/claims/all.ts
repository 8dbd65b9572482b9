import type { Claim } from './claim.js';
import { NETWORK } from './network.js';
import { REFUSALS } from './refusals.js';
import { SECRETS } from './secrets.js';
import { SELLING } from './selling.js';
import { TIME } from './time.js';

/** What has to be so on every runtime. */
export const CLAIMS: readonly Claim[] = [...SELLING, ...REFUSALS, ...NETWORK, ...TIME, ...SECRETS];
