import { readFileSync } from 'node:fs';
import { VERSION } from 'paymennt';
import { expect, it } from 'vitest';

it('VERSION is the version in package.json', () => {
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8');

  expect(JSON.parse(file)).toMatchObject({ name: 'paymennt', version: VERSION });
});
