import { type Checkout, type HasCheckoutStatus, isPaid, isPending, isUnsuccessful } from '../index.js';
import { currencyDecimals } from '../money.js';
import type { Terminal } from './terminal.js';

function colourOf(checkout: HasCheckoutStatus) {
  if (isPaid(checkout)) return 'green';
  if (isUnsuccessful(checkout)) return 'red';
  return isPending(checkout) ? 'yellow' : 'cyan';
}

/** A status in its colour, padded to a column. */
export function statusText(checkout: Checkout, terminal: Terminal, width = 0): string {
  const word = checkout.status === 'UNKNOWN' ? `UNKNOWN (${checkout.rawStatus})` : checkout.status;
  return terminal.style(colourOf(checkout), word) + ' '.repeat(Math.max(0, width - word.length));
}

function amountText({ amount, currency = '' }: Checkout): string {
  if (amount === undefined) return '';
  const usual = amount.toFixed(currencyDecimals(currency));
  // If the gateway returns more decimals, the text shows all of them.
  return `${currency} ${Number(usual) === amount ? usual : amount}`.trim();
}

/** Text from the gateway, on one line and without control characters, which a terminal would execute. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ');
}

/** One line for each field of a checkout that helps a developer, without the shopper's details. */
export function checkoutDetails(checkout: Checkout, terminal: Terminal): string {
  const { totalRefunded } = checkout;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Checkout', checkout.id],
    ['Status', statusText(checkout, terminal)],
    ['Order', checkout.orderId],
    ['Request', checkout.requestId],
    ['Amount', amountText(checkout)],
    ['Refunded', totalRefunded ? String(totalRefunded) : undefined],
    ['Created', checkout.timestamp],
    ['Branch', checkout.branchName ?? checkout.branchId],
    ['Pay page', checkout.redirectUrl],
  ];
  return rows
    .filter(([, value]) => value)
    .map(([name, value = '']) => `${name.padEnd(10)}${name === 'Status' ? value : plain(value)}`)
    .join('\n');
}

/** One line for each checkout. */
export function checkoutTable(checkouts: readonly Checkout[], terminal: Terminal): string {
  const widest = (text: (checkout: Checkout) => string) =>
    Math.max(...checkouts.map((checkout) => text(checkout).length));
  const statusWidth = widest(({ status, rawStatus }) =>
    status === 'UNKNOWN' ? `UNKNOWN (${rawStatus})` : status,
  );
  const amountWidth = widest(amountText);
  const order = ({ orderId = '' }: Checkout) => plain(orderId);
  return checkouts
    .map((checkout) =>
      [
        checkout.id.padEnd(19),
        statusText(checkout, terminal, statusWidth),
        amountText(checkout).padStart(amountWidth),
        order(checkout),
      ].join('  '),
    )
    .join('\n');
}
