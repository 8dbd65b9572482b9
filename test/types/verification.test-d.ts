import type { Checkout, PaidCheckout, PaymenntClient, Verification, VerifiedCheckout } from 'paymennt';
import type { Equal, Expect } from './expect.js';

declare const client: PaymenntClient;
declare const parsedBody: Record<string, unknown>;
declare const checkout: Checkout;
declare const verification: Verification;

/** What a shop does with the money in hand. */
declare function ship(checkout: PaidCheckout): void;

/** What `verify` has found to be paid can be shipped, with every field that was compared. */
export async function shipsWhatIsVerified(): Promise<void> {
  const result = await client.checkouts.verify('1', { orderId: 'ORD-1', amount: 1, currency: 'AED' });
  if (result.verified) ship(result.checkout);
  else result.reason satisfies 'not_paid' | 'mismatch';
}

/** Nothing else can: each of these has to be an error of the compiler. */
export async function shipsNothingElse(): Promise<void> {
  // @ts-expect-error the answer may say that it is not verified
  ship(verification.checkout);
  // @ts-expect-error a checkout may be anybody's
  ship(checkout);
  // @ts-expect-error what get fetched was compared with nothing
  ship(await client.checkouts.get('1'));
  // @ts-expect-error what a webhook named was compared with nothing
  ship(await client.checkouts.fromWebhook('{"id":"1"}'));
  // @ts-expect-error what is final may have failed, or be another order
  ship(await client.checkouts.waitForFinal('1'));
  // @ts-expect-error a row of a search was compared with nothing
  for await (const row of client.checkouts.search({ status: ['PAID'] })) ship(row);
  // @ts-expect-error a parsed body may say anything
  ship(parsedBody);
  // @ts-expect-error a status that was checked is not yet the right order
  if (checkout.status === 'PAID') ship(checkout);
  // @ts-expect-error a literal can be typed by anybody
  ship({ id: '1', status: 'PAID', rawStatus: 'PAID', orderId: 'ORD-1', currency: 'AED', amount: 1 });
  // @ts-expect-error a spread of a checkout is a literal
  ship({ ...checkout, status: 'PAID', orderId: 'ORD-1', currency: 'AED', amount: 1 });
  if (verification.verified === false) {
    // @ts-expect-error it is not verified
    ship(verification.checkout);
  }
}

/** Proof of payment cannot be made by hand. */
export const forged = (): PaidCheckout => {
  // @ts-expect-error the mark of a PaidCheckout is not exported
  return { ...checkout, status: 'PAID', orderId: 'ORD-1', currency: 'AED', amount: 1, paid: true };
};

export type ProofIsComplete = [
  Expect<Equal<PaidCheckout['status'], 'PAID'>>,
  Expect<Equal<PaidCheckout['orderId'], string>>,
  Expect<Equal<PaidCheckout['currency'], string>>,
  Expect<Equal<PaidCheckout['amount'], number>>,
  Expect<PaidCheckout extends Checkout ? true : false>,
  Expect<Equal<Checkout extends PaidCheckout ? true : false, false>>,
  Expect<Equal<VerifiedCheckout['checkout'], PaidCheckout>>,
];
