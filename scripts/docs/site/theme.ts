import { DefaultTheme, DefaultThemeRenderContext, JSX, type PageEvent, type Reflection } from 'typedoc';
import { commentTags } from './comment-tags.js';
import { hierarchy } from './hierarchy.js';
import { homePage } from './home-page.js';
import { layout } from './layout.js';
import { index, members, moduleReflection } from './members.js';
import { NOT_FOUND, notFoundPage } from './not-found-page.js';
import { signatureBody } from './parameters.js';
import { toolbar } from './toolbar.js';

/** The parts of a page that this site draws itself. TypeDoc draws the rest. */
class SiteContext extends DefaultThemeRenderContext {
  override defaultLayout: DefaultThemeRenderContext['defaultLayout'] = (template, page) =>
    layout(this, template, page);

  override toolbar = (page: PageEvent<Reflection>) => toolbar(this, page);

  override indexTemplate: DefaultThemeRenderContext['indexTemplate'] = ({ model }) => homePage(this, model);

  override index: DefaultThemeRenderContext['index'] = (owner) => index(this, owner);

  override members: DefaultThemeRenderContext['members'] = (owner) => members(this, owner);

  override moduleReflection: DefaultThemeRenderContext['moduleReflection'] = (module) =>
    moduleReflection(this, module);

  override hierarchy: DefaultThemeRenderContext['hierarchy'] = (types) => hierarchy(this, types);

  override commentTags: DefaultThemeRenderContext['commentTags'] = (reflection) =>
    commentTags(this, reflection) ?? undefined;

  override memberSignatureBody: DefaultThemeRenderContext['memberSignatureBody'] = (signature) =>
    signatureBody(this, signature);
}

/** TypeDoc's theme with a layout, a landing page and a page for unknown addresses of this site's own. */
export class SiteTheme extends DefaultTheme {
  override ContextClass = SiteContext;

  override render(page: PageEvent): string {
    if (page.pageKind !== NOT_FOUND || !page.isReflectionEvent()) return super.render(page);
    const { project } = page;
    const html = this.defaultLayoutTemplate(page, () => notFoundPage(this.getRenderContext(page), project));
    return `<!DOCTYPE html>${JSX.renderElement(html)}\n`;
  }
}
