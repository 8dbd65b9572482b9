import { PaymenntClient, type PaymenntClientOptions, PaymenntError } from 'paymennt';
import { orderOf } from '../support/answers.js';
import type { Answer, Patience, PaymentClient, Seen } from './payment-client.js';

async function tell(call: Promise<Seen>): Promise<Answer> {
  try {
    return { said: 'done', seen: await call };
  } catch (error) {
    if (!PaymenntError.is(error)) return { said: 'crashed', code: String(error) };
    return { said: error.outcome === 'unknown' ? 'unknown' : 'refused', code: error.code };
  }
}

/** The SDK, as the runner drives it. */
export function sdkClient(
  apiBaseUrl: string,
  patience: Patience,
  options: Partial<PaymenntClientOptions> = {},
): PaymentClient {
  const paymennt = new PaymenntClient({
    apiKey: 'sandbox-key',
    apiSecret: 'sandbox-secret',
    environment: { apiBaseUrl, payBaseUrl: 'https://pay.test.paymennt.com' },
    ...patience,
    ...options,
  });
  return {
    create: (order) => tell(paymennt.checkouts.createMobile(orderOf(order))),
    refund: ({ checkoutId, ...refund }) => tell(paymennt.checkouts.refund(checkoutId, refund)),
    capture: (paymentId) => tell(paymennt.payments.capture(paymentId)),
    get: (checkoutId) => tell(paymennt.checkouts.get(checkoutId)),
  };
}
