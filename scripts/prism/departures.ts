import { OPERATIONS } from '../../test/contract/merchant-api.js';
import type { Node } from './document.js';
import { factsOf } from './facts.js';
import { translate } from './translate.js';

const TIMESTAMP = String.raw`text like ^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$`;

/**
 * What the contract knows better than the machine-readable part of the document, and why.
 * `-` is a statement of the document that the contract lacks, `+` one that the contract adds.
 */
const DELIBERATE = [
  // Only the description has the format (T24).
  '- search-checkouts query.afterTimestamp: optional text',
  `+ search-checkouts query.afterTimestamp: optional ${TIMESTAMP}`,
  '- search-subscriptions query.afterTimestamp: optional text',
  `+ search-subscriptions query.afterTimestamp: optional ${TIMESTAMP}`,
  // A bound that excludes a minimum which is not there (T8).
  '- refund-checkout query.amount: required number',
  '+ refund-checkout query.amount: required number above 0',
  // Prism, like most servers, takes an empty parameter for a missing one.
  '- refund-checkout query.note: required text',
  '+ refund-checkout query.note: required text from 1',
  '- list-customer-stored-cards query.customerReferenceId: required text',
  '+ list-customer-stored-cards query.customerReferenceId: required text from 1',
  '- delete-stored-card query.cardToken: required text',
  '+ delete-stored-card query.cardToken: required text from 1',
  '- get-stored-card query.cardToken: required text',
  '+ get-stored-card query.cardToken: required text from 1',
  // Conditions and a null that only prose speaks of (T17, T36).
  '+ PaymentRequest: needs checkoutId or checkoutDetails',
  '+ SubscriptionRequest: needs customer or customerId',
  '+ SubscriptionPaymentResponse.checkout: may be null',
  // Java bean getters that leaked into the request types (T18).
  '- PaymentRequest.validReturnUrl: optional flag',
  '- PaymentRequest.validBillingAddress: optional flag',
  '- StoredCardPaymentSource.validShopperIpAddress: optional flag',
  '- StoredCardPaymentSource.validBrowserInfo: optional flag',
];

/** Differences between the contract and the repaired document that nobody has decided on. */
export function surprises(document: Node): string[] {
  const [theirs, ours] = [factsOf(translate(document)), factsOf(OPERATIONS)];
  const differences = [
    ...[...theirs].filter((fact) => !ours.has(fact)).map((fact) => `- ${fact}`),
    ...[...ours].filter((fact) => !theirs.has(fact)).map((fact) => `+ ${fact}`),
  ];
  const gone = DELIBERATE.filter((line) => !differences.includes(line));
  return [
    ...differences.filter((line) => !DELIBERATE.includes(line)),
    ...gone.map((line) => `no longer different: ${line}`),
  ];
}
