import {
  type DeclarationReflection,
  type DefaultThemeRenderContext,
  JSX,
  type PageEvent,
  type Reflection,
  ReflectionKind,
} from 'typedoc';
import { addressOf } from './address.js';

function moduleOf(reflection: Reflection): Reflection | undefined {
  return reflection.kindOf(ReflectionKind.Module)
    ? reflection
    : reflection.parent && moduleOf(reflection.parent);
}

function link(context: DefaultThemeRenderContext, item: Reflection) {
  return (
    <a href={addressOf(context, item)} aria-current={item === context.model ? 'page' : undefined}>
      {item.name}
    </a>
  );
}

/** What an entry point exports, by its groups. Only the group of this page is open. */
function exportsOf(context: DefaultThemeRenderContext, module: DeclarationReflection) {
  return (module.groups ?? []).map(({ title, children }) => (
    <details open={children.some((child) => child === context.model)}>
      <summary>{title}</summary>
      <ul>
        {children.map((child) => (
          <li>{link(context, child.isReference() ? child.getTargetReflectionDeep() : child)}</li>
        ))}
      </ul>
    </details>
  ));
}

/**
 * Every guide, and every entry point of the package; of the entry point that the reader looks at, everything it exports.
 * It needs no script: where there is no room for it, the browser itself shows and hides it.
 */
export function siteMenu(context: DefaultThemeRenderContext, { project, model }: PageEvent<Reflection>) {
  const here = moduleOf(model);
  return (
    <nav id="site-menu" class="site-menu" popover="auto" aria-label="Site">
      {(project.groups ?? []).map(({ title, children }) => (
        <div class="site-menu-section">
          <p>{title}</p>
          <ul>
            {children.map((item) => (
              <li>
                {link(context, item)}
                {item === here && item.isDeclaration() && exportsOf(context, item)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
