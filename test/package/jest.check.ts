import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundlers } from './bundlers.js';
import { fixture, newProject } from './project.js';

it('is required by Jest as it stands, in its own realm', async () => {
  const jest = join(await bundlers(), 'node_modules/jest/bin/jest.js');
  const project = await newProject({ jest: { testEnvironment: 'node', transform: {} } });
  await fixture(project, 'jest.cjs', 'shop.test.js');
  const { code, stderr } = await project.attempt('node', jest, '--ci', '--no-cache', '--watchman=false');

  expect(stderr).toContain('Tests:       2 passed, 2 total');
  expect(code).toBe(0);
});
