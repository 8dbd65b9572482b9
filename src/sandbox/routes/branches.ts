import { type Call, type Endpoint, endpoint, endpointWithBody, noQuery, param } from '../endpoint.js';
import { accountList } from '../paging.js';
import { Refusal } from '../refusal.js';
import type { SandboxBranch } from '../state/records.js';
import { branchBody } from '../wire/bodies/account.js';
import { branchShape } from '../wire/shapes/account.js';
import type { World } from '../world.js';

function branchOf(world: World, call: Call): SandboxBranch {
  noQuery(call);
  const branch = world.store.branches.get(param(call, 'branchId'));
  if (!branch) throw new Refusal('Branch not found for API merchant');
  return branch;
}

const list = endpoint((world, call) => accountList(world, call, world.store.branches.values(), branchShape));

const create = endpointWithBody(branchBody, (world, call, { name, currency, description }) => {
  noQuery(call);
  const taken = [...world.store.branches.values()].some((branch) => branch.name === name);
  if (taken) throw new Refusal(`A branch already exists with the same name '${name}'`);
  const branch = { id: world.ids.id(), name, currency, description, enabled: true };
  world.store.branches.set(branch.id, branch);
  world.store.changed();
  return branchShape(branch);
});

function switchTo(enabled: boolean): Endpoint {
  return endpoint((world, call) => {
    const branch = branchOf(world, call);
    branch.enabled = enabled;
    world.store.changed();
    return branchShape(branch);
  });
}

export const branchEndpoints = {
  'branches.list': list,
  'branches.create': create,
  'branches.get': endpoint((world, call) => branchShape(branchOf(world, call))),
  'branches.enable': switchTo(true),
  'branches.disable': switchTo(false),
} satisfies Readonly<Record<string, Endpoint>>;
