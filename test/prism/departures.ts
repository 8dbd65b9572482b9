import { OPERATIONS } from '../contract/merchant-api.js';
import type { Node } from './document.js';
import { factsOf } from './facts.js';
import { translate } from './translate.js';

const TIMESTAMP = String.raw`text like ^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$`;

/**
 * What the contract knows better than the machine-readable part of the document, and why.
 * `-` is a statement of the document that the contract lacks, `+` one that the contract adds.
 */
const DELIBERATE = [
  // Only the description has the format (see api-notes: after-timestamp).
  '- search-checkouts query.afterTimestamp: optional text',
  `+ search-checkouts query.afterTimestamp: optional ${TIMESTAMP}`,
  '- search-subscriptions query.afterTimestamp: optional text',
  `+ search-subscriptions query.afterTimestamp: optional ${TIMESTAMP}`,
  // The vendor's file excludes a minimum that it does not give (see api-notes: refund-amount).
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
  // Conditions and a null that only descriptions have (see api-notes: conditional-fields, optional-fields).
  '+ PaymentRequest: needs checkoutId or checkoutDetails',
  '+ SubscriptionRequest: needs customer or customerId',
  '+ SubscriptionPaymentResponse.checkout: may be null',
  // Fields of the vendor's file that are no input (see api-notes: leaked-fields).
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
