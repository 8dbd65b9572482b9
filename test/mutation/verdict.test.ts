import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Mutant, readMutants } from './mutants.js';
import { type Explanation, judge, scores } from './verdict.js';

const explanation: Explanation = { file: 'a.ts', was: 'a < 0', becomes: 'a <= 0', because: 'a is never 0' };
const explained: Mutant = { file: 'a.ts', line: 7, was: 'a < 0', becomes: 'a <= 0', fate: 'survived' };
const other: Mutant = { ...explained, line: 8, becomes: 'a > 0' };

describe('the verdict on mutants', () => {
  it('is empty while every survivor is explained', () => {
    expect(judge([explained, { ...other, fate: 'killed' }], [explanation])).toEqual({
      unexplained: [],
      outdated: [],
    });
  });

  it.each(['survived', 'broken'] as const)('names a mutant that %s and is not explained', (fate) => {
    const mutant = { ...other, fate };

    expect(judge([explained, mutant], [explanation]).unexplained).toEqual([mutant]);
  });

  it('does not take the explanation of another file or another change', () => {
    for (const mutant of [
      { ...explained, file: 'b.ts' },
      { ...explained, was: 'b < 0' },
    ]) {
      expect(judge([mutant], [explanation]).unexplained).toEqual([mutant]);
    }
  });

  it('names an explanation of what is killed by now, or gone', () => {
    expect(judge([{ ...explained, fate: 'killed' }], [explanation]).outdated).toEqual([explanation]);
    expect(judge([other], [explanation]).outdated).toEqual([explanation]);
  });

  it('leaves the explanations of files alone that were not mutated', () => {
    expect(judge([{ ...other, file: 'b.ts', fate: 'killed' }], [explanation]).outdated).toEqual([]);
  });

  it('counts what was noticed', () => {
    const mutants = [explained, { ...other, fate: 'killed' }, { ...other, fate: 'timed out' }] as const;

    expect(scores(mutants).at(-1)).toMatchObject({ file: 'all', mutants: 3, killed: 1, score: '66.7 %' });
  });
});

it('a mutant of several lines is read as one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paymennt-mutants-'));
  try {
    const source = 'try {\n  work();\n} catch {\n  return 1;\n}\n';
    const location = { start: { line: 3, column: 9 }, end: { line: 5, column: 2 } };
    const mutants = ['Survived', 'NoCoverage', 'Killed', 'Timeout', 'RuntimeError'].map((status) => ({
      status,
      replacement: '{}',
      location,
    }));
    await writeFile(
      join(folder, 'mutation.json'),
      JSON.stringify({ files: { 'a.ts': { source, mutants } } }),
    );
    const read = await readMutants(join(folder, 'mutation.json'));

    expect(read[0]).toEqual({
      file: 'a.ts',
      line: 3,
      was: '} catch { return 1; }',
      becomes: '} catch {}',
      fate: 'survived',
    });
    expect(read.map(({ fate }) => fate)).toEqual(['survived', 'survived', 'killed', 'timed out', 'broken']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
