import { describe, expect, it } from 'vitest';
import { brokenLinks, linkedFiles } from './links.js';
import { markdownPages } from './pages.js';

const linksOf = (text: string) => brokenLinks({ path: 'docs/made-up.md', text });

/** Texts that `files` of package.json puts into the package, beside the README and the licence. */
const PACKED = /^(?:LICENSE|CHANGELOG\.md|SECURITY\.md|llms\.txt|docs\/(?:[^/]+\.md|shop\.ts|media\/[^/]+))$/;

describe('links between pages', () => {
  it('lead somewhere', () => {
    expect(markdownPages().flatMap(brokenLinks)).toEqual([]);
  });

  it('lead from a page that the package holds to pages that it holds too', () => {
    const held = markdownPages().filter(({ path }) => /^(?:README\.md|llms\.txt|docs\/[^/]+)$/.test(path));
    expect(held.length).toBeGreaterThan(20);
    const outside = held.flatMap(linkedFiles).filter((path) => !PACKED.test(path));
    expect(outside).toEqual([]);
  });

  it('are reported with their line when their file or their heading is not there, or leaves the repository', () => {
    expect(linksOf('[here](./money.md#what-is-refused)')).toEqual([]);
    expect(
      linksOf('See\n[a](./nowhere.md), [b](./money.md#what-is-taken) and [c](../../elsewhere.md).'),
    ).toEqual([
      'docs/made-up.md:2: ./nowhere.md leads to a file that is not there',
      'docs/made-up.md:2: ./money.md#what-is-taken leads to a heading that is not there',
      'docs/made-up.md:2: ../../elsewhere.md leads out of the repository',
    ]);
  });
});
