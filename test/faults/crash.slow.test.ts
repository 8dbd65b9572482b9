import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CANARIES } from './canaries.js';
import { leaksIn } from './leaks.js';

const PROGRAM = fileURLToPath(new URL('./crash.ts', import.meta.url));
const TEST_TIMEOUT_MS = 60_000;

interface Death {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program to its end. */
function run(scenario: string): Promise<Death> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, scenario], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
  });
}

describe.concurrent('a process that dies of a failed payment', () => {
  it.each([
    ['an envelope with HTTP 400 that echoes everything it was sent', 'PaymenntApiError'],
    ['a fetch that fails with the request as its cause', 'PaymenntConnectionError'],
    ['an answer with wrong kinds all over', 'PaymenntResponseError'],
  ])(
    'prints no secret on its way after %s',
    async (scenario, name) => {
      const { code, stdout, stderr } = await run(scenario);

      expect(code).toBe(1);
      expect(stderr).toContain(name);
      expect(stderr).toContain('payments.create');
      expect(stdout).toContain('PaymenntClient');
      expect(stdout).toContain('checkouts.createMobile');
      expect(leaksIn(stdout, CANARIES)).toEqual([]);
      expect(leaksIn(stderr, CANARIES)).toEqual([]);
    },
    TEST_TIMEOUT_MS,
  );
});
