import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A module of the package, read but not run. */
export interface SourceFile {
  /** Path below the folder that was asked for, with slashes: `internal/path.ts`. */
  readonly path: string;
  readonly text: string;
  /** What it imports, types included: paths like `path` for its own, names for packages. */
  readonly imports: readonly string[];
}

/** Every TypeScript file below a folder of this repository. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => {
      const text = readFileSync(`${ROOT}${folder}/${path}`, 'utf8');
      const specifiers = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
      return { path, text, imports: specifiers.map((specifier) => resolved(path, specifier)) };
    });
}

function resolved(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}

/** The names that a module exports, by whether they exist at run time; `export type *` is followed. */
export function exportedNames(
  files: readonly SourceFile[],
  path: string,
): { values: string[]; types: string[] } {
  const names = { values: [] as string[], types: [] as string[] };
  const text = files.find((file) => file.path === path)?.text ?? '';
  for (const statement of ts.createSourceFile(path, text, ts.ScriptTarget.ES2022).statements) {
    if (ts.isExportDeclaration(statement)) addReExports(files, path, statement, names);
    else addDeclaration(statement, names);
  }
  return names;
}

function addReExports(
  files: readonly SourceFile[],
  path: string,
  statement: ts.ExportDeclaration,
  names: { values: string[]; types: string[] },
): void {
  const { exportClause, isTypeOnly, moduleSpecifier } = statement;
  if (exportClause && ts.isNamedExports(exportClause)) {
    for (const { name, isTypeOnly: alone } of exportClause.elements) {
      names[isTypeOnly || alone ? 'types' : 'values'].push(name.text);
    }
  } else if (!exportClause && moduleSpecifier && ts.isStringLiteral(moduleSpecifier)) {
    const inner = exportedNames(files, resolved(path, moduleSpecifier.text));
    names.types.push(...inner.types, ...(isTypeOnly ? inner.values : []));
    if (!isTypeOnly) names.values.push(...inner.values);
  }
}

function addDeclaration(statement: ts.Statement, names: { values: string[]; types: string[] }): void {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return;
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    names.types.push(statement.name.text);
  } else if (ts.isVariableStatement(statement)) {
    names.values.push(...statement.declarationList.declarations.map(({ name }) => name.getText()));
  } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    names.values.push(statement.name?.text ?? 'default');
  }
}
