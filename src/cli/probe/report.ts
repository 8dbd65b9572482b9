import type { SandboxBehaviour } from '../../sandbox/behaviour.js';
import { isKnownWord, safeSentence } from './vocabulary.js';

/** Fields of a webhook body that the vendor documents for a checkout, or that public programs read. */
export const WEBHOOK_FIELDS: readonly string[] = [
  'id',
  'displayId',
  'checkoutKey',
  'requestId',
  'referenceId',
  'orderId',
  'currency',
  'amount',
  'grandtotal',
  'cashAmount',
  'status',
  'totalRefunded',
  'redirectUrl',
  'usedPaymentMethod',
  'customer',
  'customerEmail',
  'billingAddress',
  'deliveryAddress',
  'paidOn',
  'timestamp',
  'branchId',
  'branchName',
];

/** Every word of a verdict. */
const VERDICTS = new Set(
  'refused accepted same_checkout new_checkout envelope json html text empty code label lower newest_first oldest_first newer newer_or_same older older_or_same ignored'.split(
    ' ',
  ),
);

function isAllowed(path: string, text: string): boolean {
  if (path === 'probedAt') return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text);
  if (path === 'sdkVersion') return /^\d+\.\d+\.\d+[\w.+-]*$/.test(text);
  if (path.startsWith('webhook.headers.')) return /^[a-z][a-z0-9-]{0,63}$/.test(text);
  if (path === 'webhook.contentType') return /^[a-z]+\/[a-z0-9.+-]+$/.test(text);
  if (path.startsWith('webhook.fields.')) return WEBHOOK_FIELDS.includes(text);
  if (path.endsWith('.error')) return safeSentence(text, undefined) === text;
  return VERDICTS.has(text);
}

/** Every leaf of a report, by its path. */
export function leavesOf(value: unknown, path = ''): (readonly [path: string, leaf: unknown])[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [[path, value]];
  return Object.entries(value).flatMap(([key, field]) =>
    leavesOf(field, path === '' ? key : `${path}.${key}`),
  );
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const sentenceOf = (text: string) => ` ${wordsOf(text).join(' ')} `;

/** Whether a value identifies the account or the run; `AED` and `20` do not. */
function isIdentifying(value: string): boolean {
  return value.length >= 4 && !wordsOf(value).every(isKnownWord);
}

/** Whether the text holds the value: a short one as whole words only, because `port` is a part of `supported`. */
function holds(text: string, value: string): boolean {
  return (
    sentenceOf(text).includes(sentenceOf(value)) ||
    (value.length >= 8 && text.toLowerCase().includes(value.toLowerCase()))
  );
}

/**
 * The report as text.
 *
 * @param secrets - Every sent value, and every id in the answers.
 * @throws {Error} if the report holds one of the secrets, or text that is no verdict, name or word of the list.
 */
export function reportText(report: SandboxBehaviour, secrets: Iterable<string>): string {
  const leaves = leavesOf(report);
  for (const [path, leaf] of leaves) {
    const fits =
      typeof leaf === 'string'
        ? isAllowed(path, leaf)
        : typeof leaf === 'number' || typeof leaf === 'boolean';
    if (!fits) throw new Error(`the report must not be written: ${path} holds text that is not on the list`);
  }
  // All other text of a report is a verdict or a name of this package, whatever the account is called.
  const texts = leaves
    .filter(([path]) => path.endsWith('.error') || path.startsWith('webhook.'))
    .map(([, leaf]) => String(leaf));
  for (const secret of secrets) {
    if (isIdentifying(secret) && texts.some((text) => holds(text, secret))) {
      throw new Error('the report must not be written: it holds a value that was sent');
    }
  }
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
