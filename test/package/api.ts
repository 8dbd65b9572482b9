import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './tarball.js';
import { tools } from './tools.js';

// What is used of @microsoft/api-extractor, which is too heavy to be a dependency.
interface Message {
  readonly text: string;
  readonly logLevel: string;
  handled: boolean;
}
interface ApiExtractor {
  readonly ExtractorConfig: { prepare(options: object): object };
  readonly Extractor: {
    invoke(
      config: object,
      options: { localBuild: boolean; messageCallback(message: Message): void },
    ): { readonly errorCount: number; readonly apiReportChanged: boolean };
  };
}

const ENTRIES = ['index', 'flow', 'app', 'sandbox', 'testing', 'msw', 'node'];
const FOLDER = join(ROOT, 'etc');

const reportOf = (entry: string) => (entry === 'index' ? 'paymennt' : `paymennt-${entry}`);

function configOf(entry: string): object {
  const silent = { default: { logLevel: 'none', addToApiReportFile: false } };
  return {
    projectFolder: ROOT,
    mainEntryPointFilePath: join(ROOT, `dist/${entry}.d.cts`),
    newlineKind: 'lf',
    compiler: {
      overrideTsconfig: {
        compilerOptions: {
          target: 'es2022',
          lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
          module: 'nodenext',
          moduleResolution: 'nodenext',
          types: ['node'],
          strict: true,
          skipLibCheck: true,
        },
        files: [join(ROOT, `dist/${entry}.d.cts`)],
      },
    },
    apiReport: {
      enabled: true,
      reportFileName: reportOf(entry),
      reportFolder: FOLDER,
      reportTempFolder: join(ROOT, '.cache/api'),
      // Types that signatures use without being exported change the API, too. The other entries share those of the first.
      includeForgottenExports: entry === 'index',
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: {},
      extractorMessageReporting: silent,
      tsdocMessageReporting: silent,
    },
  };
}

/** Writes the reports of what is in `dist`, or only compares. Gives the names of those that changed. */
async function report({ write }: { readonly write: boolean }): Promise<string[]> {
  const folder = await tools('api-extractor', { '@microsoft/api-extractor': '7.60.1' });
  const load = createRequire(join(folder, 'package.json'));
  const { Extractor, ExtractorConfig } = load('@microsoft/api-extractor') as ApiExtractor;
  await mkdir(FOLDER, { recursive: true });
  return ENTRIES.filter((entry) => {
    const config = ExtractorConfig.prepare({
      configObject: configOf(entry),
      configObjectFullPath: undefined,
      packageJsonFullPath: join(ROOT, 'package.json'),
    });
    const { errorCount, apiReportChanged } = Extractor.invoke(config, {
      localBuild: write,
      messageCallback(message) {
        if (message.logLevel === 'error') console.error(message.text);
        message.handled = true;
      },
    });
    if (errorCount > 0) throw new Error(`The API of dist/${entry}.d.cts cannot be read.`);
    return apiReportChanged;
  }).map((entry) => `etc/${reportOf(entry)}.api.md`);
}

const check = process.argv.includes('--check');
const changed = await report({ write: !check });
if (changed.length === 0) {
  console.log('The public API is as etc/ says.');
} else if (check) {
  console.error(
    `The public API is no longer as these say:\n${changed.map((path) => `  ${path}`).join('\n')}`,
  );
  console.error('If that is meant: `npm run build && npm run api`, look at the diff, and `npx changeset`.');
  process.exitCode = 1;
} else {
  console.log(`Written:\n${changed.map((path) => `  ${path}`).join('\n')}`);
}
