import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { CHECKOUT } from '../support/answers.js';
import { freePort } from '../support/server.js';
import { run } from './command.js';
import { fixture, newProject, type Project } from './project.js';
import { tools } from './tools.js';

// The last version whose App Router keeps answers of `fetch` on disk unless it is asked not to.
const PACKAGES = { next: '14.2.35', react: '18', 'react-dom': '18' };

const PAGE = `import { answer } from 'HERE/verify';
export default async function Page() { return <p>{await answer()}</p>; }`;
const HANDLER = `import { answer } from 'HERE/verify';
export async function GET() { return new Response(await answer()); }`;
const LAYOUT = 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;';

/** Paths of the app that show the answer of `verify`: with a parameter and without, as a page and as a handler. */
export const PATHS = ['/page', '/page/7', '/handler', '/handler/7'];

async function nextApp(): Promise<Project> {
  const folder = await tools('package-next', PACKAGES);
  const project = await newProject();
  await project.link(folder, Object.keys(PACKAGES));
  await fixture(project, 'next/verify.js', 'verify.js');
  await project.write('app/layout.js', LAYOUT);
  await project.write('app/page/page.js', PAGE.replace('HERE', '../..'));
  await project.write('app/page/[id]/page.js', PAGE.replace('HERE', '../../..'));
  await project.write('app/handler/route.js', HANDLER.replace('HERE', '../..'));
  await project.write('app/handler/[id]/route.js', HANDLER.replace('HERE', '../../..'));
  return project;
}

/** Resolves when a process prints that it is ready. */
async function ready({ stdout, stderr }: ChildProcess): Promise<void> {
  let output = '';
  for await (const chunk of stdout ?? []) {
    output += chunk;
    if (output.includes('Ready')) return;
  }
  throw new Error(`next start ended:\n${output}${stderr?.read() ?? ''}`);
}

/** Builds an app, and serves it until the test is over. */
export async function serveNextApp(gateway: string): Promise<string> {
  const { folder: cwd } = await nextApp();
  const next = join(cwd, 'node_modules/next/dist/bin/next');
  const { id, orderId, amount, currency } = CHECKOUT;
  const order = JSON.stringify({ id, orderId, amount, currency });
  const env = { GATEWAY: gateway, ORDER: order, NEXT_TELEMETRY_DISABLED: '1' };
  await run('node', [next, 'build', '--no-lint'], { cwd, env });
  const port = await freePort();
  const server = spawn('node', [next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  onTestFinished(async () => {
    server.kill();
    await once(server, 'exit');
  });
  await ready(server);
  return `http://127.0.0.1:${port}`;
}
