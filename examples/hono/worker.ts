import { PaymenntClient } from 'paymennt';
import type { PaymentFlow } from 'paymennt/flow';
import { createApp } from './app.js';
import { createPayments } from './payments.js';
import type { ShopDatabase } from './shop-database.js';

export { ShopDatabase } from './shop-database.js';

interface Env {
  readonly SHOP: DurableObjectNamespace<ShopDatabase>;
}

function paymentsOf({ SHOP }: Env): PaymentFlow {
  const database = SHOP.get(SHOP.idFromName('shop'));
  // `process.env` has the variables and secrets of the worker, with a compatibility date of 2026-08-04 or later.
  return createPayments(PaymenntClient.fromEnv(), (strings, ...values) =>
    database.run(strings.join('?'), values),
  );
}

// Workers find their entry by this export.
export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    return createApp(paymentsOf(env)).fetch(request);
  },
  /** Every five minutes, by the trigger in wrangler.jsonc: finds payments whose shopper never came back. */
  async scheduled(_event: ScheduledController, env: Env): Promise<void> {
    await paymentsOf(env).sweep();
  },
};
