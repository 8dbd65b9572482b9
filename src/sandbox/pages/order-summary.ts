import { html } from 'hono/html';
import { compare, exact, moneyText, ZERO } from '../amounts.js';
import type { SandboxItem, SandboxTotals } from '../records/index.js';
import type { Html } from './layout.js';
import type { PageTexts } from './texts/english.js';

// Most of these values come from requests, so a page must escape all of them. The `html` templates do so, as long as no
// template uses `raw`.

/** The order that the shopper pays for. Amounts are exact decimal texts in major units. */
export interface OrderSummary {
  readonly merchantName: string;
  readonly orderId: string;
  readonly displayId: string;
  readonly description: string | undefined;
  readonly currency: string;
  readonly amount: string;
  readonly items: readonly SandboxItem[];
  readonly totals: SandboxTotals | undefined;
  /** The choice of the request or of the shopper: `EN`, `ar`, or any other two or three characters. */
  readonly language: string | undefined;
}

function price(currency: string, amount: string, sign = ''): Html {
  // <bdi>: otherwise a page from right to left shows the sign on the other side of the amount.
  return html`<bdi class="price">${sign}${moneyText(currency, amount)}</bdi>`;
}

function itemRow(item: SandboxItem, currency: string, texts: PageTexts): Html {
  const { name, quantity, unitprice, linetotal } = item;
  return html`
      <tr><td><bdi>${name}</bdi><span class="detail">${
        unitprice === undefined
          ? html`${texts.order.quantity}: ${quantity}`
          : html`${quantity} × ${price(currency, unitprice)}`
      }</span></td><td class="number">${price(currency, linetotal)}</td></tr>`;
}

// On a phone, a longer list is folded, so that the form below it stays near.
const MOST_ITEMS_UNFOLDED = 5;

function items(order: OrderSummary, texts: PageTexts): Html | '' {
  const count = order.items.length;
  if (count === 0) return '';
  if (count <= MOST_ITEMS_UNFOLDED) return itemsTable(order, texts);
  // The stylesheet unfolds the list on a wide screen.
  return html`<details class="many-items"><summary>${texts.order.items} (${count})</summary>
  ${itemsTable(order, texts)}</details>`;
}

function itemsTable(order: OrderSummary, texts: PageTexts): Html {
  return html`<table class="items">
    <thead class="visually-hidden"><tr><th scope="col">${texts.order.item}</th><th scope="col">${texts.order.price}</th></tr></thead>
    <tbody>${order.items.map((item) => itemRow(item, order.currency, texts))}
    </tbody>
  </table>`;
}

function totalsTable({ currency, totals, amount }: OrderSummary, texts: PageTexts): Html {
  const { order: words } = texts;
  const lines = [
    { label: words.subtotal, amount: totals?.subtotal, sign: '' },
    { label: words.tax, amount: totals?.tax, sign: '' },
    { label: words.shipping, amount: totals?.shipping, sign: '' },
    { label: words.handling, amount: totals?.handling, sign: '' },
    { label: words.discount, amount: totals?.discount, sign: '−' },
  ].filter((line) => line.amount !== undefined && compare(exact(line.amount), ZERO) !== 0);
  return html`<table class="totals">
    <tbody>${lines.map(
      (line) => html`
      <tr><th scope="row">${line.label}</th><td class="number">${price(currency, line.amount ?? '0', line.sign)}</td></tr>`,
    )}
      <tr class="total"><th scope="row">${words.total}</th><td class="number">${price(currency, amount)}</td></tr>
    </tbody>
  </table>`;
}

/** The order, as the shopper sees it. */
export function orderSummary(order: OrderSummary, texts: PageTexts): Html {
  return html`<section class="summary" aria-labelledby="order-heading">
  <p class="merchant"><bdi>${order.merchantName}</bdi></p>
  <h2 id="order-heading">${texts.order.heading} <bdi>${order.orderId}</bdi></h2>
  <p class="amount">${price(order.currency, order.amount)}</p>
  ${order.description === undefined ? '' : html`<p class="description" dir="auto">${order.description}</p>`}
  ${items(order, texts)}
  ${totalsTable(order, texts)}
</section>`;
}
