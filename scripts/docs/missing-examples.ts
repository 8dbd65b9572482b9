import {
  type DeclarationReflection,
  makeRecursiveVisitor,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
} from 'typedoc';

/** What a reader looks up by its name, and then wants to see used. */
const KINDS =
  ReflectionKind.Class |
  ReflectionKind.Function |
  ReflectionKind.Interface |
  ReflectionKind.Method |
  ReflectionKind.TypeAlias |
  ReflectionKind.Variable;

const signaturesOf = (reflection: DeclarationReflection) => reflection.signatures ?? [];

function hasExample(reflection: DeclarationReflection): boolean {
  return [reflection, ...signaturesOf(reflection)].some(({ comment }) => comment?.getTag('@example'));
}

/** `then`, `toString` and their like: the language describes them, and the example of their owner uses them. */
function isOfTheLanguage(reflection: DeclarationReflection): boolean {
  const implemented = signaturesOf(reflection).map(({ implementationOf }) => implementationOf);
  return reflection.name in Object.prototype || implemented.some((type) => type && !type.reflection);
}

/** Types that a function takes or returns, alone or as a part of another type. */
function metInCalls(project: ProjectReflection): ReadonlySet<Reflection> {
  const met = new Set<Reflection>();
  const note = makeRecursiveVisitor({
    reference({ reflection }) {
      if (reflection) met.add(reflection);
    },
  });
  for (const signature of project.getReflectionsByKind(ReflectionKind.CallSignature)) {
    if (!signature.isSignature()) continue;
    for (const { type } of [signature, ...(signature.parameters ?? [])]) type?.visit(note);
  }
  return met;
}

const SANDBOX_RECORDS = /^src\/sandbox\/(?:records\/[\w-]+|behaviour)\.ts$/;

/**
 * Public things that nobody shows in use, by their full names.
 *
 * Records of the sandbox which no function takes or returns need no example: they are only met as fields of another
 * record, whose example shows them.
 */
export function withoutExample(project: ProjectReflection): string[] {
  const met = metInCalls(project);
  const isFieldOfRecord = (reflection: Reflection) =>
    SANDBOX_RECORDS.test(project.getSymbolIdFromReflection(reflection)?.packagePath ?? '') &&
    !met.has(reflection);
  return project
    .getReflectionsByKind(KINDS)
    .filter((reflection) => reflection.isDeclaration())
    .filter((reflection) => !hasExample(reflection))
    .filter((reflection) => !isOfTheLanguage(reflection) && !isFieldOfRecord(reflection))
    .map((reflection) => reflection.getFriendlyFullName());
}
