import process from 'node:process';
import { inspect } from 'node:util';
import { createNodeFetch } from 'paymennt/node';
import { CLAIMS } from '../claims/all.js';
import { type Claim, check, type World } from '../claims/claim.js';
import { IN_ONE_PROCESS } from '../claims/in-one-process.js';
import { Stage } from '../claims/stage.js';

interface Runtimes {
  readonly Bun?: { readonly version: string; inspect(value: unknown, options: object): string };
  readonly Deno?: {
    readonly version: { readonly deno: string };
    inspect(value: unknown, options: object): string;
  };
}

const { Bun, Deno } = globalThis as Runtimes;
const name = Bun ? `Bun ${Bun.version}` : Deno ? `Deno ${Deno.version.deno}` : `Node ${process.version}`;
const deeply = { depth: 9, showHidden: true };

/** Runs the claims in Node, Bun or Deno and prints what was seen. It does not end itself: nothing may keep it alive. */
async function main([world = '', over]: readonly string[]): Promise<void> {
  const stage = new Stage(JSON.parse(world) as World, {
    fetch: over === 'createNodeFetch' ? createNodeFetch() : undefined,
    inspect: [Bun, Deno, { inspect }].flatMap((own) =>
      own ? [(value: unknown) => own.inspect(value, deeply)] : [],
    ),
  });
  const claims: readonly Claim[] = [...CLAIMS, ...IN_ONE_PROCESS];
  console.log(`report ${JSON.stringify(await check(claims, stage, name))}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
