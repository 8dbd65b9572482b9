import { describe, expect, it } from 'vitest';
import { apiNotes, citations } from './api-notes.js';
import { codeFiles } from './pages.js';

const notes = apiNotes();
const slugs = notes.map(({ slug }) => slug);
const missing = (text: string, path = 'src/made-up.ts') =>
  citations({ path, text })
    .filter(({ slug }) => !slugs.includes(slug))
    .map(({ where, slug }) => `${where}: docs/api-notes.md has no note ${slug}`);

describe('the notes on the API', () => {
  it('have one anchor each', () => {
    expect(slugs.length).toBeGreaterThan(50);
    expect(slugs).toEqual([...new Set(slugs)]);
  });

  it('say how well each fact is known', () => {
    const silent = notes.filter(({ text }) => !/\*\*(?:published|seen|inferred)\*\*/i.test(text));
    expect(silent.map(({ slug }) => slug)).toEqual([]);
  });
});

describe('citations of the notes in comments', () => {
  it('name notes that exist', () => {
    expect(codeFiles().flatMap(({ path, text }) => missing(text, path))).toEqual([]);
  });

  it('are reported with their line when the note does not exist', () => {
    // Put together here, so that this file itself does not cite what does not exist.
    const cited = (slugs: string) =>
      missing(`const a = 1;\n/**\n * A list, see\n * api-notes: ${slugs}.\n */`);
    expect(cited('bare-lists, bear-lists')).toEqual([
      'src/made-up.ts:3: docs/api-notes.md has no note bear-lists',
    ]);
    expect(cited('nowhere')).toEqual(['src/made-up.ts:3: docs/api-notes.md has no note nowhere']);
  });

  it('never are numbers, which say nothing to a reader', () => {
    const numbers = codeFiles().flatMap(({ path, text }) =>
      [...text.matchAll(/\bT\d{1,2}\b(?!:\d)/g)].map(([number]) => `${path}: ${number}`),
    );
    expect(numbers).toEqual([]);
  });
});
