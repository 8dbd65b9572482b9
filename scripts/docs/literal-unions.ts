import {
  type Application,
  Converter,
  type DeclarationReflection,
  LiteralType,
  ReflectionKind,
  UnionType,
} from 'typedoc';
import type ts from 'typescript';

/** The words of a union of texts; undefined for any other type. */
function wordsOf(type: ts.Type | undefined): string[] | undefined {
  if (!type?.isUnion()) return undefined;
  const words = type.types.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
  return words.length === type.types.length ? words : undefined;
}

/** Shows which words a type stands for, where the source derives them from a list: `(typeof STATUSES)[number]`. */
export function addLiteralUnions(app: Application): void {
  const words = new Map<DeclarationReflection, string[]>();
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, alias) => {
    const symbol = alias.kindOf(ReflectionKind.TypeAlias) && context.getSymbolFromReflection(alias);
    const found = symbol ? wordsOf(context.checker.getDeclaredTypeOfSymbol(symbol)) : undefined;
    if (found) words.set(alias, found);
  });
  // The type of an alias is written down after its declaration was announced.
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, () => {
    for (const [alias, literals] of words) {
      alias.type = new UnionType(literals.map((word) => new LiteralType(word)));
    }
  });
}
