import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const LINK = /\s(href|src)="([^"]*)"/g;
const ID = /\sid="([^"]*)"/g;

const decoded = (text: string) => decodeURIComponent(text.replaceAll('&amp;', '&'));

function pagesOf(site: string): ReadonlyMap<string, string> {
  const paths = readdirSync(site, { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => path.endsWith('.html'))
      .map((path) => [path, readFileSync(join(site, path), 'utf8')]),
  );
}

/** What every page has once, and where it is looked for. */
const ONCE: readonly (readonly [string, RegExp])[] = [
  ['title', /<title>[^<]+<\/title>/g],
  ['description', /<meta name="description" content="[^"]+"/g],
  ['main part', /<main[ >]/g],
  ['first heading', /<h1[ >]/g],
];

/** Pages that lack one of these, or have it twice. */
export function incompletePagesOf(site: string): string[] {
  return [...pagesOf(site)].flatMap(([page, html]) =>
    ONCE.flatMap(([name, pattern]) => {
      const count = html.match(pattern)?.length ?? 0;
      return count === 1 ? [] : [`${page}: has its ${name} ${count} times`];
    }),
  );
}

/**
 * What is wrong with the links of a built site: pages, files and headings that are not there, and whatever a page
 * would load from elsewhere. The site has to work where there is no network.
 */
export function brokenLinksOf(site: string): string[] {
  const pages = pagesOf(site);
  const anchors = new Map(
    [...pages].map(([path, html]) => [
      path,
      new Set([...html.matchAll(ID)].map(([, id]) => decoded(id ?? ''))),
    ]),
  );

  const problemWith = (page: string, kind: string, link: string): string | undefined => {
    if (/^(?:https?:)?\/\//.test(link)) return kind === 'src' ? 'is loaded from elsewhere' : undefined;
    if (/^(?:data|mailto):/.test(link) || link === '#') return undefined;
    const [target = '', anchor] = link.split('#').map(decoded);
    const path = target === '' ? page : normalize(join(dirname(page), target));
    if (!existsSync(join(site, path))) return 'is not there';
    const known = anchors.get(path);
    return anchor && known && !known.has(anchor) ? 'has no such heading' : undefined;
  };

  return [...pages].flatMap(([page, html]) =>
    [...html.matchAll(LINK)].flatMap(([, kind = '', link = '']) => {
      const problem = problemWith(page, kind, link);
      return problem === undefined ? [] : [`${page}: ${link} ${problem}`];
    }),
  );
}
