import { setupServer } from 'msw/node';
import { PaymenntClient } from 'paymennt';
import { createMswHandlers } from 'paymennt/msw';
import { createSandbox, type Sandbox, type SandboxOptions } from 'paymennt/sandbox';
import { describe, onTestFinished } from 'vitest';

/** A merchant's backend and its gateway, however the two are joined. */
export interface Setting {
  readonly paymennt: PaymenntClient;
  readonly sandbox: Sandbox;
}

type Door = (options?: SandboxOptions) => Promise<Setting>;

const inProcess: Door = async (options) => {
  const sandbox = createSandbox(options);
  const { credentials, environment, fetch } = sandbox;
  onTestFinished(() => sandbox.close());
  return { sandbox, paymennt: new PaymenntClient({ ...credentials, environment, fetch }) };
};

const served: Door = async (options) => {
  const sandbox = createSandbox(options);
  const { environment } = await sandbox.serve();
  onTestFinished(() => sandbox.close());
  return { sandbox, paymennt: new PaymenntClient({ ...sandbox.credentials, environment }) };
};

const intercepted: Door = async (options) => {
  const environment = {
    apiBaseUrl: 'https://api.test.paymennt.com/mer/v2.0',
    payBaseUrl: 'https://pay.test.paymennt.com',
  };
  const sandbox = createSandbox({ ...options, environment });
  const server = setupServer(...createMswHandlers(sandbox));
  server.listen({ onUnhandledRequest: 'bypass' });
  onTestFinished(async () => {
    server.close();
    await sandbox.close();
  });
  return { sandbox, paymennt: new PaymenntClient({ ...sandbox.credentials, environment: 'test' }) };
};

/** Tells the same stories through every door of the sandbox. */
export function describeThroughEveryDoor(title: string, stories: (enter: Door) => void): void {
  describe.each([
    ['its in-process fetch', inProcess],
    ['HTTP', served],
    ['msw', intercepted],
  ] as const)(`${title}, through %s`, (_, enter) => stories(enter));
}
