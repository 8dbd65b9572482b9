import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Examination } from '../../../src/cli/doctor/check.js';
import { checkRepository } from '../../../src/cli/doctor/repository.js';
import { checkShape, checkVariables } from '../../../src/cli/doctor/variables.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { examination, VARIABLES } from './examined.js';

const variables = (subject: Examination) => checkVariables(subject).check;
const shape = (subject: Examination) => checkShape(subject, checkVariables(subject).target);

const withVariable = (name: string, value: string | undefined) =>
  examination({ env: { ...VARIABLES, [name]: value } });

describe('config.variables', () => {
  it.each(['test', 'live', 'http://127.0.0.1:4242', 'https://localhost:4242/'])(
    'accepts %s',
    async (value) => {
      const check = variables(withVariable('PAYMENNT_ENVIRONMENT', value));

      expect(check.status).toBe('ok');
    },
  );

  it('fails for variables that are missing, and names them', async () => {
    const check = variables(examination({ env: { PAYMENNT_API_KEY: 'shop-key-0001' } }));

    expect(check.status).toBe('FAIL');
    expect(check.reason).toBe('PAYMENNT_API_SECRET, PAYMENNT_ENVIRONMENT are not set');
  });

  it('says how to load a .env file that has what is missing', async () => {
    const directory = await temporaryFolder({
      '.env': 'PAYMENNT_API_SECRET=a\nexport PAYMENNT_ENVIRONMENT="test"\n',
    });
    const env = { PAYMENNT_API_KEY: 'shop-key-0001' };
    const check = variables(examination({ env, directory }));

    expect(check.status).toBe('FAIL');
    expect(check.fix).toContain('--env-file=.env');
  });

  it('looks for variables in no folder and no pipe with the name .env', async () => {
    const directory = await temporaryFolder();
    await mkdir(path.join(directory, '.env'));
    const pipe = await temporaryFolder();
    execFileSync('mkfifo', [path.join(pipe, '.env')]);

    expect(variables(examination({ env: {}, directory })).reason).not.toContain('.env');
    expect(variables(examination({ env: {}, directory: pipe })).reason).not.toContain('.env');
  });

  it.each([
    ['production', 'Write PAYMENNT_ENVIRONMENT=live.'],
    ['Test', 'Write PAYMENNT_ENVIRONMENT=test.'],
    ['"live"', 'Write PAYMENNT_ENVIRONMENT=live.'],
    ['sandbox', 'Write PAYMENNT_ENVIRONMENT=test.'],
    ['http://127.0.0.1:4242/mer/v2.0', 'Write PAYMENNT_ENVIRONMENT=http://127.0.0.1:4242.'],
    ['localhost:4242', 'Write PAYMENNT_ENVIRONMENT=http://localhost:4242.'],
    ['https://api.test.paymennt.com/mer/v2.0', 'Write PAYMENNT_ENVIRONMENT=test.'],
    ['api.paymennt.com', 'Write PAYMENNT_ENVIRONMENT=live.'],
    [
      'http://gateway.example',
      'Set PAYMENNT_ENVIRONMENT to test, to live, or to the URL that "paymennt sandbox" prints.',
    ],
  ])('fails for the environment %s', async (value, fix) => {
    const check = variables(withVariable('PAYMENNT_ENVIRONMENT', value));

    expect(check.status).toBe('FAIL');
    expect(check.fix).toBe(fix);
  });
});

describe('config.shape', () => {
  it('accepts a key and a secret without mistakes', async () => {
    expect(shape(examination({})).status).toBe('ok');
  });

  it.each([
    ['"shop-key-0001"', /quotation marks/],
    ["'shop-key-0001'", /quotation marks/],
    ['"shop-key-0001', /quotation marks/],
    ['paymennt_api_key', /a placeholder/],
    [' shop-key-0001', /a blank or a line break/],
    ['shop-key-0001\n', /a blank or a line break/],
    ['shop key 0001', /a blank or a line break/],
    ['shop-key-0001\u200b', /a character that HTTP headers cannot hold/],
    ['PAYMENNT_API_KEY=shop-key-0001', /its own name/],
    ['your-api-key', /a placeholder/],
    ['<api key>', /blank|placeholder/],
    ['<api-key>', /a placeholder/],
    ['changeme', /a placeholder/],
    ['xxxxxxxx', /a placeholder/],
    ['test-api-key', /a placeholder/],
    ['YOUR_KEY_HERE', /a placeholder/],
    ['undefined', /a placeholder/],
    // biome would read the braces as a template that was forgotten.
    ['$'.concat('{PAYMENNT_API_KEY}'), /a placeholder/],
    ['sandbox-api-key', /the one of "paymennt sandbox"/],
  ])('fails for the key %j', async (value, reason) => {
    const check = shape(withVariable('PAYMENNT_API_KEY', value));

    expect(check.status).toBe('FAIL');
    expect(check.reason).toMatch(reason);
    expect(check.reason).not.toContain('0001');
    expect(check.fix).toBeTruthy();
  });

  it('fails when key and secret are the same', async () => {
    const check = shape(withVariable('PAYMENNT_API_SECRET', 'shop-key-0001'));

    expect(check.status).toBe('FAIL');
  });

  it('accepts the credentials of the sandbox on a sandbox', async () => {
    const env = {
      PAYMENNT_API_KEY: 'sandbox-api-key',
      PAYMENNT_API_SECRET: 'sandbox-api-secret',
      PAYMENNT_ENVIRONMENT: 'http://127.0.0.1:4242',
    };

    expect(shape(examination({ env })).status).toBe('ok');
  });
});

describe('config.repository', () => {
  function repository(directory: string): void {
    execFileSync('git', ['init', '-q'], { cwd: directory });
  }

  it('accepts a .env file that git ignores, also one in the folder above', async () => {
    const directory = await temporaryFolder({
      '.env': 'A=1',
      '.env.local': 'A=1',
      '.gitignore': '.env\n.env.local\n',
    });
    repository(directory);
    const inner = path.join(directory, 'server');
    await mkdir(inner);

    const check = await checkRepository(examination({ directory }));
    const above = await checkRepository(examination({ directory: inner }));

    expect(check).toMatchObject({ status: 'ok', reason: 'git ignores .env, .env.local' });
    expect(above).toMatchObject({ status: 'ok', reason: 'git ignores ../.env, ../.env.local' });
  });

  it('accepts a repository without a .env file, and an example of one', async () => {
    const directory = await temporaryFolder({ '.env.example': 'PAYMENNT_API_KEY=' });
    repository(directory);

    expect((await checkRepository(examination({ directory }))).status).toBe('ok');
  });

  it.each(['.env', '.env.production'])('fails when git does not ignore %s', async (name) => {
    const directory = await temporaryFolder({ [name]: 'A=1' });
    repository(directory);
    const check = await checkRepository(examination({ directory }));

    expect(check.status).toBe('FAIL');
    expect(check.fix).toBe(`Add ${name} to .gitignore.`);
  });

  it('fails when git tracks a .env file, although it is ignored since', async () => {
    const directory = await temporaryFolder({ '.env': 'A=1' });
    repository(directory);
    execFileSync('git', ['add', '.env'], { cwd: directory });
    await writeFile(path.join(directory, '.gitignore'), '.env\n');
    const check = await checkRepository(examination({ directory }));

    expect(check.status).toBe('FAIL');
    expect(check.reason).toBe('git tracks .env');
  });

  it('names every file that git does not ignore, and no folder with such a name', async () => {
    const directory = await temporaryFolder({ '.env.local': 'A=1', '.env.test': 'A=1' });
    await mkdir(path.join(directory, '.env'));
    repository(directory);
    const check = await checkRepository(examination({ directory }));

    expect(check.reason).toBe('git does not ignore .env.local, .env.test');
    expect(check.fix).toBe('Add .env.local and .env.test to .gitignore.');
  });

  it.each<[string, readonly string[]]>([
    ['outside a repository', []],
    ['in a bare repository', ['init', '-q', '--bare']],
  ])('is skipped %s', async (_case, args) => {
    const directory = await temporaryFolder({ '.env': 'A=1' });
    if (args.length > 0) execFileSync('git', args, { cwd: directory });

    expect(await checkRepository(examination({ directory }))).toMatchObject({
      status: 'skip',
      reason: 'git names no working tree for this folder',
    });
  });

  it('is skipped where git is not installed', async () => {
    const directory = await temporaryFolder({ '.env': 'A=1' });
    vi.stubEnv('PATH', directory);
    onTestFinished(() => void vi.unstubAllEnvs());

    expect(await checkRepository(examination({ directory }))).toMatchObject({
      status: 'skip',
      reason: 'git is not installed',
    });
  });
});
