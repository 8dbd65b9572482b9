import { type Application, Converter, IndexEvent, ReflectionKind } from 'typedoc';
import { readGuides } from './guides.js';

/** How much more a guide counts than the reference: who searches for "webhook" wants to know how. */
const GUIDE = 40;
/** Dozens of types have a field `currency`. */
const FIELD = 0.1;

/** What people search for that a guide's headings do not say. */
const KEYWORDS: Readonly<Record<string, string>> = {
  'errors-and-outcomes': 'exception catch failure timeout invalid_request',
  money: 'currency decimals amount price',
  'retries-and-idempotency': 'retry resend duplicate',
  'testing-with-the-sandbox': 'mock fake offline card',
};

const headingsOf = (markdown: string) =>
  [...markdown.matchAll(/^##+ (.+)$/gm)].map(([, text]) => text).join('\n');

/** Shows guides before the reference, and what is named like the words before fields of that name. */
export function addSearchOrder(app: Application): void {
  const topics = new Map(
    readGuides().map(({ slug, markdown }) => [slug, `${headingsOf(markdown)}\n${KEYWORDS[slug] ?? ''}`]),
  );
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const field of project.getReflectionsByKind(ReflectionKind.Property | ReflectionKind.Accessor)) {
      if (field.isDeclaration()) field.relevanceBoost = FIELD;
    }
    for (const guide of project.documents ?? []) guide.relevanceBoost = GUIDE;
  });
  app.renderer.on(IndexEvent.PREPARE_INDEX, (index) => {
    index.searchFieldWeights['topics'] = 10;
    for (const [position, found] of index.searchResults.entries()) {
      const text = found.isDocument() ? topics.get(String(found.frontmatter['slug'])) : undefined;
      if (text !== undefined) index.searchFields[position] = { topics: text };
    }
  });
}
