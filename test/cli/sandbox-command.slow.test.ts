import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PaymenntClient } from 'paymennt';
import { buildMobileCheckoutParams } from 'paymennt/testing';
import { describe, expect, it } from 'vitest';
import { silent } from '../support/acts.js';
import { scriptedGateway } from '../support/gateway.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { runCommand } from './run-command.js';

const SLOW = 60_000;

/** The variables that the three `export` lines set. */
function exportsOf(banner: string): Record<string, string> {
  return Object.fromEntries(
    [...banner.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** A client that is made of the export lines and nothing else. */
function clientOf(banner: string): PaymenntClient {
  const { PAYMENNT_API_KEY = '', PAYMENNT_API_SECRET = '', PAYMENNT_ENVIRONMENT = '' } = exportsOf(banner);
  const environment = { apiBaseUrl: `${PAYMENNT_ENVIRONMENT}/mer/v2.0`, payBaseUrl: PAYMENNT_ENVIRONMENT };
  return new PaymenntClient({ apiKey: PAYMENNT_API_KEY, apiSecret: PAYMENNT_API_SECRET, environment });
}

function dashboardOf(banner: string): string {
  return /^ +Dashboard +(\S+)$/m.exec(banner)?.[1] ?? '';
}

async function started(...args: string[]) {
  const command = runCommand('sandbox', '--port', '0', ...args);
  await command.printed(/Press Ctrl-C to stop\.\n/);
  return { ...command, client: clientOf(command.stdout()), dashboard: dashboardOf(command.stdout()) };
}

describe('paymennt sandbox', () => {
  it('prints all that a client needs, logs each request and ends cleanly on Ctrl-C', {
    timeout: SLOW,
  }, async () => {
    const { client, stdout, stderr, printed, stop } = await started();
    expect(stdout()).toMatch(/^paymennt sandbox: a simulation, no money moves\.\n/);
    expect(stdout()).toMatch(/^ {2}Dashboard {4}http:\/\/127\.0\.0\.1:\d+\/$/m);
    expect(stdout()).toContain('4242 4242 4242 4242   asks for 3-D Secure, then pays');
    expect(Object.keys(exportsOf(stdout()))).toEqual([
      'PAYMENNT_API_KEY',
      'PAYMENNT_API_SECRET',
      'PAYMENNT_ENVIRONMENT',
    ]);
    const { id } = await client.checkouts.createMobile(buildMobileCheckoutParams());
    expect((await client.checkouts.get(id)).status).toBe('PENDING');
    await printed(
      /^\d\d:\d\d:\d\d {2}200 {2}POST \/mer\/v2\.0\/checkout\/mobile {2}checkouts\.createMobile {2}\d+ ms$/m,
    );
    await printed(
      new RegExp(
        `^\\d\\d:\\d\\d:\\d\\d {2}200 {2}GET /mer/v2\\.0/checkout/${id} {2}checkouts\\.get {2}\\d+ ms$`,
        'm',
      ),
    );
    expect(await stop('SIGINT')).toBe(0);
    expect(stdout()).toMatch(/Stopped\.\n$/);
    expect(stderr()).toBe('');
  });

  it('warns when other machines can reach it, prints a random secret and both addresses, and names the merchant', {
    timeout: SLOW,
  }, async () => {
    const command = await started('--public-url', 'https://shop.example', '--merchant-name', 'Al Noor');
    const banner = command.stdout();
    const { PAYMENNT_API_SECRET } = exportsOf(banner);

    expect(banner).toContain('Other machines can reach this sandbox.');
    expect(PAYMENNT_API_SECRET).toMatch(/^\S{20,}$/);
    expect(PAYMENNT_API_SECRET).not.toBe('sandbox-api-secret');
    expect(banner).toContain("payBaseUrl: 'https://shop.example'");
    const { redirectUrl } = await command.client.checkouts.createMobile(buildMobileCheckoutParams());
    expect(redirectUrl).toMatch(/^https:\/\/shop\.example\//);
    const payPage = new URL(new URL(redirectUrl).pathname, command.dashboard);
    expect(await (await fetch(payPage)).text()).toContain('Al Noor');
    expect(banner.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(await command.stop('SIGINT')).toBe(0);
  });

  it.each([
    [['--public-url', 'shop.example'], /origin|URL/],
    [['--host', 'no such host'], /host|address/],
    [['--merchant-name', ''], /--merchant-name must have between 1 and 100 characters/],
  ])('refuses %j in one line', { timeout: SLOW }, async (args, message) => {
    const command = runCommand('sandbox', '--port', '0', ...args);

    expect(await command.ended).not.toBe(0);
    expect(command.stderr()).toMatch(message);
    expect(command.stderr().trimEnd()).not.toContain('\n');
  });

  it('remembers everything in its state file, restarted or killed', { timeout: SLOW }, async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'state.json');
    const first = await started('--state', file);
    const { id, redirectUrl } = await first.client.checkouts.createMobile(buildMobileCheckoutParams());
    expect(await first.stop('SIGTERM')).toBe(0);
    expect(await readdir(folder)).toEqual(['state.json']);

    const second = await started('--state', file);
    expect((await second.client.checkouts.get(id)).status).toBe('PENDING');
    const page = new URL(String(redirectUrl)).pathname;
    await fetch(new URL(page, second.dashboard), {
      method: 'POST',
      body: new URLSearchParams({ action: 'cancel' }),
      redirect: 'manual',
    });
    // Not at the end only: a machine may lose its power.
    await expect.poll(() => readFile(file, 'utf8'), { timeout: 10_000 }).toContain('"CANCELLED"');
    second.child.kill('SIGKILL');
    await second.ended;

    const third = await started('--state', file);
    expect((await third.client.checkouts.get(id)).status).toBe('CANCELLED');
    expect(await third.stop('SIGINT')).toBe(0);
  });

  it('starts with what the seed file says', { timeout: SLOW }, async () => {
    const seed = path.join(await temporaryFolder(), 'seed.json');
    const branch = { id: '1700000000000000777', name: 'Marina', currency: 'AED', enabled: true };
    await writeFile(seed, JSON.stringify({ branches: [branch] }));
    const { client, stop } = await started('--seed', seed);
    expect((await client.branches.list()).items.map(({ name }) => name)).toEqual(['Marina']);
    expect(await stop('SIGINT')).toBe(0);
  });

  it('says in one line that the port is taken', { timeout: SLOW }, async () => {
    const { port } = await scriptedGateway(silent);
    const command = runCommand('sandbox', '--port', String(port));
    expect(await command.ended).toBe(2);
    expect(command.stdout()).toBe('');
    // One line for a person: neither a stack trace nor a second line.
    expect(command.stderr()).toBe(
      `paymennt: Port ${port} is taken: choose another port, or 0 for a free one.\n`,
    );
  });
});

describe('paymennt', () => {
  it('lists its commands, prints its version and suggests the command that was meant', {
    timeout: SLOW,
  }, async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    const [help, shown, unknown] = [runCommand('help'), runCommand('--version'), runCommand('sandpit')];
    expect(await Promise.all([help.ended, shown.ended, unknown.ended])).toEqual([0, 0, 2]);
    expect(help.stdout()).toMatch(/^Usage: paymennt COMMAND \[options\]\n/);
    expect(shown.stdout()).toBe(`${version}\n`);
    expect(unknown.stdout()).toBe('');
    expect(unknown.stderr()).toBe(
      'paymennt: there is no command "sandpit". Did you mean "paymennt sandbox"?\n',
    );
  });
});
