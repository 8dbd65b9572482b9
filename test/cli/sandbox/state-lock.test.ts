import { spawnSync } from 'node:child_process';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { createSandbox } from 'paymennt/sandbox';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { keepStateFile } from '../../../src/cli/sandbox/state-file.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = path.join(folder, 'state.json');
});

const keep = (name = file) => {
  const sandbox = createSandbox();
  onTestFinished(() => sandbox.close());
  return keepStateFile(sandbox, name, () => undefined);
};

describe('the lock of a state file', () => {
  it('keeps a second sandbox away until the first one is closed, by every name of the file', async () => {
    const first = await keep();
    await symlink(file, path.join(folder, 'link.json'));
    for (const name of [file, path.join(folder, 'link.json')]) {
      await expect(keep(name)).rejects.toThrow(
        `is in use by process ${process.pid}. Stop it, choose another`,
      );
    }
    await first.close();
    await (await keep()).close();
    expect((await readdir(folder)).sort()).toEqual(['link.json', 'state.json']);
  });

  it('of a process that has ended is taken over', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    for (const owner of [pid, process.pid]) {
      await writeFile(`${file}.lock`, `${owner}\n`);
      const kept = await keep();
      expect(await readFile(`${file}.lock`, 'utf8')).toBe(`${process.pid}\n`);
      await kept.close();
    }
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  it('of a process that runs, or of nobody known, is respected', async () => {
    await writeFile(`${file}.lock`, `${process.ppid}\n`);
    await expect(keep()).rejects.toThrow(`is in use by process ${process.ppid}.`);
    await writeFile(`${file}.lock`, '');
    await expect(keep()).rejects.toThrow('is in use by another process.');
    expect(await readdir(folder)).toEqual(['state.json.lock']);
  });

  it('is given to one of several sandboxes that start at once', async () => {
    await writeFile(`${file}.lock`, `${spawnSync(process.execPath, ['--version']).pid}\n`);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => keep()));
    const kept = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(kept).toHaveLength(1);
    await kept[0]?.close();
  });

  it('is given back when the file cannot be used', async () => {
    await writeFile(file, '{');
    await expect(keep()).rejects.toThrow('is not JSON');
    expect(await readdir(folder)).toEqual(['state.json']);
  });
});
