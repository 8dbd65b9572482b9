import { type DeclarationHierarchy, type DefaultThemeRenderContext, JSX } from 'typedoc';

function list(
  context: DefaultThemeRenderContext,
  { types, next, isTarget }: DeclarationHierarchy,
): JSX.Element {
  return (
    <ul class="tsd-hierarchy">
      {types.map((type, position) => (
        <li>
          {isTarget ? <strong>{type.toString()}</strong> : context.type(type)}
          {position === types.length - 1 && next && list(context, next)}
        </li>
      ))}
    </ul>
  );
}

/** What a type extends, and what extends it. */
export function hierarchy(context: DefaultThemeRenderContext, types: DeclarationHierarchy | undefined) {
  if (!types) return undefined;
  return (
    <section class="tsd-panel">
      <p class="tag-title">Hierarchy</p>
      {list(context, types)}
    </section>
  );
}
