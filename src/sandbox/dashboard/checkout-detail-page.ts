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
import { ADDRESSES, actionButton, checkoutBadge, panel, postForm, when } from './parts.js';

/** The methods of the bank, each as a button. */
export const BANK_ACTIONS: readonly {
  readonly verb: keyof SandboxBank;
  readonly label: string;
  readonly leadsTo: SandboxCheckoutStatus;
}[] = [
  { verb: 'pay', label: 'Pay', leadsTo: 'PAID' },
  { verb: 'authorize', label: 'Authorise', leadsTo: 'AUTHORIZED' },
  { verb: 'hold', label: 'Hold', leadsTo: 'PENDING_CONFIRMATION' },
  { verb: 'decline', label: 'Decline', leadsTo: 'FAILED' },
  { verb: 'chargeback', label: 'Charge back', leadsTo: 'CHARGEBACK' },
  { verb: 'expire', label: 'Expire', leadsTo: 'EXPIRED' },
  { verb: 'cancelByShopper', label: 'Cancel as shopper', leadsTo: 'CANCELLED' },
];

function bankActions(checkout: SandboxCheckout, token: string): Html {
  const possible = BANK_ACTIONS.filter(
    ({ verb, leadsTo }) =>
      canMove(checkout, leadsTo) && (verb !== 'cancelByShopper' || checkout.status === 'PENDING'),
  );
  const buttons = possible.map(({ verb, label, leadsTo }) =>
    actionButton({
      token,
      action: `${ADDRESSES.checkout(checkout.id)}/${verb}`,
      id: `act-${verb}`,
      label,
      name: `${label}: becomes ${leadsTo}`,
      kind: verb === 'pay' ? 'primary' : 'quiet',
    }),
  );
  return panel(
    'actions',
    'Bank, shopper and time',
    possible.length === 0
      ? html`<p class="detail">No action is possible, because ${checkout.status} is final.</p>`
      : html`<div class="buttons">${buttons}</div>`,
  );
}

function merchantActions(token: string, checkout: SandboxCheckout, capturable: boolean): Html | '' {
  const address = ADDRESSES.checkout(checkout.id);
  const refunds = canMove(checkout, 'REFUNDED');
  if (!refunds && !capturable) return '';
  const captureButton = () =>
    actionButton({
      token,
      action: `${address}/capture`,
      id: 'merchant-capture',
      label: 'Capture',
      kind: 'primary',
    });
  const refundForm = () =>
    postForm(
      token,
      `${address}/refund`,
      'filters',
      html`<div class="medium"><label for="amount">Amount in ${checkout.currency}</label><input type="text" id="amount" name="amount" value="${refundable(checkout)}" inputmode="decimal" autocomplete="off"></div>
    <div><label for="note">Note</label><input type="text" id="note" name="note" placeholder="Returned" dir="auto" autocomplete="off"></div>
    <button type="submit" class="quiet" id="merchant-refund">Refund</button>`,
    );
  return panel(
    'merchant',
    'Merchant',
    html`${capturable ? captureButton() : ''}${refunds ? refundForm() : ''}`,
  );
}

function history(checkout: SandboxCheckout): Html {
  const entries = checkout.history.map(
    ({ status, at, cause }) =>
      html`<li>${checkoutBadge(status)} <span>${cause}</span> <span class="detail">${when(at)}</span></li>`,
  );
  return panel('history', 'History', html`<ol class="history">${entries}</ol>`);
}

function payments(rows: readonly SandboxPayment[]): Html | '' {
  if (rows.length === 0) return '';
  const entries = rows.map(
    ({ id, status, currency, amount, card }) => html`<li>
    <strong>${status}</strong> ${moneyText(currency, amount)}${card === undefined ? '' : html`, ${card.brand} •••• ${card.last4}`}
    <span class="detail"><code>${id}</code></span></li>`,
  );
  return panel('payments', 'Payments', html`<ul class="plain">${entries}</ul>`);
}

/** One checkout with its history, payments, deliveries, requests and buttons. */
export function checkoutDetailPage(
  frame: PageFrame,
  page: {
    checkout: SandboxCheckout;
    payments: readonly SandboxPayment[];
    deliveries: readonly SandboxDelivery[];
    /** Whether a payment can be captured. */
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
    heading: html`<p class="back"><a href="${ADDRESSES.checkouts}" id="back">All checkouts</a></p>`,
    content: live(
      'checkout',
      html`<div class="heading">
  <h1>Order <bdi>${orderName}</bdi></h1>
  <p class="sum">${moneyText(checkout.currency, checkout.amount)} ${checkoutBadge(checkout.status)}</p>
  ${checkout.status === 'PENDING' ? html`<a class="button quiet" id="pay-page" href="/checkout/${checkout.checkoutKey}">Open the pay page</a>` : ''}
</div>
${bankActions(checkout, frame.token)}
${merchantActions(frame.token, checkout, page.capturable)}
<div class="halves">
  ${panel('facts', 'Checkout', checkoutFacts(checkout, page.payPage))}
  <div>${checkoutItems(checkout)}${history(checkout)}${payments(page.payments)}</div>
</div>
${page.deliveries.length === 0 ? '' : panel('deliveries', 'Webhook deliveries', deliveryList(page.deliveries, frame.token))}
${page.requests}
${rawCheckout(page.json)}`,
    ),
  });
}
