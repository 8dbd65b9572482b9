import { type DeclarationReflection, type ProjectReflection, ReflectionKind } from 'typedoc';

/** What a reader calls or constructs, and wants to see in use. */
const KINDS = ReflectionKind.Class | ReflectionKind.Function | ReflectionKind.Method;

const signaturesOf = (reflection: DeclarationReflection) => reflection.signatures ?? [];

function hasExample(reflection: DeclarationReflection): boolean {
  return [reflection, ...signaturesOf(reflection)].some(({ comment }) => comment?.getTag('@example'));
}

/** Whether the example of its interface shows a method, as where the methods of a storage are written together. */
const isShownByOwner = ({ parent }: DeclarationReflection) =>
  parent?.kindOf(ReflectionKind.TypeLiteral) === true ||
  (parent?.kindOf(ReflectionKind.Interface) === true && parent.isDeclaration() && hasExample(parent));

/** `then`, `toString` and their like: the language describes them, and the example of their owner uses them. */
function isOfTheLanguage(reflection: DeclarationReflection): boolean {
  const implemented = signaturesOf(reflection).map(({ implementationOf }) => implementationOf);
  return reflection.name in Object.prototype || implemented.some((type) => type && !type.reflection);
}

/** Functions, methods and classes that no example shows in use, by their full names. */
export function withoutExample(project: ProjectReflection): string[] {
  return project
    .getReflectionsByKind(KINDS)
    .filter((reflection) => reflection.isDeclaration())
    .filter((reflection) => !hasExample(reflection) && !isShownByOwner(reflection))
    .filter((reflection) => !isOfTheLanguage(reflection))
    .map((reflection) => reflection.getFriendlyFullName());
}
