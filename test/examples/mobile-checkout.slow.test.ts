import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run demo -- …args`, without npm around it. */
function demo(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'examples/mobile-checkout/demo.ts', ...args],
      { cwd: root },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

const statusesIn = (text: string) => [...text.matchAll(/^ +status +(\w+)$/gm)].map((match) => match[1]);

describe.concurrent('the demo', { timeout: 60_000 }, () => {
  it('plays the six steps from PENDING to PAID, ships the order, and ends with 0', async () => {
    const { code, stdout, stderr } = await demo();
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect([...stdout.matchAll(/^(\d)\. /gm)].map((match) => match[1])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
    ]);
    expect(statusesIn(stdout)).toEqual(['PENDING', 'PAID']);
    expect(stdout).toMatch(/checkout +\d{19}$/m);
    expect(stdout).toMatch(/reached +\/(?:complete|success-redirect|payment-confirmation)\//);
    expect(stdout).toMatch(/order +ORD-1234 is paid$/m);
    expect(stdout).toMatch(/shipped +ORD-1234$/m);
  });

  it.each([
    ['--card declined', 'FAILED'],
    ['--cancel', 'CANCELLED'],
    ['--expire', 'EXPIRED'],
  ])('ships nothing with %s', async (args, status) => {
    const { code, stdout } = await demo(...args.split(' '));
    expect(code).toBe(0);
    expect(statusesIn(stdout)).toEqual(['PENDING', status]);
    expect(stdout).toMatch(/order +ORD-1234 is open$/m);
    expect(stdout).toMatch(/shipped +nothing$/m);
  });

  it('makes one checkout of two taps with --double-tap, and ships the order once', async () => {
    const { code, stdout } = await demo('--double-tap');
    expect(code).toBe(0);
    expect(stdout).toMatch(/second tap +gets the same checkout$/m);
    expect(statusesIn(stdout)).toEqual(['PENDING', 'PAID']);
    expect(stdout).toMatch(/shipped +ORD-1234$/m);
  });

  it('ships the order by a sweep with --crash, after the backend died before it could ship', async () => {
    const { code, stdout } = await demo('--crash');
    expect(code).toBe(0);
    expect([...stdout.matchAll(/^ +shipped +(.+)$/gm)].map((match) => match[1])).toEqual([
      'nothing',
      'ORD-1234',
    ]);
    expect(stdout).toMatch(/sweep +finds ORD-1234 unfinished/m);
  });

  it.each([
    [],
    ['--card', 'declined'],
    ['--cancel'],
    ['--expire'],
    ['--double-tap'],
    ['--crash'],
    ['--help'],
  ])('has no line over 80 columns with %s', async (...args) => {
    const { stdout } = await demo(...args);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('ends with the result and the next step', async () => {
    const { stdout } = await demo();
    expect(stdout.trimEnd().split('\n').at(-3)).toMatch(/^The shopper paid AED 105.00/);
    expect(stdout).toMatch(/^Next: npm run demo -- --help/m);
  });

  it('ends with the lines that the README shows', async () => {
    const readme = readFileSync(`${root}README.md`, 'utf8');
    const shown = /^It ends like this:\n\n```text\n([\s\S]*?)\n```$/m.exec(readme)?.[1] ?? '';
    expect(shown.split('\n').filter(Boolean)).toHaveLength(6);
    expect((await demo()).stdout).toContain(`${shown}\n`);
  });

  it('says in one line what is wrong with an option, and ends with 1', async () => {
    const { code, stderr } = await demo('--card', 'stolen');
    expect(code).toBe(1);
    expect(stderr).toBe("--card is 'approved' or 'declined', not 'stolen'.\n");
  });
});
