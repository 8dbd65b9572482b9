import { beforeAll, describe, expect, it } from 'vitest';
import { newProject } from './project.js';
import { tools } from './tools.js';

let folder: string;

beforeAll(async () => {
  folder = await tools('package-mocks', { msw: '2.15.0', nock: '14.0.17' });
});

const names = (module: string) => module.replace(/\W/g, '_');

/** A program in each module format that loads these modules by their names and runs the same body. */
const formats = (modules: readonly string[], body: string) =>
  [
    [
      'program.mjs',
      `${modules.map((module) => `import * as ${names(module)} from '${module}';`).join('\n')}\n${body}`,
    ],
    [
      'program.cjs',
      `${modules.map((module) => `const ${names(module)} = require('${module}');`).join('\n')}
       (async () => {\n${body}\n})();`,
    ],
  ] as const;

const ID = '1653241101733169556';
const START = `
  const id = '${ID}';
  const found = { success: true, elapsed: 1, result: { id, status: 'PENDING' } };
  const client = new paymennt.PaymenntClient({
    apiKey: 'key', apiSecret: 'secret', environment: 'test', maxRetries: 0, fetch: paymennt_node.createNodeFetch(),
  });`;

const MSW = `${START}
  const url = 'https://api.test.paymennt.com/mer/v2.0/checkout/' + id;
  const server = msw_node.setupServer(msw.http.get(url, () => msw.HttpResponse.json(found)));
  server.listen({ onUnhandledRequest: 'error' });
  console.log((await client.checkouts.get(id)).status);
  server.close();`;

const NOCK = `${START}
  const mock = nock.default ?? nock;
  mock.disableNetConnect();
  mock('https://api.test.paymennt.com').get('/mer/v2.0/checkout/' + id).reply(200, found);
  console.log((await client.checkouts.get(id)).status);`;

// As tracers do it that replace the functions of Node after the program has loaded.
const TRACER = `${START}
  const https = process.getBuiltinModule('node:https');
  const { request } = https;
  https.request = (...args) => {
    console.log('traced ' + args[0].path);
    return request({ ...args[0], hostname: '127.0.0.1', port: 1 });
  };
  await client.checkouts.get(id).catch(() => undefined);`;

describe('createNodeFetch of the installed package', () => {
  it.each([
    ...formats(['paymennt', 'paymennt/node', 'msw', 'msw/node'], MSW).map(
      (program) => ['msw', ...program] as const,
    ),
    ...formats(['paymennt', 'paymennt/node', 'nock'], NOCK).map((program) => ['nock', ...program] as const),
  ])('is answered by %s in %s', async (_, file, code) => {
    const project = await newProject();
    await project.link(folder, ['msw', 'nock']);
    await project.write(file, code);

    expect(await project.run('node', file)).toBe('PENDING\n');
  });

  it.each(formats(['paymennt', 'paymennt/node'], TRACER))(
    'is seen by a tracer that replaces https.request in %s',
    async (file, code) => {
      const project = await newProject();
      await project.write(file, code);

      expect(await project.run('node', file)).toBe(`traced /mer/v2.0/checkout/${ID}\n`);
    },
  );
});
