import { type Checkout, fromMinorUnits, PaymenntClient } from 'paymennt';
import type { Sandbox } from 'paymennt/sandbox';

export function merchantOf({ credentials, environment, fetch }: Sandbox): PaymenntClient {
  return new PaymenntClient({ ...credentials, environment, fetch });
}

/** What is to be paid, as an order of the shop says it. */
export interface ToPay {
  readonly orderId: string;
  readonly currency: string;
  readonly amountMinor: number;
}

let requests = 0;

/** A checkout that the gateway knows, made the way the shop makes them. */
export function openCheckout(merchant: PaymenntClient, toPay: ToPay): Promise<Checkout> {
  const { orderId, currency, amountMinor } = toPay;
  requests += 1;
  return merchant.checkouts.createLink({
    requestId: `${orderId}-${requests}`,
    orderId,
    currency,
    amount: fromMinorUnits(amountMinor, currency),
    description: 'Coffee beans',
  });
}

/** One that was paid while nobody listened. */
export async function paidCheckout(sandbox: Sandbox, toPay: ToPay): Promise<string> {
  const { id } = await openCheckout(merchantOf(sandbox), toPay);
  sandbox.bank.pay(id);
  return id;
}
