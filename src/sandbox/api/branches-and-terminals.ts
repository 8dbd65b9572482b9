import { branchResponse, terminalResponse } from '../responses/account.js';
import { branchRequest } from '../wire/account-requests.js';
import { Refusal } from '../wire/refusal.js';
import { type Endpoint, endpoint, endpointWithBody, finder, recordEndpoint } from './endpoint.js';
import { accountList } from './lists.js';

const branchOf = finder('branches', 'branchId', 'Branch not found for API merchant');
const terminalOf = finder('terminals', 'terminalId', 'Terminal device not found');

const setEnabled = (enabled: boolean): Endpoint =>
  recordEndpoint(branchOf, (branch) => {
    branch.enabled = enabled;
    return branchResponse(branch);
  });

export const branchEndpoints = {
  'branches.list': endpoint((context, call) =>
    accountList(context, call, context.store.branches.values(), branchResponse),
  ),
  'branches.create': endpointWithBody(branchRequest, ({ name, currency, description }, { store, ids }) => {
    const taken = [...store.branches.values()].some((branch) => branch.name === name);
    if (taken) throw new Refusal(`A branch already exists with the same name '${name}'`);
    const branch = { id: ids.id(), name, currency, description, enabled: true };
    store.put({ branches: [branch] });
    return branchResponse(branch);
  }),
  'branches.get': recordEndpoint(branchOf, branchResponse),
  'branches.enable': setEnabled(true),
  'branches.disable': setEnabled(false),
} satisfies Readonly<Record<string, Endpoint>>;

export const terminalEndpoints = {
  'terminals.list': endpoint((context, call) =>
    accountList(context, call, context.store.terminals.values(), (row) => terminalResponse(context, row)),
  ),
  'terminals.get': recordEndpoint(terminalOf, (terminal, context) => terminalResponse(context, terminal)),
} satisfies Readonly<Record<string, Endpoint>>;
