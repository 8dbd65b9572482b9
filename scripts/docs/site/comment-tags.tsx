import { type DefaultThemeRenderContext, JSX, type Reflection, ReflectionKind } from 'typedoc';

/** "@throws" as a title. */
const titleOf = (tag: string) => `${tag.charAt(1).toUpperCase()}${tag.slice(2)}`;

/**
 * Examples, errors and the like. Their titles are no headings: they stand at every depth of a page, where a heading of
 * one fixed level would be out of order.
 */
export function commentTags(context: DefaultThemeRenderContext, reflection: Reflection) {
  const hidden: readonly string[] = context.options.getValue('notRenderedTags');
  const tags = (reflection.comment?.blockTags ?? []).filter(
    ({ tag, skipRendering }) =>
      !skipRendering &&
      !hidden.includes(tag) &&
      // Stands beside the type that is returned.
      !(tag === '@returns' && reflection.kindOf(ReflectionKind.SomeSignature)),
  );
  if (tags.length === 0) return null;
  return (
    <div class="tsd-comment tsd-typography">
      {tags.map(({ tag, name, content }) => (
        <div>
          <p class="tag-title">{name ? `${titleOf(tag)}: ${name}` : titleOf(tag)}</p>
          <JSX.Raw html={context.markdown(content)} />
        </div>
      ))}
    </div>
  );
}
