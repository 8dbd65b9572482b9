import type { Webhook } from '../index.js';
import { type Account, withAccount } from './account.js';
import type { RunCommand } from './command.js';
import { actionOf, idOf, noMore } from './operands.js';
import { plainFields, printJson, type Terminal } from './terminal.js';

/** A webhook without its `hmacKey`, which is a secret. */
function withoutSecret({ id, address, enabled, failed }: Webhook) {
  return { id, address, enabled, failed };
}

function line(webhook: Webhook, { style }: Terminal): string {
  const { id, address = '(no address)', enabled, failed } = plainFields(webhook);
  const state = enabled === false ? style('yellow', 'disabled') : style('green', 'enabled ');
  return `${id.padEnd(19)}  ${state}  ${failed ? `${style('red', 'failed')}  ` : ''}${address}`;
}

async function registered({ client }: Account): Promise<Webhook[]> {
  const webhooks: Webhook[] = [];
  for await (const webhook of client.webhooks.list()) webhooks.push(webhook);
  return webhooks;
}

/** `paymennt webhooks list | test` */
export const runWebhooks: RunCommand = async (input, terminal) => {
  const action = actionOf('webhooks', input, ['list', 'test']);
  const rest = input.positionals.slice(1);
  if (action === 'list') {
    noMore('webhooks list', rest);
    const webhooks = await withAccount(terminal, registered);
    if (input.flag('json')) printJson(webhooks.map(withoutSecret), terminal);
    else if (webhooks.length === 0) terminal.print('No webhooks.');
    else for (const webhook of webhooks) terminal.print(line(webhook, terminal));
    return 0;
  }
  const id = idOf('webhooks test', rest);
  await withAccount(terminal, ({ client }) => client.webhooks.test(id));
  if (input.flag('json')) printJson({ id, tested: true }, terminal);
  else
    terminal.print(`The gateway agreed to call webhook ${id}. Look for the call in the log of your server.`);
  return 0;
};
