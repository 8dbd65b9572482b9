import { createSandbox, type Sandbox, type SandboxOptions } from 'paymennt/sandbox';
import { onTestFinished } from 'vitest';
import { type Merchant, merchantOf } from './merchant.js';

/** A sandbox that is closed when the test is over, with a merchant beside it. */
export function openSandbox(options: SandboxOptions = {}): { sandbox: Sandbox; merchant: Merchant } {
  const sandbox = createSandbox(options);
  onTestFinished(() => sandbox.close());
  return { sandbox, merchant: merchantOf(sandbox) };
}

/** A sandbox whose time stands still, at a moment that tests can count from. */
export function openFrozenSandbox(options: SandboxOptions = {}): { sandbox: Sandbox; merchant: Merchant } {
  return openSandbox({ now: '2026-03-01T12:00:00.000Z', ...options });
}
