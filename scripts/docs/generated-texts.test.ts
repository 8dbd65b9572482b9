import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOT as ROOT_URL, readGuides } from './guides.js';
import { llmsFullText } from './llms.js';
import { generatedTexts } from './texts.js';

const ROOT = fileURLToPath(ROOT_URL);
const texts = generatedTexts();

describe('texts that are made from the guides', () => {
  it.each(Object.keys(texts))('are current: %s (npm run docs brings it up to date)', (path) => {
    expect(existsSync(ROOT + path) && readFileSync(ROOT + path, 'utf8')).toBe(texts[path]);
  });

  it('list every guide that there is', () => {
    const files = readdirSync(`${ROOT}docs`).filter((file) => file.endsWith('.md') && file !== 'README.md');
    expect(
      readGuides()
        .map(({ slug }) => `${slug}.md`)
        .sort(),
    ).toEqual(files.sort());
    const full = llmsFullText();
    for (const { slug, title } of readGuides()) {
      expect(texts['llms.txt']).toContain(`[${title}](docs/${slug}.md)`);
      expect(texts['docs/README.md']).toContain(`[${title}](./${slug}.md)`);
      expect(full).toContain(`\n## ${title}\n`);
    }
  });

  it.each([
    ['a signature header', /No signature header is documented/],
    ['an idempotency header', /There is no idempotency header/],
    ['events and an envelope', /No event names and no envelope are documented/],
    ['an API on the hosts of the pay page', /pay\.test\.paymennt\.com.*not API hosts/],
    ['an operation that voids', /no operation that voids a payment/],
    ['a partial capture', /There is no partial capture/],
    ['a status on the return URL', /There is no status on a return URL/],
  ])('say that there is no such thing as %s', (_, sentence) => {
    const plain = texts['llms.txt']?.replace(/[`*]/g, '');
    expect(plain).toMatch(sentence);
  });

  it('say what becomes of each hand-written call', () => {
    expect(texts['llms.txt']).toContain('| `axios-retry` |');
  });
});
