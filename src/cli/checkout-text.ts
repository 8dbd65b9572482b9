import { type Checkout, type HasCheckoutStatus, isPaid, isPending, isUnsuccessful } from '../index.js';
import { currencyDecimals } from '../money.js';
import { plain, plainFields, type Terminal } from './terminal.js';

function colourOf(checkout: HasCheckoutStatus) {
  if (isPaid(checkout)) return 'green';
  if (isUnsuccessful(checkout)) return 'red';
  return isPending(checkout) ? 'yellow' : 'cyan';
}

function statusWord({ status, rawStatus }: Checkout): string {
  return status === 'UNKNOWN' ? `UNKNOWN (${plain(rawStatus)})` : status;
}

/** A status in its colour, padded to a column. */
export function statusText(checkout: Checkout, terminal: Terminal, width = 0): string {
  const word = statusWord(checkout);
  return terminal.style(colourOf(checkout), word) + ' '.repeat(Math.max(0, width - word.length));
}

function amountText({ amount, currency = '' }: Checkout): string {
  if (amount === undefined) return '';
  const usual = amount.toFixed(currencyDecimals(currency));
  // If the gateway returns more decimals, the text shows all of them.
  return `${currency} ${Number(usual) === amount ? usual : amount}`.trim();
}

/** One line for each field of a checkout that helps a developer, without the shopper's details. */
export function checkoutDetails(received: Checkout, terminal: Terminal): string {
  const checkout = plainFields(received);
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
    .map(([name, value = '']) => `${name.padEnd(10)}${value}`)
    .join('\n');
}

/** One line for each checkout. */
export function checkoutTable(received: readonly Checkout[], terminal: Terminal): string {
  const checkouts = received.map(plainFields);
  const widest = (text: (checkout: Checkout) => string) =>
    Math.max(...checkouts.map((checkout) => text(checkout).length));
  const statusWidth = widest(statusWord);
  const amountWidth = widest(amountText);
  return checkouts
    .map((checkout) =>
      [
        checkout.id.padEnd(19),
        statusText(checkout, terminal, statusWidth),
        amountText(checkout).padStart(amountWidth),
        checkout.orderId ?? '',
      ].join('  '),
    )
    .join('\n');
}
