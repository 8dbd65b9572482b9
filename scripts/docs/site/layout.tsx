import {
  type DefaultThemeRenderContext,
  JSX,
  type PageEvent,
  type Reflection,
  type RenderTemplate,
} from 'typedoc';
import { descriptionOf } from './description.js';
import { guideNeighbours } from './guide-neighbours.js';
import { NOT_FOUND, notFoundHead } from './not-found-page.js';
import { foldedPageMenu, pageMenu } from './page-menu.js';
import { siteMenu } from './site-menu.js';

// The reader's choice of colours, before anything is painted.
const THEME = "try{document.documentElement.dataset.theme=localStorage.getItem('tsd-theme')||'os'}catch{}";

const isHome = ({ url }: PageEvent) => url === 'index.html';

function titleOf({ model, project, pageKind }: PageEvent<Reflection>): string {
  if (pageKind === NOT_FOUND) return `Page not found | ${project.name}`;
  return model.isProject()
    ? `${project.name}: payments with paymennt.com`
    : `${model.name} | ${project.name}`;
}

function head(context: DefaultThemeRenderContext, page: PageEvent<Reflection>) {
  const asset = (name: string) => context.relativeURL(`assets/${name}`, true);
  return (
    <head>
      <meta charset="utf-8" />
      {page.pageKind === NOT_FOUND && notFoundHead()}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {context.hook('head.begin', context)}
      <title>{titleOf(page)}</title>
      <meta name="description" content={descriptionOf(page)} />
      <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={asset('style.css')} />
      <link rel="stylesheet" href={asset('highlight.css')} />
      <link rel="stylesheet" href={asset('site.css')} />
      <script>
        <JSX.Raw html={THEME} />
      </script>
      <script defer src={asset('main.js')} />
      <script defer src={asset('custom.js')} />
      <script async src={asset('icons.js')} id="tsd-icons-script" />
      <script async src={asset('search.js')} id="tsd-search-script" />
      {context.hook('head.end', context)}
    </head>
  );
}

/** Every page: the bar on top, the site's menu, the content, the page's own menu. */
export function layout(
  context: DefaultThemeRenderContext,
  template: RenderTemplate<PageEvent<Reflection>>,
  page: PageEvent<Reflection>,
) {
  const plain = isHome(page) || page.pageKind === NOT_FOUND;
  // Before the page's menu, which lists the headings that the content has met.
  const content = template(page);
  return (
    <html class="default" lang={context.options.getValue('lang')} data-base={context.relativeURL('./')}>
      {head(context, page)}
      <body class={plain ? 'plain' : ''}>
        {context.hook('body.begin', context)}
        <a class="skip" href="#content">
          Skip to the content
        </a>
        {context.toolbar(page)}
        <div class="container container-main">
          {siteMenu(context, page)}
          <main class="col-content" id="content">
            {context.hook('content.begin', context)}
            {!plain && context.header(page)}
            {foldedPageMenu(page)}
            {content}
            {context.hook('content.end', context)}
            {guideNeighbours(context, page)}
          </main>
          {!plain && pageMenu(page)}
        </div>
        {context.footer()}
        {context.hook('body.end', context)}
      </body>
    </html>
  );
}
