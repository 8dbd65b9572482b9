import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { importsOf } from './imports.js';
import { installed } from './installed.js';
import { newProject } from './project.js';

const PROGRAM = `import { PaymenntClient } from 'paymennt';
export const key = PaymenntClient.fromEnv().checkouts.createMobile;
`;

/** What an editor makes of the package: TypeScript's language service over one file. */
function editorOn(file: string) {
  const options = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  return ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, strict: true, types: [] }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const text = ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => join(file, '..'),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
  });
}

describe('the declarations', () => {
  it('have no type of a bundled package', async () => {
    for (const [path, text] of await installed(/\.d\.c?ts$/)) {
      const allowed = /msw/.test(path) ? ['msw'] : /node/.test(path) ? ['node:http'] : [];
      const foreign = importsOf(text).filter((name) => !name.startsWith('.') && !allowed.includes(name));

      expect(foreign, path).toEqual([]);
      expect(text.replace(/\/\*\*.*?\*\//gs, ''), path).not.toMatch(/\bzod\b|\$Zod|ZodMini|\bky\b|\bHono\b/i);
    }
  });

  it.each(['mts', 'cts'])('show an editor what is written about them: %s', async (ending) => {
    const project = await newProject();
    await project.write(`shop.${ending}`, PROGRAM);
    const file = join(project.folder, `shop.${ending}`);
    const editor = editorOn(file);
    const place = PROGRAM.indexOf('createMobile');
    const hover = editor.getQuickInfoAtPosition(file, place);
    const [definition] = editor.getDefinitionAtPosition(file, place) ?? [];

    expect(ts.displayPartsToString(hover?.displayParts)).toContain('params: MobileCheckoutParams');
    expect(ts.displayPartsToString(hover?.documentation)).toMatch(/^\w.{20}/);
    expect(hover?.tags?.map(({ name }) => name)).toContain('example');
    expect(definition?.fileName).toMatch(/\/node_modules\/paymennt\/dist\/[\w-]+\.d\.cts$/);
    editor.dispose();
  });
});
