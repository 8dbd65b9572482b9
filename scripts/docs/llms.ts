import { SANDBOX_ROUTES } from '../../src/sandbox/operations.js';
import { type Guide, readGuides, SECTIONS } from './guides.js';

const INTRODUCTION = `# paymennt

> A typed, server-side SDK for the paymennt.com payment gateway (Merchant API v2.0). Node 20.19 or later, ES modules and CommonJS, no runtime dependencies. Not for browsers or React Native: the API secret must never reach a shopper.

The whole integration: \`checkouts.createMobile\` (or \`createWeb\`, \`createLink\`, \`createQr\`, \`createTerminal\`) on your server, the shopper pays on the page at \`redirectUrl\`, then \`checkouts.verify(checkoutId, { orderId, amount, currency })\` with the values of your own database. Ship only when \`verified\` is true. A webhook body, a return URL and a confirmation URL are hints where to look, never proof.

- Not on the npm registry yet: \`npm ci && npm run build && npm pack\` in a clone, then \`npm install ../paymennt/paymennt-*.tgz\` in the project. Once it is there, \`npm install paymennt\` replaces both.
- Named exports only, from \`paymennt\`, \`paymennt/flow\`, \`paymennt/app\` (in the app), \`paymennt/sandbox\`, \`paymennt/testing\`, \`paymennt/msw\` and \`paymennt/node\`.
- \`environment\` is \`'test'\`, \`'live'\` or \`{ apiBaseUrl, payBaseUrl }\`; there is no default.
- One attempt to pay is one \`requestId\`, stored before it is sent and kept when the call is repeated.
- Amounts are text or numbers in major units (\`'105.00'\`); ids are text of up to 19 digits, never numbers.
- Look at \`error.outcome\` first: \`not_sent\`, \`no_effect\` or \`unknown\`. After \`unknown\`, look before sending again.
- Everything can be tried offline with \`createSandbox\` from \`paymennt/sandbox\`.`;

function section(guides: readonly Guide[], name: string): string {
  const items = guides
    .filter((guide) => guide.section === name)
    .map(({ slug, title, summary }) => `- [${title}](docs/${slug}.md): ${summary}`);
  return [`## ${name}`, '', ...items].join('\n');
}

function operations(): string {
  const rows = SANDBOX_ROUTES.map(
    ({ operation, method, path }) => `| \`${operation}\` | \`${method} ${path}\` |`,
  );
  return ['## Methods and what they call', '', '| method | HTTP |', '|---|---|', ...rows].join('\n');
}

/** A guide as a part of a longer text: its headings one level down. */
function embedded({ markdown }: Guide): string {
  let inCode = false;
  return markdown
    .trimEnd()
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) inCode = !inCode;
      return !inCode && line.startsWith('#') ? `#${line}` : line;
    })
    .join('\n');
}

function guideNamed(guides: readonly Guide[], slug: string): Guide {
  const guide = guides.find((candidate) => candidate.slug === slug);
  if (!guide) throw new Error(`There is no guide docs/${slug}.md.`);
  return guide;
}

/** The part of a guide below one of its headings. */
function partOf({ slug, markdown }: Guide, heading: string): string {
  const start = markdown.indexOf(`\n## ${heading}\n`);
  if (start < 0) throw new Error(`docs/${slug}.md has no part "${heading}".`);
  const end = markdown.indexOf('\n## ', start + 1);
  return markdown
    .slice(start, end < 0 ? undefined : end)
    .split('\n')
    .slice(2)
    .join('\n')
    .trim();
}

// In one text there are no pages to link to.
const withoutLinks = (text: string) => text.replace(/\[([^\]]*)\]\(\.\/[^)]*\)/g, '$1');

/** `llms.txt`: what there is, what there is not, and where to read on. */
export function llmsText(): string {
  const guides = readGuides();
  const sections = Object.keys(SECTIONS).map((name) => section(guides, name));
  return `${[
    INTRODUCTION,
    ...sections,
    withoutLinks(embedded(guideNamed(guides, 'what-does-not-exist'))),
    '## Moving from hand-written calls',
    withoutLinks(partOf(guideNamed(guides, 'migrating-from-axios'), 'The table')),
    operations(),
  ].join('\n\n')}\n`;
}

/** `llms-full.txt`: every guide in one text. It is made with the site and not kept in the repository. */
export function llmsFullText(): string {
  const guides = readGuides();
  return `${[INTRODUCTION, ...guides.map((guide) => withoutLinks(embedded(guide))), operations()].join('\n\n')}\n`;
}
