import { html } from 'hono/html';
import { moneyText } from '../amounts.js';
import type { SandboxBank } from '../ledger/bank.js';
import { canMove } from '../ledger/lifecycle.js';
import type { Html } from '../pages/layout.js';
import type {
  SandboxCheckout,
  SandboxCheckoutStatus,
  SandboxDelivery,
  SandboxPayment,
} from '../records/index.js';
import { checkoutFacts, checkoutItems, rawCheckout } from './checkout-facts.js';
import { dashboardLayout, live, type PageFrame } from './dashboard-layout.js';
import { deliveryList } from './delivery-list.js';
import { refundable } from './merchant-actions.js';
import { ADDRESSES, actionButton, checkoutBadge, when } from './parts.js';

/** A button on a checkout. */
export interface BankAction {
  readonly verb: keyof SandboxBank;
  readonly label: string;
  readonly leadsTo: SandboxCheckoutStatus;
}

const ACTIONS: readonly BankAction[] = [
  { verb: 'pay', label: 'Pay', leadsTo: 'PAID' },
  { verb: 'authorize', label: 'Authorise', leadsTo: 'AUTHORIZED' },
  { verb: 'hold', label: 'Hold', leadsTo: 'PENDING_CONFIRMATION' },
  { verb: 'decline', label: 'Decline', leadsTo: 'FAILED' },
  { verb: 'chargeback', label: 'Charge back', leadsTo: 'CHARGEBACK' },
  { verb: 'expire', label: 'Expire', leadsTo: 'EXPIRED' },
  { verb: 'cancelByShopper', label: 'Cancel as shopper', leadsTo: 'CANCELLED' },
];

/** What can be done to a checkout as it is now. */
export function possibleActions(checkout: SandboxCheckout): BankAction[] {
  return ACTIONS.filter(
    ({ verb, leadsTo }) =>
      canMove(checkout, leadsTo) && (verb !== 'cancelByShopper' || checkout.status === 'PENDING'),
  );
}

export function bankVerb(name: string): keyof SandboxBank | undefined {
  return ACTIONS.find(({ verb }) => verb === name)?.verb;
}

function button(checkout: SandboxCheckout, { verb, label, leadsTo }: BankAction, token: string): Html {
  return actionButton({
    token,
    action: `${ADDRESSES.checkout(checkout.id)}/${verb}`,
    id: `act-${verb}`,
    label,
    name: `${label}: becomes ${leadsTo}`,
    kind: verb === 'pay' ? 'primary' : 'quiet',
  });
}

function actions(checkout: SandboxCheckout, token: string): Html {
  const possible = possibleActions(checkout);
  return html`<section class="panel" aria-labelledby="actions-heading">
  <h2 id="actions-heading">What the bank, the shopper or time can do</h2>
  ${
    possible.length === 0
      ? html`<p class="detail">Nothing more: ${checkout.status} is where it ends.</p>`
      : html`<div class="buttons">${possible.map((action) => button(checkout, action, token))}</div>`
  }
</section>`;
}

function merchant(frame: PageFrame, checkout: SandboxCheckout, capturable: boolean): Html | '' {
  const { token } = frame;
  const { id, currency } = checkout;
  const refunds = canMove(checkout, 'REFUNDED');
  if (!refunds && !capturable) return '';
  const captureButton = () =>
    actionButton({
      token,
      action: `${ADDRESSES.checkout(id)}/capture`,
      id: 'merchant-capture',
      label: 'Capture',
      kind: 'primary',
    });
  const refundForm = () => html`<form method="post" action="${ADDRESSES.checkout(id)}/refund" class="filters">
    <input type="hidden" name="token" value="${token}">
    <div class="medium"><label for="amount">Amount in ${currency}</label><input type="text" id="amount" name="amount" value="${refundable(checkout)}" inputmode="decimal" autocomplete="off"></div>
    <div><label for="note">Note</label><input type="text" id="note" name="note" placeholder="Returned" dir="auto" autocomplete="off"></div>
    <button type="submit" class="quiet" id="merchant-refund">Refund</button>
  </form>`;
  return html`<section class="panel" aria-labelledby="merchant-heading">
  <h2 id="merchant-heading">What you can do with the API</h2>
  ${capturable ? captureButton() : ''}${refunds ? refundForm() : ''}
</section>`;
}

function history(checkout: SandboxCheckout): Html {
  return html`<section class="panel" aria-labelledby="history-heading">
  <h2 id="history-heading">History</h2>
  <ol class="history">${checkout.history.map(
    ({ status, at, cause }) =>
      html`<li>${checkoutBadge(status)} <span>${cause}</span> <span class="detail">${when(at)}</span></li>`,
  )}</ol>
</section>`;
}

function payments(rows: readonly SandboxPayment[]): Html | '' {
  if (rows.length === 0) return '';
  return html`<section class="panel" aria-labelledby="payments-heading">
  <h2 id="payments-heading">Payments</h2>
  <ul class="plain">${rows.map(
    ({ id, status, currency, amount, card }) => html`<li>
    <strong>${status}</strong> ${moneyText(currency, amount)}${card === undefined ? '' : html`, ${card.brand} •••• ${card.last4}`}
    <span class="detail"><code>${id}</code></span></li>`,
  )}</ul>
</section>`;
}

/** One checkout with its history, its payments, its deliveries and its buttons. */
export function checkoutDetailPage(
  frame: PageFrame,
  page: {
    checkout: SandboxCheckout;
    payments: readonly SandboxPayment[];
    deliveries: readonly SandboxDelivery[];
    /** A payment waits to be captured. */
    capturable: boolean;
    /** The address of the pay page. */
    payPage: string;
    /** The checkout as the API returns it. */
    json: string;
    /** The requests about this checkout. */
    requests: Html | '';
  },
): Html {
  const { checkout } = page;
  const orderName = checkout.orderId === '' ? checkout.displayId : checkout.orderId;
  return dashboardLayout(frame, {
    title: `Order ${orderName}`,
    section: undefined,
    content: live(
      'checkout',
      html`<p class="back"><a href="${ADDRESSES.checkouts}" id="back">All checkouts</a></p>
<div class="heading">
  <h1>Order <bdi>${orderName}</bdi></h1>
  <p class="sum">${moneyText(checkout.currency, checkout.amount)} ${checkoutBadge(checkout.status)}</p>
  ${checkout.status === 'PENDING' ? html`<a class="button quiet" id="pay-page" href="/checkout/${checkout.checkoutKey}">Open the pay page</a>` : ''}
</div>
${actions(checkout, frame.token)}
${merchant(frame, checkout, page.capturable)}
<div class="halves">
  <section class="panel" aria-labelledby="facts-heading"><h2 id="facts-heading">Checkout</h2>${checkoutFacts(checkout, page.payPage)}</section>
  <div>${checkoutItems(checkout)}${history(checkout)}${payments(page.payments)}</div>
</div>
${page.deliveries.length === 0 ? '' : html`<section class="panel" aria-labelledby="deliveries-heading"><h2 id="deliveries-heading">Webhook deliveries</h2>${deliveryList(page.deliveries, frame.token)}</section>`}
${page.requests}
${rawCheckout(page.json)}`,
    ),
  });
}
