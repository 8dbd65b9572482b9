import { type DefaultThemeRenderContext, JSX, type ProjectReflection } from 'typedoc';
import { doors } from './doors.js';

/** The kind of the page that a server sends for an unknown address. */
export const NOT_FOUND = 'not-found';

/**
 * A server sends this page for an address at any depth, so that relative links need to know where the site begins: before
 * the first folder of the site, or else in the folder of the address.
 */
const BASE = `{
  const base = document.createElement('base');
  base.href = location.pathname.replace(/(?:guides|modules|classes|interfaces|types|functions|variables|docs|assets|media)\\/.*$|[^\\/]*$/, '');
  document.head.prepend(base);
}`;

export function notFoundPage(context: DefaultThemeRenderContext, project: ProjectReflection) {
  return (
    <div class="not-found">
      <h1>This page does not exist</h1>
      <p>
        The address may be misspelt, or the page may have a new name. The search finds pages by any word on
        them.
      </p>
      {doors(context, project)}
    </div>
  );
}

/** Lets the page find its styles and scripts. Comes before them. */
export function notFoundHead() {
  return (
    <script>
      <JSX.Raw html={BASE} />
    </script>
  );
}
