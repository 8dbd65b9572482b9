import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { Fence } from './fences.js';
import { ROOT } from './pages.js';
import { placeOf } from './snippets.js';

function compilerOptions(): ts.CompilerOptions {
  const path = join(ROOT, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  // An example shows a value without using it.
  return { ...options, noUnusedLocals: false, noUnusedParameters: false };
}

/** Where a snippet pretends to be: beside its page, so that its imports mean what they mean there. */
const fileNameOf = ({ path, line }: Fence) =>
  join(ROOT, dirname(path), `snippet-${path.split('/').at(-1)}-${line}.ts`);

/** `./shop.js` stands for the reader's own code. */
const SHOP = join(ROOT, 'docs/shop.ts');

function createHost(options: ts.CompilerOptions, files: ReadonlyMap<string, Fence>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const virtual = (name: string) => {
    const fence = files.get(name);
    // A snippet is a module, also when it imports nothing.
    return fence && `${fence.code}\nexport {};\n`;
  };
  return {
    ...host,
    fileExists: (name) => files.has(name) || host.fileExists(name),
    readFile: (name) => virtual(name) ?? host.readFile(name),
    getSourceFile: (name, languageVersion, onError) => {
      const text = virtual(name);
      return text === undefined
        ? host.getSourceFile(name, languageVersion, onError)
        : ts.createSourceFile(name, text, languageVersion, true);
    },
    resolveModuleNameLiterals: (literals, containingFile) =>
      literals.map(({ text }) => {
        if (text === './shop.js' && files.has(containingFile)) {
          return { resolvedModule: { resolvedFileName: SHOP, extension: ts.Extension.Ts } };
        }
        return ts.resolveModuleName(text, containingFile, options, host);
      }),
  };
}

/** What the compiler says about snippets, in one program: `docs/money.md:7: …`. Empty when all is well. */
export function typeErrors(snippets: readonly Fence[]): string[] {
  const options = compilerOptions();
  const files = new Map(snippets.map((snippet) => [fileNameOf(snippet), snippet]));
  const program = ts.createProgram([...files.keys()], options, createHost(options, files));
  return [...files].flatMap(([name, snippet]) => {
    const source = program.getSourceFile(name);
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return diagnostics.map(({ messageText, start = 0 }) => {
      const line = snippet.line + (source?.getLineAndCharacterOfPosition(start).line ?? 0);
      return `${placeOf({ ...snippet, line })}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}
