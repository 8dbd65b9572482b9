import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { runCommandWith } from '../run-command.js';
import { otherGateway } from './other-gateway.js';

const SLOW = 60_000;

/** A probe that has created two checkouts and waits for the answer to a third creation. */
async function probeInTheMiddle() {
  const directory = await temporaryFolder();
  const file = path.join(directory, 'report.json');
  let release: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const inTheMiddle = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const gateway = await otherGateway({
    lagMs: 0,
    onCreation: async (count) => {
      if (count !== 3) return;
      arrived();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    },
  });
  const probe = runCommandWith(gateway.env, 'probe', '--yes', '--out', file);
  await inTheMiddle;
  return { directory, file, gateway, probe, release: () => release() };
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle cancels every checkout, the one on its way too',
  {
    timeout: SLOW,
  },
  async (signal) => {
    const { file, gateway, probe, release } = await probeInTheMiddle();
    probe.child.kill(signal);
    // The answer to the creation comes after the signal.
    setTimeout(release, 300);

    expect(await probe.ended).toBe(130);
    expect(gateway.checkouts.length).toBeGreaterThan(2);
    expect(gateway.open()).toEqual([]);
    expect(existsSync(file)).toBe(false);
    expect(existsSync(`${file}.journal`)).toBe(false);
    expect(probe.stderr()).toMatch(/Cancelled \d checkouts\.\npaymennt: interrupted\n$/);
  },
);

it('a probe that was killed leaves a journal, and --clean cancels what the journal names', {
  timeout: SLOW,
}, async () => {
  const { file, gateway, probe, release } = await probeInTheMiddle();
  probe.child.kill('SIGKILL');
  await probe.ended;
  release();
  await expect.poll(() => gateway.open().length).toBeGreaterThan(1);
  expect(existsSync(`${file}.journal`)).toBe(true);

  const clean = runCommandWith(gateway.env, 'probe', '--clean', '--out', file);

  expect(await clean.ended).toBe(0);
  expect(gateway.open()).toEqual([]);
  expect(existsSync(`${file}.journal`)).toBe(false);
  expect(gateway.checkouts.find(({ orderId }) => orderId === 'SHOP-1')?.status).toBe('pending');
});

it('a probe whose output nobody reads any more, as after "| head -1", cancels every checkout', {
  timeout: SLOW,
}, async () => {
  const { file, gateway, probe, release } = await probeInTheMiddle();
  probe.child.stdout?.destroy();
  probe.child.stderr?.destroy();
  release();

  expect(await probe.ended).toBe(0);
  expect(gateway.checkouts.length).toBeGreaterThan(2);
  expect(gateway.open()).toEqual([]);
  expect(existsSync(file)).toBe(true);
});

it('sends nothing when the question gets no line', { timeout: SLOW }, async () => {
  const gateway = await otherGateway();
  // The input of the process is empty.
  const terminal = { NODE_OPTIONS: '--import=data:text/javascript,process.stdin.isTTY=true' };
  const probe = runCommandWith(
    { ...gateway.env, ...terminal },
    'probe',
    '--out',
    path.join(await temporaryFolder(), 'report.json'),
  );

  expect(await probe.ended).toBe(2);
  expect(probe.stderr()).toMatch(/paymennt: nothing was sent, because the answer was not "test"\.\n$/);
  expect(gateway.requests).toEqual([]);
});

it('asks for --yes where nobody can answer', { timeout: SLOW }, async () => {
  const gateway = await otherGateway();
  const probe = runCommandWith(
    gateway.env,
    'probe',
    '--out',
    path.join(await temporaryFolder(), 'report.json'),
  );

  expect(await probe.ended).toBe(2);
  expect(probe.stderr()).toBe(
    'paymennt: the probe needs a confirmation, and no terminal is connected: pass --yes to start without it.\n',
  );
  expect(gateway.requests).toEqual([]);
});
