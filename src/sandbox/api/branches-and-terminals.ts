import type { SandboxContext } from '../context.js';
import type { SandboxBranch } from '../records/index.js';
import { branchResponse, terminalResponse } from '../responses/account.js';
import { branchRequest } from '../wire/account-requests.js';
import { Refusal } from '../wire/refusal.js';
import { type Call, type Endpoint, endpoint, endpointWithBody, param } from './endpoint.js';
import { accountList } from './lists.js';

function branchOf(context: SandboxContext, call: Call): SandboxBranch {
  call.query.done();
  const branch = context.store.branches.get(param(call, 'branchId'));
  if (!branch) throw new Refusal('Branch not found for API merchant');
  return branch;
}

const listBranches = endpoint((context, call) =>
  accountList(context, call, context.store.branches.values(), branchResponse),
);

const createBranch = endpointWithBody(branchRequest, (context, _call, { name, currency, description }) => {
  const taken = [...context.store.branches.values()].some((branch) => branch.name === name);
  if (taken) throw new Refusal(`A branch already exists with the same name '${name}'`);
  const branch = { id: context.ids.id(), name, currency, description, enabled: true };
  context.store.branches.set(branch.id, branch);
  context.store.changed();
  return branchResponse(branch);
});

function switchTo(enabled: boolean): Endpoint {
  return endpoint((context, call) => {
    const branch = branchOf(context, call);
    branch.enabled = enabled;
    context.store.changed();
    return branchResponse(branch);
  });
}

export const branchEndpoints = {
  'branches.list': listBranches,
  'branches.create': createBranch,
  'branches.get': endpoint((context, call) => branchResponse(branchOf(context, call))),
  'branches.enable': switchTo(true),
  'branches.disable': switchTo(false),
} satisfies Readonly<Record<string, Endpoint>>;

const listTerminals = endpoint((context, call) =>
  accountList(context, call, context.store.terminals.values(), (terminal) =>
    terminalResponse(context, terminal),
  ),
);

const getTerminal = endpoint((context, call) => {
  call.query.done();
  const terminal = context.store.terminals.get(param(call, 'terminalId'));
  if (!terminal) throw new Refusal('Terminal device not found');
  return terminalResponse(context, terminal);
});

export const terminalEndpoints = {
  'terminals.list': listTerminals,
  'terminals.get': getTerminal,
} satisfies Readonly<Record<string, Endpoint>>;
