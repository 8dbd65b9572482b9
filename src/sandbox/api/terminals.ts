import { terminalResponse } from '../responses/account.js';
import { Refusal } from '../wire/refusal.js';
import { type Endpoint, endpoint, param } from './endpoint.js';
import { accountList } from './lists.js';

const list = endpoint((context, call) =>
  accountList(context, call, context.store.terminals.values(), (terminal) =>
    terminalResponse(context, terminal),
  ),
);

const get = endpoint((context, call) => {
  call.query.done();
  const terminal = context.store.terminals.get(param(call, 'terminalId'));
  if (!terminal) throw new Refusal('Terminal device not found');
  return terminalResponse(context, terminal);
});

export const terminalEndpoints = {
  'terminals.list': list,
  'terminals.get': get,
} satisfies Readonly<Record<string, Endpoint>>;
