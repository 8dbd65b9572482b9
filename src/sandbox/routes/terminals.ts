import { type Endpoint, endpoint, noQuery, param } from '../endpoint.js';
import { accountList } from '../paging.js';
import { Refusal } from '../refusal.js';
import { terminalDeviceShape } from '../wire/shapes/account.js';

const list = endpoint((world, call) =>
  accountList(world, call, world.store.terminals.values(), (terminal) =>
    terminalDeviceShape(world, terminal),
  ),
);

const get = endpoint((world, call) => {
  noQuery(call);
  const terminal = world.store.terminals.get(param(call, 'terminalId'));
  if (!terminal) throw new Refusal('Terminal device not found');
  return terminalDeviceShape(world, terminal);
});

export const terminalEndpoints = {
  'terminals.list': list,
  'terminals.get': get,
} satisfies Readonly<Record<string, Endpoint>>;
