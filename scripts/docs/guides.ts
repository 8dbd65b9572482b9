import { readFileSync } from 'node:fs';

/** One page below `docs/`. */
export interface Guide {
  /** File name without `.md`, and the page's name in the site's addresses. */
  readonly slug: string;
  /** Its first heading. */
  readonly title: string;
  /** Its first sentence, as plain text. */
  readonly summary: string;
  /** The heading it stands under in the navigation. */
  readonly section: string;
  /** The page as it is written. */
  readonly markdown: string;
}

/** The order in which the guides are read and listed, everywhere. */
export const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  'Start here': [
    'getting-started',
    'mobile-flow',
    'payment-flow',
    'mobile-flow-by-hand',
    'statuses',
    'testing-with-the-sandbox',
    'sandbox-on-a-phone',
    'going-live',
  ],
  'Taking payments': [
    'web-link-qr-terminal',
    'authorise-and-capture',
    'refunds',
    'subscriptions',
    'webhooks',
    'money',
  ],
  'When things go wrong': [
    'errors-and-outcomes',
    'retries-and-idempotency',
    'pagination-and-reconciliation',
    'running-on-many-machines',
  ],
  Operations: ['command-line', 'observability', 'proxies-and-custom-fetch', 'runtimes', 'cost'],
  'Coming from elsewhere': ['migrating-from-axios', 'migrating-from-php'],
  'The gateway': ['what-does-not-exist', 'api-notes', 'probe'],
};

export const ROOT = new URL('../../', import.meta.url);

export function readPage(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** Text without the marks of Markdown. */
export function plainText(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
}

function readGuide(slug: string, section: string): Guide {
  const markdown = readPage(`docs/${slug}.md`);
  const [heading = '', , opening = ''] = markdown.split('\n');
  if (!heading.startsWith('# ') || opening === '') {
    throw new Error(`docs/${slug}.md must begin with a heading, a blank line and one line that sums it up.`);
  }
  const summary = plainText(opening).replace(/(?<=[.!?]) [A-Z].*$/, '');
  return { slug, section, title: heading.slice(2), summary, markdown };
}

/** Every guide, in order. */
export function readGuides(): Guide[] {
  return Object.entries(SECTIONS).flatMap(([section, slugs]) =>
    slugs.map((slug) => readGuide(slug, section)),
  );
}
