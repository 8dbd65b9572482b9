import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { type Page, ROOT } from './pages.js';

const LINK = /\]\(([^)\s]+)\)/g;

/** A heading's address on GitHub, and on the site. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(path: string): string[] {
  const text = readFileSync(ROOT + path, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));
}

function problemWith(page: Page, link: string): string | undefined {
  const [target = '', anchor] = link.split('#');
  const path = target === '' ? page.path : normalize(join(dirname(page.path), target));
  if (path.startsWith('..')) return 'leads out of the repository';
  if (!existsSync(ROOT + path)) return 'leads to a file that is not there';
  if (anchor === undefined) return undefined;
  if (statSync(ROOT + path).isDirectory() || !anchorsOf(path).includes(anchor)) {
    return 'leads to a heading that is not there';
  }
  return undefined;
}

/** The files of the repository to which the relative links of a page lead. */
export function linkedFiles({ path, text }: Page): string[] {
  return [...text.matchAll(LINK)]
    .map(([, link = '']) => link.split('#')[0] ?? '')
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
    .map((link) => normalize(join(dirname(path), link)));
}

/** Every relative link of a page that leads nowhere. */
export function brokenLinks(page: Page): string[] {
  const prose = page.text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''));
  return [...prose.matchAll(LINK)].flatMap((match) => {
    const link = match[1] ?? '';
    if (/^[a-z]+:/.test(link)) return [];
    const problem = problemWith(page, link);
    const line = prose.slice(0, match.index).split('\n').length;
    return problem === undefined ? [] : [`${page.path}:${line}: ${link} ${problem}`];
  });
}
