import { html } from 'hono/html';
import { moneyText } from '../amounts.js';
import type { Html } from '../pages/layout.js';
import type { SandboxAddress, SandboxCheckout, SandboxCustomer } from '../records/index.js';
import { copyButton, panel, when } from './parts.js';

type Row = readonly [name: string, value: Html | string | undefined];

function factList(rows: readonly Row[]): Html {
  return html`<dl class="facts">${rows.map(([name, value]) =>
    value === undefined ? '' : html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

function copied(id: string, name: string, text: string): Html {
  return html`<code>${text}</code> ${copyButton(`copy-${id}`, text, `Copy the ${name}`)}`;
}

function customerText({ firstName, lastName, email, phone, reference }: SandboxCustomer): Html {
  return html`<bdi>${firstName} ${lastName}</bdi><br><bdi>${email}</bdi>${phone === undefined ? '' : html`<br><bdi>${phone}</bdi>`}${
    reference === undefined ? '' : html`<br><span class="detail">reference <bdi>${reference}</bdi></span>`
  }`;
}

function addressText(address: SandboxAddress | undefined): Html | undefined {
  if (!address) return undefined;
  const { name, address1, address2, city, state, zip, country } = address;
  const lines = [name, address1, address2, [zip, city].filter(Boolean).join(' '), state, country];
  const filled = lines.filter((line) => line !== undefined && line !== '');
  return html`${filled.map((line, index) => html`${index === 0 ? '' : html`<br>`}<bdi>${line}</bdi>`)}`;
}

/** The ids, the shopper, the addresses and the dates. */
export function checkoutFacts(checkout: SandboxCheckout, payPage: string): Html {
  const { customer, returnUrl, description } = checkout;
  return factList([
    ['Checkout id', copied('id', 'checkout id', checkout.id)],
    ['Request id', copied('request-id', 'request id', checkout.requestId)],
    ['Pay page', copied('pay-page', 'address of the pay page', payPage)],
    ['Display id', checkout.displayId],
    ['Type', checkout.type],
    ['Description', description && html`<bdi>${description}</bdi>`],
    ['Customer', customer && customerText(customer)],
    ['Billing', addressText(checkout.billingAddress)],
    ['Delivery', addressText(checkout.deliveryAddress)],
    ['Refunded', moneyText(checkout.currency, checkout.totalRefunded)],
    ['Created', when(checkout.createdAt)],
    ['Open until', when(checkout.expiresAt)],
    ['Return URL', returnUrl === undefined ? undefined : html`<code>${returnUrl}</code>`],
  ]);
}

/** The items with their prices. Nothing for a checkout without items. */
export function checkoutItems({ items, totals, currency, amount }: SandboxCheckout): Html | '' {
  if (items.length === 0) return '';
  const sums: readonly (readonly [name: string, sum: string | undefined, sign?: string])[] = [
    ['Subtotal', totals?.subtotal],
    ['Tax', totals?.tax],
    ['Shipping', totals?.shipping],
    ['Handling', totals?.handling],
    ['Discount', totals?.discount, '−'],
    ['Total', amount],
  ];
  return panel(
    'items',
    'Items',
    html`<table>
  <thead><tr><th scope="col">Item</th><th scope="col" class="number">Quantity</th><th scope="col" class="number">Price</th></tr></thead>
  <tbody>${items.map(
    ({ name, sku, quantity, linetotal }) =>
      html`<tr><td><bdi>${name}</bdi>${sku === undefined ? '' : html`<span class="detail"><bdi>${sku}</bdi></span>`}</td><td class="number">${quantity}</td><td class="number">${moneyText(currency, linetotal)}</td></tr>`,
  )}${sums.map(([name, sum, sign = '']) =>
    sum === undefined
      ? ''
      : html`<tr><th scope="row" colspan="2">${name}</th><td class="number">${sign}${moneyText(currency, sum)}</td></tr>`,
  )}</tbody>
</table>`,
  );
}

/** The checkout as the API returns it. */
export function rawCheckout(json: string): Html {
  return panel(
    'raw',
    'Raw JSON',
    html`<p class="detail">The answer of the API to <code>GET /checkout/{id}</code>. ${copyButton('copy-json', json, 'Copy the JSON')}</p>
<details id="raw"><summary id="show-raw">Show</summary><pre tabindex="0" role="region" aria-label="The checkout as JSON">${json}</pre></details>`,
  );
}
