import { parseArgs } from 'node:util';

/** How the demo ends. */
export type Ending = 'paid' | 'declined' | 'cancelled' | 'expired' | 'double-tap' | 'crash';

export interface DemoOptions {
  readonly ending: Ending;
  /** Leave everything running, for a person to pay in a browser. */
  readonly keep: boolean;
}

export const USAGE = `npm run demo -- [options]

  --card declined   the bank declines the card
  --cancel          the shopper cancels
  --expire          the shopper comes a day too late
  --double-tap      the shopper taps Pay twice at once
  --crash           the backend dies after the payment and before shipping
  --keep            then leave it running, with a pay page for your browser`;

/** @throws Error that says what is wrong. */
export function readOptions(args: readonly string[]): DemoOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      card: { type: 'string' },
      cancel: { type: 'boolean' },
      expire: { type: 'boolean' },
      'double-tap': { type: 'boolean' },
      crash: { type: 'boolean' },
      keep: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  if (values.card !== undefined && values.card !== 'approved' && values.card !== 'declined') {
    throw new Error(`--card is 'approved' or 'declined', not '${values.card}'.`);
  }
  const asked: Ending[] = [];
  if (values.card === 'declined') asked.push('declined');
  if (values.cancel) asked.push('cancelled');
  if (values.expire) asked.push('expired');
  if (values['double-tap']) asked.push('double-tap');
  if (values.crash) asked.push('crash');
  if (asked.length > 1) {
    throw new Error('Choose one ending: --card declined, --cancel, --expire, --double-tap or --crash.');
  }
  return { ending: asked[0] ?? 'paid', keep: values.keep ?? false };
}
