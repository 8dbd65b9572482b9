import type { DefaultThemeRenderContext, Reflection } from 'typedoc';

/** The address of something that has a page, or a place on one. */
export function addressOf(context: DefaultThemeRenderContext, target: Reflection): string {
  const address = context.urlTo(target);
  if (address === undefined) throw new Error(`${target.getFriendlyFullName()} has no page.`);
  return address;
}
