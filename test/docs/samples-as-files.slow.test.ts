import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fence, fencesIn } from './fences.js';
import { markdownPages } from './pages.js';
import { openFolder, type RunningSandbox, startSandbox } from './samples-as-files.js';
import { placeOf } from './snippets.js';

/** Samples of the README and the guides whose client comes from the environment. */
const samples = markdownPages()
  .filter(({ path }) => /^(?:README\.md$|docs\/)/.test(path))
  .flatMap(fencesIn)
  .filter(({ language, code }) => ['ts', 'js'].includes(language) && code.includes('fromEnv('));

const folder = openFolder();
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => {
  sandbox.stop();
  folder.remove();
});

// One after the other against one sandbox, as a reader tries them.
describe('a sample with fromEnv, saved under its name and run with the three export lines of the sandbox', () => {
  it.each(samples.map((sample) => [placeOf(sample), sample] as const))('ends well: %s', async (_, sample) => {
    expect(await folder.run(sample, sandbox.variables)).toBe('');
  });

  it('is told when the gateway refuses it', async () => {
    const code =
      "import { PaymenntClient } from 'paymennt';\nawait PaymenntClient.fromEnv().checkouts.get('1653241101733169556');";
    const sample: Fence = { path: 'docs/a.md', line: 1, language: 'ts', marks: [], code };
    expect(await folder.run(sample, sandbox.variables)).toMatch(/checkouts\.get was refused/);
  });
});
