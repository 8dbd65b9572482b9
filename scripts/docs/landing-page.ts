import { readGuides, SECTIONS } from './guides.js';

const LIST = /<!-- guides -->[\s\S]*?<!-- \/guides -->/;

/** The list of guides, section by section. */
function guideList(): string {
  const guides = readGuides();
  const sections = Object.keys(SECTIONS).map((section) => {
    const items = guides
      .filter((guide) => guide.section === section)
      .map(({ slug, title, summary }) => `- [${title}](./${slug}.md): ${summary}`);
    return [`### ${section}`, '', ...items].join('\n');
  });
  return `<!-- guides -->\n\n${sections.join('\n\n')}\n\n<!-- /guides -->`;
}

/** The landing page with its list of guides brought up to date. */
export function withGuideList(page: string): string {
  if (!LIST.test(page)) throw new Error('docs/README.md has lost the place of its list of guides.');
  return page.replace(LIST, guideList());
}
