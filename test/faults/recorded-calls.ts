import type { PaymenntClient } from 'paymennt';
import { mobileCheckoutOf } from './mobile-checkout.js';
import * as recorded from './recorded-answers.js';

/** A method, called with valid input, and a full answer to it. */
export interface RecordedCall {
  call(client: PaymenntClient): Promise<unknown>;
  readonly answer: unknown;
  /** Where the answer says what it is about: the id and the status of its object. Lists have them in their rows. */
  readonly essential: readonly string[];
}

const order = mobileCheckoutOf({
  requestId: recorded.checkout.requestId,
  orderId: recorded.checkout.orderId,
  currency: 'AED',
  amount: 100,
});
const described = { ...order, description: 'Two things' };
const id = recorded.checkout.id;
const WITH_STATUS = ['result.id', 'result.status'];
// A creation that is answered with another requestId was answered for somebody else; with another order or currency,
// its requestId belongs to an older checkout.
const OF_REQUEST = [...WITH_STATUS, 'result.requestId', 'result.orderId', 'result.currency'];
const WITH_ID = ['result.id'];

const one = (
  call: RecordedCall['call'],
  result: recorded.Json,
  essential: readonly string[] = WITH_STATUS,
): RecordedCall => ({ call, answer: recorded.envelope(result), essential });

const page = (call: RecordedCall['call'], row: recorded.Json, ...essential: string[]): RecordedCall => ({
  call,
  answer: recorded.pageOf(row),
  essential: ['result.content', 'result.content.0', ...essential.map((name) => `result.content.0.${name}`)],
});

const bare = (call: RecordedCall['call'], row: recorded.Json): RecordedCall => ({
  call,
  answer: [recorded.envelope(row)],
  essential: ['', '0', '0.success', '0.result', '0.result.id'],
});

const { checkout, subscription, branch, terminal, webhook, storedCard } = recorded;

const checkoutCalls = {
  'checkouts.createWeb': one(
    (client) =>
      client.checkouts.createWeb({ ...order, returnUrl: 'https://shop.example.com/payment-redirect/' }),
    checkout,
    OF_REQUEST,
  ),
  'checkouts.createMobile': one((client) => client.checkouts.createMobile(order), checkout, OF_REQUEST),
  'checkouts.createLink': one(
    (client) => client.checkouts.createLink(described),
    recorded.linkCheckout,
    OF_REQUEST,
  ),
  'checkouts.createQr': one(
    ({ checkouts }) =>
      checkouts.createQr({
        requestId: order.requestId,
        orderId: order.orderId,
        currency: 'AED',
        amount: 100,
      }),
    recorded.qrCheckout,
    OF_REQUEST,
  ),
  'checkouts.createTerminal': one(
    ({ checkouts }) =>
      checkouts.createTerminal({
        requestId: order.requestId,
        orderId: order.orderId,
        currency: 'AED',
        amount: 100,
        terminalId: terminal.id,
      }),
    recorded.terminalCheckout,
    OF_REQUEST,
  ),
  'checkouts.search': page(async (client) => client.checkouts.search(), checkout, 'id', 'status'),
  'checkouts.get': one((client) => client.checkouts.get(id), checkout),
  'checkouts.resendToTerminal': one((client) => client.checkouts.resendToTerminal(id), checkout),
  'checkouts.cancel': one((client) => client.checkouts.cancel(id), checkout),
  'checkouts.refund': one(
    (client) => client.checkouts.refund(id, { amount: 5, currency: 'AED', note: 'Out of stock' }),
    checkout,
  ),
};

const paymentAndCardCalls = {
  'payments.create': one(
    ({ payments }) =>
      payments.create({
        source: { type: 'TOKEN', token: 'token-of-a-payment' },
        checkoutDetails: { ...order, returnUrl: 'https://shop.example.com/payment-redirect/' },
      }),
    recorded.redirectPayment,
  ),
  'payments.get': one((client) => client.payments.get(recorded.payment.id), recorded.payment),
  'payments.capture': one((client) => client.payments.capture(recorded.payment.id), recorded.payment),
  'cards.list': page(
    async (client) => client.cards.list({ customerReferenceId: 'CUST-7' }),
    storedCard,
    'token',
  ),
  'cards.get': one((client) => client.cards.get(storedCard.token), storedCard, ['result.token']),
  'cards.delete': one((client) => client.cards.delete(storedCard.token), storedCard, ['result.token']),
};

const subscriptionCalls = {
  'subscriptions.search': page(async (client) => client.subscriptions.search(), subscription, 'id', 'status'),
  'subscriptions.create': one(
    ({ subscriptions }) =>
      subscriptions.create({
        description: 'dozen of cookies',
        currency: 'AED',
        amount: 49.5,
        customer: order.customer,
        startDate: '2026-02-01',
        sendOnHour: 0,
        sendEvery: 'MONTH',
      }),
    subscription,
  ),
  'subscriptions.get': one((client) => client.subscriptions.get(subscription.id), subscription),
  'subscriptions.pause': one((client) => client.subscriptions.pause(subscription.id), subscription),
  'subscriptions.resume': one((client) => client.subscriptions.resume(subscription.id), subscription),
  'subscriptions.listPayments': page(
    async (client) => client.subscriptions.listPayments(subscription.id),
    recorded.subscriptionPayment,
    'id',
  ),
};

const branchAndTerminalCalls = {
  'branches.list': bare(async (client) => client.branches.list(), branch),
  'branches.create': one(
    (client) => client.branches.create({ name: 'Main branch', currency: 'AED' }),
    branch,
    WITH_ID,
  ),
  'branches.get': one((client) => client.branches.get(branch.id), branch, WITH_ID),
  'branches.enable': one((client) => client.branches.enable(branch.id), branch, WITH_ID),
  'branches.disable': one((client) => client.branches.disable(branch.id), branch, WITH_ID),
  'terminals.list': bare(async (client) => client.terminals.list(), terminal),
  'terminals.get': one((client) => client.terminals.get(terminal.id), terminal, WITH_ID),
};

const webhookCalls = {
  'webhooks.list': bare(async (client) => client.webhooks.list(), webhook),
  'webhooks.create': one((client) => client.webhooks.create({ address: webhook.address }), webhook, WITH_ID),
  'webhooks.get': one((client) => client.webhooks.get(webhook.id), webhook, WITH_ID),
  'webhooks.test': one((client) => client.webhooks.test(webhook.id), webhook, WITH_ID),
  'webhooks.enable': one((client) => client.webhooks.enable(webhook.id), webhook, WITH_ID),
  'webhooks.disable': one((client) => client.webhooks.disable(webhook.id), webhook, WITH_ID),
  'webhooks.delete': one((client) => client.webhooks.delete(webhook.id), webhook, WITH_ID),
};

/** All 36 operations. */
export const RECORDED_CALLS: Readonly<Record<string, RecordedCall>> = {
  ...checkoutCalls,
  ...paymentAndCardCalls,
  ...subscriptionCalls,
  ...branchAndTerminalCalls,
  ...webhookCalls,
};
