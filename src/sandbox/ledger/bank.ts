import { type SandboxContext, timestamp } from '../context.js';
import type { SandboxCheckout, SandboxCheckoutStatus, SandboxPayment } from '../records/index.js';
import { canMove, move } from './lifecycle.js';

/**
 * The acts of the bank, the shopper and time. Each takes the id of a checkout and returns the changed checkout.
 *
 * Each throws an `Error` when there is no such checkout, or when the status does not allow the change.
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
 * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams());
 * bank.hold(id);
 * bank.pay(id);
 * const { history } = bank.chargeback(id);
 * history.map(({ cause }) => cause).join(', '); // 'created, bank holds, bank paid, bank charged back'
 * ```
 */
export interface SandboxBank {
  /**
   * The bank reserves the amount: AUTHORIZED.
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
   * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams());
   * const [paymentId = ''] = bank.authorize(id).paymentIds;
   * (await paymennt.payments.capture(paymentId)).status; // 'CAPTURED'
   * ```
   */
  authorize(checkoutId: string): SandboxCheckout;
  /**
   * The bank pays, or confirms what it kept waiting, or the reserved amount is captured: PAID.
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
   * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams());
   * bank.pay(id);
   * (await paymennt.checkouts.get(id)).status; // 'PAID'
   * ```
   */
  pay(checkoutId: string): SandboxCheckout;
  /**
   * The bank says no: FAILED.
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
   * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams());
   * bank.decline(id);
   * (await paymennt.checkouts.get(id)).status; // 'FAILED'
   * ```
   */
  decline(checkoutId: string): SandboxCheckout;
  /**
   * The bank takes its time: PENDING_CONFIRMATION, until `pay`, `authorize` or `decline`.
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
   * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams());
   * bank.hold(id);
   * (await paymennt.checkouts.get(id)).status; // 'PENDING_CONFIRMATION'
   * ```
   */
  hold(checkoutId: string): SandboxCheckout;
  /**
   * The shopper disputes a paid checkout and the bank takes the money back: CHARGEBACK.
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
   * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams());
   * bank.pay(id);
   * bank.chargeback(id);
   * (await paymennt.checkouts.get(id)).status; // 'CHARGEBACK'
   * ```
   */
  chargeback(checkoutId: string): SandboxCheckout;
  /**
   * Time runs out: EXPIRED.
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
   * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams());
   * bank.expire(id);
   * (await paymennt.checkouts.get(id)).status; // 'EXPIRED'
   * ```
   */
  expire(checkoutId: string): SandboxCheckout;
  /**
   * The shopper presses Cancel on the pay page: CANCELLED.
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
   * const { id } = await paymennt.checkouts.createQr(buildQrCheckoutParams());
   * bank.cancelByShopper(id);
   * (await paymennt.checkouts.get(id)).status; // 'CANCELLED'
   * ```
   */
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

/** Money that moves has a payment behind it, even when no card was typed in. */
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
  context.store.payments.set(payment.id, payment);
  checkout.paymentIds.push(payment.id);
  checkout.usedPaymentMethod = 'CARD';
}
