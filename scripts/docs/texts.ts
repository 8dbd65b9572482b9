import { writeFileSync } from 'node:fs';
import { ROOT, readPage } from './guides.js';
import { withGuideList } from './landing-page.js';
import { llmsText } from './llms.js';

/** The texts that are made from the guides and kept in the repository, by path, as they ought to be. */
export function generatedTexts(): Readonly<Record<string, string>> {
  return {
    'docs/README.md': withGuideList(readPage('docs/README.md')),
    'llms.txt': llmsText(),
  };
}

/** Brings them up to date. */
export function writeTexts(): void {
  for (const [path, text] of Object.entries(generatedTexts())) writeFileSync(new URL(path, ROOT), text);
}
