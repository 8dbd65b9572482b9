import { parseArgs } from 'node:util';

/** How the demo's shopper behaves. */
export type Ending = 'paid' | 'declined' | 'cancelled' | 'expired';

export interface DemoOptions {
  readonly ending: Ending;
  /** Leave everything running, for a person to pay in a browser. */
  readonly keep: boolean;
}

export const USAGE = `npm run demo -- [options]

  --card declined   the bank declines the card
  --cancel          the shopper cancels
  --expire          the shopper comes a day too late
  --keep            then leave it running, and print a pay page to open in a browser`;

/** @throws Error that says what is wrong. */
export function readOptions(args: readonly string[]): DemoOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      card: { type: 'string' },
      cancel: { type: 'boolean' },
      expire: { type: 'boolean' },
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
  if (asked.length > 1) throw new Error('Ask for one ending: --card declined, --cancel or --expire.');
  return { ending: asked[0] ?? 'paid', keep: values.keep ?? false };
}
