import {
  type DeclarationReflection,
  type DefaultThemeRenderContext,
  JSX,
  type ParameterReflection,
  type Reflection,
  ReflectionKind,
  type SignatureReflection,
  type SomeType,
} from 'typedoc';

interface Row {
  readonly name: string;
  readonly optional: boolean;
  readonly type: SomeType | undefined;
  readonly described: DeclarationReflection | ParameterReflection;
}

function table(context: DefaultThemeRenderContext, heading: string, rows: readonly Row[]) {
  return (
    <table class="parameters">
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">Type</th>
          <th scope="col">Description</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, optional, type, described }) => (
          <tr>
            <td>
              <code>{name}</code>
              <small>{optional ? 'optional' : 'required'}</small>
            </td>
            <td>
              <code>{type && context.type(type)}</code>
            </td>
            <td>
              {context.commentSummary(described) ?? summaryOfType(context, type)}
              {context.commentTags(described)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The type that a parameter names, if its fields are what a caller writes. */
function objectTypeOf(type: SomeType | undefined): Reflection | undefined {
  if (type?.type === 'optional') return objectTypeOf(type.elementType);
  const named = type?.type === 'reference' ? type.reflection : undefined;
  return named?.kindOf(ReflectionKind.Interface | ReflectionKind.TypeAlias) ? named : undefined;
}

function fieldsOf(type: Reflection | undefined): DeclarationReflection[] {
  if (!type?.isDeclaration()) return [];
  if (type.children) return type.children.filter((child) => child.kindOf(ReflectionKind.Property));
  return type.type?.type === 'reflection' ? fieldsOf(type.type.declaration) : [];
}

/** What is known of a parameter that has no words of its own: what its type is. */
function summaryOfType(context: DefaultThemeRenderContext, type: SomeType | undefined) {
  const named = objectTypeOf(type);
  return named?.isDeclaration() ? context.commentShortSummary(named) : undefined;
}

/** The fields of a parameter that is an object, required ones first. Options that every method takes stay folded up. */
function fieldTable(context: DefaultThemeRenderContext, { name, type }: ParameterReflection) {
  const named = objectTypeOf(type);
  const fields = fieldsOf(named);
  if (!named || fields.length === 0) return null;
  const rows = [...fields]
    .sort((a, b) => Number(a.flags.isOptional) - Number(b.flags.isOptional))
    .map((field) => ({
      name: field.name,
      optional: field.flags.isOptional,
      type: field.type,
      described: field,
    }));
  return (
    <details class="fields" open={name !== 'options'}>
      <summary>
        Fields of <code>{named.name}</code>
      </summary>
      {table(context, 'Field', rows)}
    </details>
  );
}

function parameters(context: DefaultThemeRenderContext, list: readonly ParameterReflection[]) {
  const rows = list.map((parameter) => ({
    name: parameter.flags.isRest ? `...${parameter.name}` : parameter.name,
    optional: parameter.flags.isOptional || parameter.defaultValue !== undefined,
    type: parameter.type,
    described: parameter,
  }));
  return (
    <div class="tsd-parameters">
      <p class="tag-title">Parameters</p>
      {table(context, 'Name', rows)}
      {list.map((parameter) => fieldTable(context, parameter))}
    </div>
  );
}

/** What stands below the signature of a function or method. */
export function signatureBody(context: DefaultThemeRenderContext, signature: SignatureReflection) {
  const { parameters: list = [], typeParameters, type, comment } = signature;
  const returns = comment?.getTag('@returns');
  return (
    <>
      {context.reflectionFlags(signature)}
      {context.commentSummary(signature)}
      {typeParameters && context.typeParameters(typeParameters)}
      {list.length > 0 && parameters(context, list)}
      {type && (
        <div class="returns">
          <p class="tag-title">
            Returns <code>{context.type(type)}</code>
          </p>
          {returns && (
            <div class="tsd-typography">
              <JSX.Raw html={context.markdown(returns.content)} />
            </div>
          )}
        </div>
      )}
      {context.commentTags(signature)}
      {context.memberSources(signature)}
    </>
  );
}
