import type { Traits } from './claims/claim.js';
import { describeWay, TELLS_ALL } from './hold.js';
import { PROGRAMS } from './programs.js';
import { commandIn } from './runtimes.js';

// No codes, but sentences.
const DENO: Traits = {
  ...TELLS_ALL,
  untrusted: { outcome: 'not_sent', causeCode: 'UnknownIssuer' },
  reset: {},
};

const RUNTIMES = [
  { name: 'Bun', command: 'bun', flags: [], overFetch: TELLS_ALL, runtime: /^Bun 1\./ },
  { name: 'Deno', command: 'deno', flags: ['run', '--allow-all'], overFetch: DENO, runtime: /^Deno 2\./ },
] as const;

for (const { name, command, flags, overFetch, runtime } of RUNTIMES) {
  const way = (how: string, traits: Traits, ...args: readonly string[]) =>
    describeWay({
      name: `${name}, ${how}`,
      runtime,
      command: (runtimes) => [commandIn(runtimes, command), ...flags, ...args],
      traits,
    });

  way('import', overFetch, PROGRAMS.esm, 'WORLD');
  way('require', overFetch, PROGRAMS.cjs, 'WORLD');
  way('import, over createNodeFetch', TELLS_ALL, PROGRAMS.esm, 'WORLD', 'createNodeFetch');
}
