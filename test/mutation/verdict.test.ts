import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';
import { type Mutant, readMutants } from './mutants.js';
import { type Explanation, judge, scores } from './verdict.js';

const explanation: Explanation = { file: 'a.ts', was: 'a < 0', becomes: 'a <= 0', because: 'a is never 0' };
const explained: Mutant = { file: 'a.ts', line: 7, was: 'a < 0', becomes: 'a <= 0', fate: 'survived' };
const other: Mutant = { ...explained, line: 8, becomes: 'a > 0' };

it('the verdict names each survivor without an explanation, and each explanation without a survivor', () => {
  const killed: Mutant = { ...other, fate: 'killed' };
  const broken: Mutant = { ...other, fate: 'broken' };
  const elsewhere: Mutant = { ...explained, file: 'b.ts' };

  expect(judge([explained, killed], [explanation])).toEqual({ unexplained: [], outdated: [] });
  expect(judge([explained, other, broken], [explanation]).unexplained).toEqual([other, broken]);
  expect(judge([{ ...explained, was: 'b < 0' }], [explanation]).unexplained).toHaveLength(1);
  expect(judge([{ ...explained, fate: 'killed' }], [explanation]).outdated).toEqual([explanation]);
  // The explanation of a file that was not mutated stands.
  expect(judge([elsewhere], [explanation])).toEqual({ unexplained: [elsewhere], outdated: [] });
  expect(scores([explained, killed, { ...other, fate: 'timed out' }]).at(-1)).toMatchObject({
    score: '66.7 %',
  });
});

it('a mutant of several lines is read as one', async () => {
  const source = 'try {\n  work();\n} catch {\n  return 1;\n}\n';
  const location = { start: { line: 3, column: 9 }, end: { line: 5, column: 2 } };
  const mutants = ['Survived', 'NoCoverage', 'Killed', 'Timeout', 'RuntimeError'].map((status) => ({
    status,
    replacement: '{}',
    location,
  }));
  const report = JSON.stringify({ files: { 'a.ts': { source, mutants } } });
  const folder = await temporaryFolder({ 'mutation.json': report });
  const read = await readMutants(join(folder, 'mutation.json'));

  expect(read[0]).toEqual({
    file: 'a.ts',
    line: 3,
    was: '} catch { return 1; }',
    becomes: '} catch {}',
    fate: 'survived',
  });
  expect(read.map(({ fate }) => fate)).toEqual(['survived', 'survived', 'killed', 'timed out', 'broken']);
});
