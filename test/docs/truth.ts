import { readFileSync } from 'node:fs';
import * as paymennt from 'paymennt';
import * as sandbox from 'paymennt/sandbox';
import ts from 'typescript';
import { resolveEnvironment } from '../../src/config/environments.js';
import { OPERATIONS } from '../contract/merchant-api.js';
import { ROOT } from './pages.js';

/** The members of a union of string literals in the source: types leave no trace at run time. */
export function literalsOf(path: string, typeName: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(ROOT + path, 'utf8'), ts.ScriptTarget.ES2022, true);
  const alias = source.statements
    .filter(ts.isTypeAliasDeclaration)
    .find(({ name }) => name.text === typeName);
  if (!alias || !ts.isUnionTypeNode(alias.type)) throw new Error(`${path} has no union ${typeName}.`);
  return alias.type.types.flatMap((type) =>
    ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal.text] : [],
  );
}

export const ERROR_CODES = literalsOf('src/errors.ts', 'PaymenntErrorCode');
export const CARD_NUMBERS: readonly string[] = Object.values(sandbox.SANDBOX_CARDS).map(
  ({ number }) => number,
);
export const CARD_TOKENS: readonly string[] = Object.values(sandbox.SANDBOX_TOKENS);

export const OPERATION_IDS = OPERATIONS.map(({ operationId }) => operationId);
export const API_CALLS = OPERATIONS.map(({ method, path }) => `${method} ${path}`);

const environments = (['live', 'test'] as const).map(resolveEnvironment);
export const API_BASES = environments.map(({ apiBaseUrl }) => apiBaseUrl);
export const PAY_BASES = environments.map(({ payBaseUrl }) => payBaseUrl);

const client = new paymennt.PaymenntClient({ apiKey: 'key', apiSecret: 'secret', environment: 'test' });

/** `checkouts.refund` and its like. */
export const METHODS: ReadonlySet<string> = new Set(
  Object.entries(client).flatMap(([namespace, resource]) =>
    typeof resource === 'object'
      ? Object.getOwnPropertyNames(Object.getPrototypeOf(resource)).map((name) => `${namespace}.${name}`)
      : [],
  ),
);

export const NAMESPACES = [...new Set([...METHODS].map((method) => method.split('.')[0]))];
