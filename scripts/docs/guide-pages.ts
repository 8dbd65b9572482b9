import {
  type Application,
  Converter,
  type DocumentReflection,
  KindRouter,
  type PageDefinition,
  type ProjectReflection,
  type Reflection,
} from 'typedoc';
import { type Guide, readGuides } from './guides.js';
import { NOT_FOUND } from './site/not-found-page.js';

const HEADING = /^# (.+)\n/;

/** The guide that a document was read from. */
function guideOf(guides: readonly Guide[], document: DocumentReflection): Guide {
  const [first] = document.content;
  const title = HEADING.exec(first?.text ?? '')?.[1];
  const guide = guides.find((candidate) => candidate.title === title);
  if (!guide) throw new Error(`No guide has the heading of the document ${document.name}.`);
  return guide;
}

/** Puts guides at `guides/<file name>.html`, where links to them survive a change of their headings. */
class GuideRouter extends KindRouter {
  static slugs = new Map<Reflection, string>();

  protected override getIdealBaseName(reflection: Reflection): string {
    const slug = GuideRouter.slugs.get(reflection);
    return slug === undefined ? super.getIdealBaseName(reflection) : `guides/${slug}`;
  }

  override buildPages(project: ProjectReflection): PageDefinition[] {
    return [...super.buildPages(project), { url: '404.html', kind: NOT_FOUND, model: project }];
  }
}

/** Shows the guides under their sections, in the order in which they are to be read. */
export function addGuides(app: Application): void {
  const guides = readGuides();
  app.renderer.defineRouter('guides', GuideRouter);
  app.options.setValue('router', 'guides');
  app.options.setValue(
    'projectDocuments',
    guides.map(({ slug }) => `docs/${slug}.md`),
  );
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const guide = guideOf(guides, document);
    GuideRouter.slugs.set(document, guide.slug);
    document.name = guide.title;
    document.frontmatter['group'] = guide.section;
    document.frontmatter['slug'] = guide.slug;
    document.frontmatter['summary'] = guide.summary;
    // The page shows its name as its heading.
    const [first, ...rest] = document.content;
    if (first?.kind === 'text') {
      document.content = [{ ...first, text: first.text.replace(HEADING, '') }, ...rest];
    }
  });
}
