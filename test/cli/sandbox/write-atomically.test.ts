import { mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically } from '../../../src/cli/sandbox/write-atomically.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

describe('writing a file in one go', () => {
  it('makes it for its owner only, and replaces it', async () => {
    const file = path.join(folder, 'state.json');
    await writeAtomically(file, 'one');
    await writeAtomically(file, 'two');
    expect(await readFile(file, 'utf8')).toBe('two');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  it('leaves nothing behind when it fails', async () => {
    const taken = path.join(folder, 'taken');
    await mkdir(taken);
    await expect(writeAtomically(taken, 'text')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['taken']);
    await expect(writeAtomically(path.join(folder, 'none', 'file'), 'text')).rejects.toThrow('ENOENT');
  });

  it('keeps a link and replaces what it leads to', async () => {
    const [file, link] = [path.join(folder, 'real.json'), path.join(folder, 'link.json')];
    await writeFile(file, 'one');
    await symlink(file, link);
    await writeAtomically(link, 'two');
    expect(await readlink(link)).toBe(file);
    expect(await readFile(file, 'utf8')).toBe('two');
  });
});
