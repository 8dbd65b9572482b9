import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { typed } from '../typed-command.js';

async function complaintOf(...options: string[]): Promise<string> {
  const { exitCode, stderr } = await typed(['sandbox', '--port', '0', ...options]);
  expect(exitCode).toBe(2);
  expect(stderr.trimEnd()).not.toContain('\n');
  return stderr.trimEnd();
}

describe('a seed file', () => {
  it.each([
    ['is missing', 'missing.json', /there is no seed file .*missing\.json: check the path\.$/],
    ['is a folder', '.', /cannot read the seed file: EISDIR/],
    ['is cut off', 'cut.json', /cut\.json is not JSON: /],
    ['has a field of another type', 'typed.json', /seed\.branches\[0\]\.id must be a string/],
    ['has a field that is not known', 'unknown.json', /seed\.merchants is not a known field/],
    ['is something else', 'list.json', /seed must be a JSON object/],
  ])('that %s is refused', async (_case, name, message) => {
    const folder = await temporaryFolder({
      'cut.json': '{ "branches":\n [',
      'typed.json': '{ "branches": [{ "id": 7 }] }',
      'unknown.json': '{ "merchants": [] }',
      'list.json': '[]',
    });
    expect(await complaintOf('--seed', path.join(folder, name))).toMatch(message);
  });
});

describe('a state file', () => {
  it.each([
    ['cannot be written', 'no-such-folder/state.json', /cannot write the state file .*ENOENT/],
    ['is a folder', '.', /cannot read the state file: EISDIR/],
    ['is cut off', 'cut.json', /cut\.json is not JSON: /],
    ['belongs to another program', 'other.json', /other\.json: .*something is not a known field/],
  ])('that %s is refused', async (_case, name, message) => {
    const files = { 'cut.json': '{ "version": "1"', 'other.json': '{ "something": "else" }' };
    const folder = await temporaryFolder(files);
    expect(await complaintOf('--state', path.join(folder, name))).toMatch(message);
    for (const [file, text] of Object.entries(files)) {
      expect(await readFile(path.join(folder, file), 'utf8')).toBe(text);
    }
  });
});
