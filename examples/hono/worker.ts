import { createApp } from './app.js';
import { DurableOrderStore, type OrderObject } from './durable-orders.js';
import { createPaymenntClient, type PaymenntVariables } from './paymennt-client.js';
import { Payments } from './payments.js';

export { OrderObject } from './durable-orders.js';

interface Env extends PaymenntVariables {
  readonly ORDERS: DurableObjectNamespace<OrderObject>;
}

// Workers find their entry by this export.
export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    const payments = new Payments(createPaymenntClient(env), new DurableOrderStore(env.ORDERS));
    return createApp(payments).fetch(request);
  },
};
