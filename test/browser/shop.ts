import { PaymenntClient } from 'paymennt';
import { createSandbox, type Sandbox, type SandboxOptions } from 'paymennt/sandbox';
import { buildMobileCheckoutParams } from 'paymennt/testing';
import { onTestFinished } from 'vitest';

/** A basket that shows all that a summary can show. */
export const BASKET = {
  currency: 'AED',
  amount: '1105.00',
  items: [
    { name: 'Polarised sunglasses, tortoiseshell', quantity: 2, unitprice: '500.00', linetotal: '1000.00' },
    { name: 'Leather case', quantity: 1, linetotal: '60.00' },
  ],
  totals: {
    subtotal: '1060.00',
    tax: '50.00',
    shipping: '15.00',
    discount: '20.00',
    skipTotalsValidation: false,
  },
} as const;

export interface Shop {
  readonly sandbox: Sandbox;
  readonly paymennt: PaymenntClient;
  /** Where the sandbox is served. */
  readonly url: string;
  /** Creates a mobile checkout of the basket. */
  readonly order: (overrides?: Parameters<typeof buildMobileCheckoutParams>[0]) => Promise<{
    readonly id: string;
    readonly redirectUrl: string;
  }>;
}

/** A served sandbox with a merchant's client, closed when the test is over. */
export async function openShop(options?: SandboxOptions): Promise<Shop> {
  const sandbox = createSandbox(options);
  onTestFinished(() => sandbox.close());
  const { environment, url } = await sandbox.serve();
  const paymennt = new PaymenntClient({ ...sandbox.credentials, environment });
  return {
    sandbox,
    paymennt,
    url,
    async order(overrides) {
      const { id, redirectUrl } = await paymennt.checkouts.createMobile(
        buildMobileCheckoutParams({ ...BASKET, ...overrides }),
      );
      return { id, redirectUrl: String(redirectUrl) };
    },
  };
}
