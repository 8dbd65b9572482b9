import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Example } from './payment-stories.js';
import { run } from './processes.js';
import { setUp, setUpTool } from './workshop.js';

// What `wrangler dev` runs underneath. Wrangler itself asks for a newer Node than the package does.
const TOOLS = { workerd: '^1.20261117.1', esbuild: '^0.28.2' };

/** An example's `worker.ts`, bundled as wrangler does it, in Cloudflare's own runtime. */
export function workerdStart(name: string): Example {
  return {
    name: `${name} on Cloudflare Workers`,
    async prepare({ variables }) {
      const [cwd, tools] = [await setUp(name), await setUpTool('workerd', TOOLS)];
      const tool = (command: string) => join(tools, 'node_modules/.bin', command);
      const bundle = ['worker.ts', '--bundle', '--format=esm', '--platform=neutral', '--outfile=worker.js'];
      const resolve = [
        '--conditions=workerd,worker',
        '--main-fields=module,main',
        '--external:cloudflare:*',
        '--external:node:*',
      ];
      await run({ command: tool('esbuild'), args: [...bundle, ...resolve], cwd });
      // `setUp` has removed the storage of an earlier run.
      await mkdir(join(cwd, 'storage'));
      const date = await compatibilityDate(cwd);
      await writeFile(join(cwd, 'workerd.capnp'), configOf(date, variables));
      return (port) => ({
        command: tool('workerd'),
        args: ['serve', 'workerd.capnp', `--socket-addr=http=127.0.0.1:${port}`],
        cwd,
      });
    },
  };
}

async function compatibilityDate(folder: string): Promise<string> {
  const wrangler = await readFile(join(folder, 'wrangler.jsonc'), 'utf8');
  const date = /"compatibility_date": "([^"]+)"/.exec(wrangler)?.[1];
  if (!date) throw new Error('wrangler.jsonc names no compatibility_date.');
  return date;
}

/** The bindings of `wrangler.jsonc`, in the words of workerd. Nothing but loopback can be reached. */
function configOf(date: string, variables: Readonly<Record<string, string>>): string {
  const texts = Object.entries(variables).map(
    ([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .shop),
    (name = "internet", network = (allow = ["local"])),
    (name = "storage", disk = (path = "storage", writable = true)),
  ],
  sockets = [(name = "http", http = (), service = "main")],
);
const shop :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${date}",
  bindings = [
    ${texts.join(',\n    ')},
    (name = "SHOP", durableObjectNamespace = "ShopDatabase"),
  ],
  durableObjectNamespaces = [(className = "ShopDatabase", uniqueKey = "shop", enableSql = true)],
  durableObjectStorage = (localDisk = "storage"),
);
`;
}
