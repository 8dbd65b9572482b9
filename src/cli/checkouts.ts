import { CHECKOUT_STATUSES, type Checkout, type CheckoutStatus, isCheckoutStatus } from '../index.js';
import { type Account, withAccount } from './account.js';
import { checkoutDetails, checkoutTable } from './checkout-text.js';
import type { CommandInput, RunCommand } from './command.js';
import { Complaint, NO } from './complaint.js';
import { actionOf, idOf, noMore } from './operands.js';
import { didYouMean } from './suggest.js';
import { plain, printJson, type Terminal } from './terminal.js';

const DEFAULT_LIMIT = 20;

async function get(id: string, input: CommandInput, { client }: Account, terminal: Terminal) {
  const checkout = await client.checkouts.get(id);
  if (input.flag('json')) printJson(checkout, terminal);
  else terminal.print(checkoutDetails(checkout, terminal));
  return 0;
}

function readStatus(word: string): CheckoutStatus {
  const status = word.toUpperCase().replaceAll('-', '_');
  if (isCheckoutStatus(status)) return status;
  const suggestion = didYouMean(status, CHECKOUT_STATUSES);
  throw new Complaint(
    `--status must be one of ${CHECKOUT_STATUSES.join(', ')}, not ${JSON.stringify(word)}.${suggestion}`,
  );
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new Complaint(`--limit must be a whole number from 1 to 99999, not ${JSON.stringify(text)}.`);
}

async function list(input: CommandInput, { client }: Account, terminal: Terminal) {
  const status = input.texts('status').flatMap((words) => words.split(',').map(readStatus));
  const limit = readLimit(input.text('limit'));
  const orderId = input.text('order');
  const found: Checkout[] = [];
  const filter = { ...(status.length > 0 && { status }), ...(orderId !== undefined && { orderId }) };
  for await (const checkout of client.checkouts.search({ ...filter, size: Math.min(limit, 100) })) {
    found.push(checkout);
    if (found.length === limit) break;
  }
  if (input.flag('json')) printJson(found, terminal);
  else terminal.print(found.length === 0 ? 'No checkouts.' : checkoutTable(found, terminal));
  return 0;
}

async function verify(id: string, input: CommandInput, { client }: Account, terminal: Terminal) {
  const need = (option: string) => {
    const value = input.text(option);
    if (value) return value;
    throw new Complaint('"checkouts verify" needs --order, --amount and --currency of the order.');
  };
  const expected = { orderId: need('order'), amount: need('amount'), currency: need('currency') };
  const result = await client.checkouts.verify(id, expected);
  const { status } = result.checkout;
  if (input.flag('json')) {
    const { verified } = result;
    printJson(
      { verified, ...(!verified && { reason: result.reason, mismatches: result.mismatches }), status },
      terminal,
    );
  } else if (result.verified) {
    terminal.print(`${terminal.style('green', 'verified')}  Checkout ${id} pays for this order in full.`);
  } else {
    const differences = result.mismatches.map(
      ({ field, expected: wanted, received }) => `${field} is ${received ?? 'missing'}, expected ${wanted}`,
    );
    const why = result.reason === 'not_paid' ? `its status is ${status}` : differences.join('; ');
    terminal.print(`${terminal.style('red', 'not verified')}  ${result.reason}: ${plain(why)}.`);
  }
  return result.verified ? 0 : NO;
}

const OPTIONS = {
  get: [],
  list: ['status', 'order', 'limit'],
  verify: ['order', 'amount', 'currency'],
} as const;

/** @throws {Complaint} for an option of another action, because the gateway would not receive it. */
function refuseOthers(action: keyof typeof OPTIONS, input: CommandInput): void {
  const own: readonly string[] = OPTIONS[action];
  const other = Object.values(OPTIONS)
    .flat()
    .find((option) => input.text(option) !== undefined && !own.includes(option));
  if (other === undefined) return;
  throw new Complaint(`"checkouts ${action}" has no option --${other}. Run "paymennt help checkouts".`);
}

/** `paymennt checkouts get | list | verify` */
export const runCheckouts: RunCommand = async (input, terminal) => {
  const action = actionOf('checkouts', input, ['get', 'list', 'verify']);
  const rest = input.positionals.slice(1);
  refuseOthers(action, input);
  if (action === 'list') {
    noMore('checkouts list', rest);
    return await withAccount(terminal, (account) => list(input, account, terminal));
  }
  const id = idOf(`checkouts ${action}`, rest);
  const run = action === 'get' ? get : verify;
  return await withAccount(terminal, (account) => run(id, input, account, terminal));
};
