import { ORDER } from '../support/answers.js';
import { clientWith } from '../support/client.js';

/** Creates one checkout and prints its id. */
const [, , apiBaseUrl = '', payBaseUrl = '', apiKey = '', apiSecret = ''] = process.argv;
const { checkouts } = clientWith({ environment: { apiBaseUrl, payBaseUrl }, apiKey, apiSecret });
console.log((await checkouts.createMobile(ORDER)).id);
