import {
  type CommentDisplayPart,
  type DefaultThemeRenderContext,
  JSX,
  type ProjectReflection,
} from 'typedoc';
import { doors } from './doors.js';

/** `docs/README.md` in its parts: what stands before the first heading, and what stands below each. */
function partsOf(readme: readonly CommentDisplayPart[]): ReadonlyMap<string, CommentDisplayPart[]> {
  const parts = new Map<string, CommentDisplayPart[]>([['', []]]);
  let heading = '';
  for (const part of readme) {
    const [begun = '', ...sections] = part.kind === 'text' ? part.text.split(/^## /m) : [part.text];
    parts.get(heading)?.push({ ...part, text: begun });
    for (const section of sections) {
      const end = section.indexOf('\n');
      heading = section.slice(0, end);
      parts.set(heading, [{ kind: 'text', text: section.slice(end) }]);
    }
  }
  return parts;
}

/** The landing page: what this is, how to install it, three doors, the first payment and the flow as a picture. */
export function homePage(context: DefaultThemeRenderContext, project: ProjectReflection) {
  const parts = partsOf(project.readme ?? []);
  const below = (heading: string) => {
    const part = parts.get(heading);
    if (!part) throw new Error(`docs/README.md has no part "${heading}".`);
    return <JSX.Raw html={context.markdown(part)} />;
  };
  return (
    <div class="home">
      <div class="hero tsd-typography">{below('')}</div>
      {doors(context, project)}
      <section class="first-payment tsd-typography">
        <h2>The first payment</h2>
        {below('The first payment')}
      </section>
      <section class="how-it-goes tsd-typography">
        <h2>How a mobile payment goes</h2>
        {below('How a mobile payment goes')}
      </section>
    </div>
  );
}
