import ts from 'typescript';
import type { Fence } from './fences.js';

/** The file that a sample names in its first line: `// refund.mts`. */
export function fileNameOf({ code }: Fence): string | undefined {
  return /^\/\/ ([\w-]+\.(?:mjs|mts|ts|js))$/.exec(code.split('\n')[0] ?? '')?.[1];
}

function parse({ code }: Fence): ts.SourceFile {
  return ts.createSourceFile('sample.mts', code, ts.ScriptTarget.ES2022, true);
}

/** Whether a sample awaits outside of a function, which only an ES module can. */
export function awaitsAtTheTop(fence: Fence): boolean {
  const awaits = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node)) return false;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
    return ts.forEachChild(node, awaits) ?? false;
  };
  return awaits(parse(fence));
}

/** Whether Node runs a sample as it stands: without types, and without `shop.ts`, which needs a compiler. */
export function isPlainJavaScript(fence: Fence): boolean {
  if (fence.code.includes("'./shop.js'")) return false;
  const { diagnostics = [] } = ts.transpileModule(fence.code, {
    fileName: 'sample.mjs',
    reportDiagnostics: true,
    compilerOptions: { allowJs: true, module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const source = ts.createSourceFile(
    'sample.mjs',
    fence.code,
    ts.ScriptTarget.ES2022,
    true,
    ts.ScriptKind.JS,
  );
  const typed = (node: ts.Node): boolean =>
    ts.isTypeNode(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ((ts.isImportClause(node) || ts.isImportSpecifier(node) || ts.isExportSpecifier(node)) &&
      node.isTypeOnly) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    (ts.forEachChild(node, typed) ?? false);
  return diagnostics.length === 0 && !typed(source);
}
