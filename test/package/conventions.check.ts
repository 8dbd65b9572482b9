import { beforeAll, describe, expect, inject, it } from 'vitest';
import { attempt } from './command.js';
import { tools } from './tools.js';

let folder: string;

beforeAll(async () => {
  folder = await tools('package-conventions', { '@arethetypeswrong/cli': '0.18.5', publint: '0.3.25' });
});

describe('package.json', () => {
  it('is right for publint', async () => {
    const args = ['node_modules/publint/src/cli.js', 'run', inject('tarball').path, '--strict'];
    const { code, stdout } = await attempt('node', args, { cwd: folder });

    expect(stdout).toContain('All good!');
    expect(code).toBe(0);
  });

  it('leads every kind of resolution to the types of what it loads', async () => {
    const args = ['node_modules/@arethetypeswrong/cli/dist/index.js', inject('tarball').path];
    const { code, stdout } = await attempt('node', [...args, '--format', 'json'], { cwd: folder });
    const { analysis, problems } = JSON.parse(stdout) as {
      analysis: { entrypoints: object };
      problems?: object;
    };

    expect(Object.keys(analysis.entrypoints)).toEqual([
      '.',
      './flow',
      './app',
      './sandbox',
      './testing',
      './msw',
      './node',
      './package.json',
    ]);
    expect(problems ?? {}).toEqual({});
    expect(code).toBe(0);
  });
});
