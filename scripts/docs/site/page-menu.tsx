import { JSX, type PageEvent, type Reflection } from 'typedoc';

type Heading = PageEvent['pageHeadings'][number];

const link = ({ link: href, text, level = 2 }: Heading) => (
  <li class={level > 2 ? 'deeper' : ''}>
    <a href={href}>{text}</a>
  </li>
);

/** The headings of this page. */
export function pageMenu({ pageSections }: PageEvent<Reflection>) {
  const sections = pageSections.filter(({ headings }) => headings.length > 0);
  return (
    <aside class="page-menu" aria-label="On this page">
      {sections.length > 0 && <p>On this page</p>}
      {sections.map(({ title, headings }) => (
        <div>
          {title && <p class="page-menu-section">{title}</p>}
          <ul>{headings.map(link)}</ul>
        </div>
      ))}
    </aside>
  );
}
