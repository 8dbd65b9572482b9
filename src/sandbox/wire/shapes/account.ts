import type { SandboxBranch, SandboxTerminal, SandboxWebhook } from '../../state/records.js';
import type { World } from '../../world.js';

export function branchShape({ id, name, currency, description, enabled }: SandboxBranch) {
  return { id, name, currency, description, enabled };
}

export function terminalDeviceShape(world: World, terminal: SandboxTerminal) {
  const { id, alias, deviceType, serialNumber, branchId, active } = terminal;
  const branchName = branchId === undefined ? undefined : world.store.branches.get(branchId)?.name;
  return { id, alias, deviceType, serialNumber, branchId, branchName, active };
}

/** The secret is in every answer about a webhook: so the vendor's schema has it. */
export function webhookShape({ id, hmacKey, address, failed, enabled }: SandboxWebhook) {
  return { id, hmacKey, address, failed, enabled };
}
