import { Comment, type PageEvent, type Reflection } from 'typedoc';
import { plainText } from '../guides.js';

const SITE =
  'A typed, server-side SDK for the paymennt.com payment gateway, with a sandbox to try everything offline.';

function summaryOf(model: Reflection): string {
  const signature = model.isDeclaration() ? model.signatures?.[0] : undefined;
  const parts = (model.comment ?? signature?.comment)?.summary ?? [];
  const [paragraph = ''] = plainText(Comment.combineDisplayParts(parts))
    .replace(/\{@link (?:\S+ \| )?([^}]+)\}/g, '$1')
    .split('\n\n');
  return paragraph.replace(/\s+/g, ' ').trim();
}

/** One or two sentences about a page, for search engines and previews. */
export function descriptionOf({ model, project }: PageEvent<Reflection>): string {
  if (model.isProject()) return SITE;
  if (model.isDocument()) return String(model.frontmatter['summary']);
  return summaryOf(model) || `${model.name} in the reference of ${project.name}.`;
}
