import type { SandboxContext } from '../context.js';
import type { SandboxBranch, SandboxTerminal, SandboxWebhook } from '../records/index.js';

export function branchResponse({ id, name, currency, description, enabled }: SandboxBranch) {
  return { id, name, currency, description, enabled };
}

export function terminalResponse(context: SandboxContext, terminal: SandboxTerminal) {
  const { id, alias, deviceType, serialNumber, branchId, active } = terminal;
  const branchName = branchId === undefined ? undefined : context.store.branches.get(branchId)?.name;
  return { id, alias, deviceType, serialNumber, branchId, branchName, active };
}

/** The secret is in every answer about a webhook: so the vendor's schema has it. */
export function webhookResponse({ id, hmacKey, address, failed, enabled }: SandboxWebhook) {
  return { id, hmacKey, address, failed, enabled };
}
