import { type SandboxContext, timestamp } from '../context.js';
import type { SandboxCheckout, SandboxCheckoutStatus, SandboxPayment } from '../records/index.js';
import { canMove, move } from './lifecycle.js';

/**
 * Events that the bank, the shopper or time causes. Each method takes the id of a checkout, changes the status and returns
 * a copy of the changed checkout. Each method throws an `Error` if there is no such checkout, or if its status does not
 * allow the change.
 *
 * @example
 * ```ts
 * // sandbox-bank.mjs
 * import { PaymenntClient } from 'paymennt';
 * import { createSandbox } from 'paymennt/sandbox';
 * import { buildQrCheckoutParams } from 'paymennt/testing';
 *
 * const { credentials, environment, fetch, bank } = createSandbox();
 * const paymennt = new PaymenntClient({ ...credentials, environment, fetch });
 * const newCheckout = async () => (await paymennt.checkouts.createQr(buildQrCheckoutParams())).id;
 *
 * const paid = await newCheckout();
 * bank.hold(paid).status; // 'PENDING_CONFIRMATION'
 * bank.pay(paid).status; // 'PAID'
 * bank.chargeback(paid).status; // 'CHARGEBACK'
 *
 * const [paymentId = ''] = bank.authorize(await newCheckout()).paymentIds;
 * (await paymennt.payments.capture(paymentId)).status; // 'CAPTURED'
 *
 * bank.decline(await newCheckout()).status; // 'FAILED'
 * bank.expire(await newCheckout()).status; // 'EXPIRED'
 * bank.cancelByShopper(await newCheckout()).status; // 'CANCELLED'
 * ```
 */
export interface SandboxBank {
  /** The bank reserves the amount. The checkout becomes `AUTHORIZED`. */
  authorize(checkoutId: string): SandboxCheckout;
  /** The bank pays, confirms a held payment, or captures a reserved amount. The checkout becomes `PAID`. */
  pay(checkoutId: string): SandboxCheckout;
  /** The bank declines the payment. The checkout becomes `FAILED`. */
  decline(checkoutId: string): SandboxCheckout;
  /** The bank delays its answer. The checkout is `PENDING_CONFIRMATION` until `pay`, `authorize` or `decline`. */
  hold(checkoutId: string): SandboxCheckout;
  /** The shopper disputes a payment and the bank takes the money back. The checkout becomes `CHARGEBACK`. */
  chargeback(checkoutId: string): SandboxCheckout;
  /** The time to pay or to capture ends. The checkout becomes `EXPIRED`. */
  expire(checkoutId: string): SandboxCheckout;
  /** The shopper presses Cancel on the pay page of a `PENDING` checkout. The checkout becomes `CANCELLED`. */
  cancelByShopper(checkoutId: string): SandboxCheckout;
}

export function createBank(context: SandboxContext): SandboxBank {
  function act(verb: string, checkoutId: string, status: SandboxCheckoutStatus, cause: string) {
    context.scheduler.runDue();
    const checkout = context.store.checkouts.get(checkoutId);
    if (!checkout) throw new Error(`bank.${verb}: there is no checkout ${JSON.stringify(checkoutId)}.`);
    if (!canMove(checkout, status)) {
      throw new Error(`bank.${verb}: a checkout that is ${checkout.status} cannot become ${status}.`);
    }
    if (status === 'PAID' || status === 'AUTHORIZED') recordPayment(context, checkout, status);
    move(context, checkout, status, cause);
    return structuredClone(checkout);
  }

  return {
    authorize: (id) => act('authorize', id, 'AUTHORIZED', 'bank authorised'),
    pay: (id) => act('pay', id, 'PAID', 'bank paid'),
    decline: (id) => act('decline', id, 'FAILED', 'bank declined'),
    hold: (id) => act('hold', id, 'PENDING_CONFIRMATION', 'bank holds'),
    chargeback: (id) => act('chargeback', id, 'CHARGEBACK', 'bank charged back'),
    expire: (id) => act('expire', id, 'EXPIRED', 'time'),
    cancelByShopper: (id) => {
      const checkout = context.store.checkouts.get(id);
      if (checkout && checkout.status !== 'PENDING') {
        throw new Error(
          `bank.cancelByShopper: a shopper cannot cancel a checkout that is ${checkout.status}.`,
        );
      }
      return act('cancelByShopper', id, 'CANCELLED', 'shopper cancelled');
    },
  };
}

/** Adds the payment, because no shopper typed a card that would have added it. */
function recordPayment(
  context: SandboxContext,
  checkout: SandboxCheckout,
  status: 'PAID' | 'AUTHORIZED',
): void {
  if (checkout.status === 'AUTHORIZED') return;
  const payment: SandboxPayment = {
    id: context.ids.id(),
    checkoutId: checkout.id,
    currency: checkout.currency,
    amount: checkout.amount,
    status: status === 'PAID' ? 'CAPTURED' : 'AUTHORIZED',
    createdAt: timestamp(context),
    behaviour: 'approve',
  };
  context.store.put({ payments: [payment] });
  checkout.paymentIds.push(payment.id);
  checkout.usedPaymentMethod = 'CARD';
}
