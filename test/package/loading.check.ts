import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture, newProject } from './project.js';

const PAID = 'verified true paid true refused true\n';

describe('the installed package', () => {
  it('is one package', async () => {
    const project = await newProject();
    const folders = (await project.run('npm', 'ls', '--all', '--parseable')).trim().split('\n');

    expect(folders.map((folder) => basename(folder)).slice(1)).toEqual(['paymennt']);
  });

  it('sells something when it is imported', async () => {
    const project = await newProject();
    await fixture(project, 'shop.mjs');

    expect(await project.run('node', 'shop.mjs')).toBe(PAID);
  });

  it('sells something when it is required', async () => {
    const project = await newProject();
    await fixture(project, 'shop.cjs');

    expect(await project.run('node', 'shop.cjs')).toBe(PAID);
  });

  it.each(['shop.mjs', 'shop.cjs'])('needs no eval: %s', async (program) => {
    const project = await newProject();
    await fixture(project, program);

    expect(await project.run('node', '--disallow-code-generation-from-strings', program)).toBe(PAID);
  });

  it.each(['shop.mjs', 'shop.cjs'])(
    'works beside what a program adds to Object.prototype: %s',
    async (program) => {
      const project = await newProject();
      await fixture(project, program);
      const addition = 'data:text/javascript,Object.prototype.legacy=()=>{}';

      expect(await project.run('node', '--import', addition, program)).toBe(PAID);
    },
  );

  it('is found by require through an ES module', async () => {
    const project = await newProject();
    await fixture(project, 'require-esm.cjs');
    await fixture(project, 'entries.mjs');

    expect(await project.run('node', '--no-warnings', 'require-esm.cjs')).toBe('esm true\n');
  });

  it('has one copy of each class per format, and knows its errors across formats', async () => {
    const project = await newProject();
    await fixture(project, 'identity.mjs');

    expect(JSON.parse(await project.run('node', 'identity.mjs'))).toEqual({
      sameClassAcrossEntries: true,
      twoCopies: true,
      knownAcrossFormats: true,
      toldApartAcrossFormats: true,
      namesOfClasses: true,
      limitAcrossFormats: 'response_too_large',
    });
  });

  it('brings the sandbox as a command', async () => {
    const project = await newProject();

    expect(await project.run('npx', '--no-install', 'paymennt', '--help')).toContain('paymennt sandbox');
    expect(await project.run('npx', '--no-install', 'paymennt', '--version')).toMatch(
      /^(?:paymennt )?\d+\.\d+\.\d+/,
    );
  });
});
