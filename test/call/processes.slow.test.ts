import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createSandbox } from 'paymennt/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHECKOUT, ORDER } from '../support/answers.js';
import { scriptedGateway } from '../support/gateway.js';
import { checkoutGateway } from './checkout-gateway.js';

const execute = promisify(execFile);

/** Runs a program of this folder to its end, which has to be a good one, and gives the lines that it printed. */
async function run(program: string, ...args: readonly string[]): Promise<string[]> {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const { stdout } = await execute(process.execPath, ['--import', 'tsx', path, ...args], { timeout: 60_000 });
  return stdout.trim().split('\n');
}

/** A server whose answers have six content codings. */
async function codingServer(then: 'closes' | 'stays open'): Promise<string> {
  const { origin } = await scriptedGateway(({ response, socket }) => {
    response.writeHead(200, { 'content-encoding': Array(6).fill('gzip').join() }).write('x');
    if (then === 'closes') setTimeout(() => socket.destroy(), 100);
  });
  return origin;
}

describe('a process that meets an answer with six content codings', () => {
  it.each([
    ['the global fetch', 'closes'],
    ['the global fetch', 'stays open'],
    ['a wrapper', 'closes'],
    ['a wrapper', 'stays open'],
    ['createNodeFetch', 'closes'],
    ['createNodeFetch', 'stays open'],
  ] as const)(
    'over %s lives on, and ends by itself, when the connection %s',
    async (over, then) => {
      expect(await run('./outlive-codings.ts', await codingServer(then), over)).toEqual([
        'connection_failed no_effect',
        'connection_failed unknown',
        'alive',
      ]);
    },
    90_000,
  );
});

describe('a process whose Object.prototype has functions of other programs', () => {
  it('imports the client and makes calls', async () => {
    expect(await run('./outlive-prototype.ts')).toEqual([CHECKOUT.id, CHECKOUT.id]);
  });
});

describe('two processes', () => {
  it('have the same checkout for the same requestId, at once and later', async () => {
    const sandbox = createSandbox();
    onTestFinished(() => sandbox.close());
    const { environment } = await sandbox.serve();
    const { apiKey, apiSecret } = sandbox.credentials;
    const args = [environment.apiBaseUrl, environment.payBaseUrl, apiKey, apiSecret];
    const atOnce = await Promise.all([run('./create-one.ts', ...args), run('./create-one.ts', ...args)]);
    const later = await run('./create-one.ts', ...args);

    expect(sandbox.state.checkouts).toHaveLength(1);
    expect([...atOnce, later].flat()).toEqual(Array(3).fill(sandbox.state.checkouts[0]?.id));
  });
});

describe('a list that lags', () => {
  it.each([1_000, 2_000, 3_000])(
    'by %i ms loses none of 100 creations whose answers were lost',
    async (lagMs) => {
      const gateway = await checkoutGateway({ lagMs, losesAll: true });
      const { checkouts } = gateway.client();
      const created = await Promise.all(
        Array.from({ length: 100 }, (_, nth) => checkouts.createMobile({ ...ORDER, requestId: `R-${nth}` })),
      );

      expect(created.map(({ requestId }) => requestId)).toEqual(
        Array.from({ length: 100 }, (_, nth) => `R-${nth}`),
      );
      expect(gateway.made.size).toBe(100);
    },
  );
});
