import { PaymenntClient } from 'paymennt';
import { CANARIES, canaryOrder } from './canaries.js';
import { LEAK_SCENARIOS } from './leak-scenarios.js';

/**
 * A program that logs carelessly and then dies of a payment that failed: what it leaves on its output is what a crash
 * reporter would collect.
 */
const scenario = LEAK_SCENARIOS.find(({ name }) => name === process.argv[2]);
if (!scenario) throw new Error('no such scenario');

const paymennt = new PaymenntClient({
  apiKey: CANARIES.apiKey,
  apiSecret: CANARIES.apiSecret,
  environment: 'test',
  maxRetries: 0,
  fetch: scenario.fetch,
  hooks: {
    onRequest: console.log,
    onResponse: console.log,
    onRetry: console.log,
    onDrift: console.log,
  },
});

console.log('%o %j', paymennt, paymennt);
console.dir(paymennt, { depth: 9, showHidden: true });
await paymennt.checkouts.createMobile(canaryOrder).catch((error: unknown) => {
  console.error(error);
  console.error(JSON.stringify(error));
  console.dir(error, { depth: 9, showHidden: true });
});
await paymennt.payments.create({
  source: { type: 'STORED_CARD', token: CANARIES.cardToken, cvv: CANARIES.cvv },
  checkoutDetails: canaryOrder,
});
