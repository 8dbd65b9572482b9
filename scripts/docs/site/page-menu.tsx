import { type DocumentReflection, JSX, type PageEvent, type Reflection } from 'typedoc';
import { plainText } from '../guides.js';

type Heading = PageEvent['pageHeadings'][number];

const link = ({ link: href, text, level = 2 }: Heading) => (
  <li class={level > 2 ? 'deeper' : ''}>
    <a href={href}>{text}</a>
  </li>
);

/** The headings of a guide as its menu shows them. TypeDoc drops the code in a heading. */
function headingsOf(guide: DocumentReflection): string[] {
  const markdown = guide.content.map(({ text }) => text).join('');
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/^#{2,6} (.+)$/gm)].map(([, heading = '']) => plainText(heading));
}

function sectionsOf({ pageSections, model }: PageEvent<Reflection>) {
  const sections = pageSections.filter(({ headings }) => headings.length > 0);
  if (!model.isDocument()) return sections;
  const texts = headingsOf(model).values();
  return sections.map(({ title, headings }) => ({
    title,
    headings: headings.map((heading) => ({ ...heading, text: texts.next().value ?? heading.text })),
  }));
}

function lists(page: PageEvent<Reflection>) {
  return sectionsOf(page).map(({ title, headings }) => (
    <div>
      {title && <p class="page-menu-section">{title}</p>}
      <ul>{headings.map(link)}</ul>
    </div>
  ));
}

/** The headings of this page, beside it. */
export function pageMenu(page: PageEvent<Reflection>) {
  return (
    <aside class="page-menu" aria-label="On this page">
      {sectionsOf(page).length > 0 && <p>On this page</p>}
      {lists(page)}
    </aside>
  );
}

/** The same above a guide, folded up, where there is no room beside it. */
export function foldedPageMenu(page: PageEvent<Reflection>) {
  if (!page.model.isDocument() || sectionsOf(page).length === 0) return null;
  return (
    <details class="folded-page-menu">
      <summary>On this page</summary>
      {lists(page)}
    </details>
  );
}
