import { existsSync } from 'node:fs';
import { type Page, ROOT, sourceFiles } from './pages.js';
import {
  API_BASES,
  API_CALLS,
  CARD_NUMBERS,
  CARD_TOKENS,
  METHODS,
  NAMESPACES,
  OPERATION_IDS,
  PAY_BASES,
} from './truth.js';

/** Finds what a page says about one kind of thing, and says what is wrong with it. */
interface Check {
  readonly about: string;
  readonly pattern: RegExp;
  /** Whether a match is true. */
  holds(match: RegExpExecArray): boolean;
}

// The vendor's own pages to which ours lead.
const VENDOR_PAGES = ['', '/', '/api', '/docs/integrate/merchant-api/mobile-payment'];

/** Hosts that nobody can own (RFC 2606, RFC 6761), this machine, and this machine as Android's emulator names it. */
const NOBODYS =
  /(?:^|\.)(?:example|invalid|test|localhost)$|^example\.com$|\.example\.com$|^127\.0\.0\.1$|^10\.0\.2\.2$/;

const OTHER_SITES = ['paymennt.com', 'mswjs.io', 'opensource.org', 'keepachangelog.com', 'semver.org'];

function urlHolds([text]: RegExpExecArray): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return false;
  if (NOBODYS.test(url.hostname) || OTHER_SITES.includes(url.hostname)) return true;
  if (url.hostname === 'docs.paymennt.com') {
    const operation = /^#operation\/(.+)$/.exec(url.hash)?.[1];
    return operation === undefined
      ? VENDOR_PAGES.includes(url.pathname) && url.hash === ''
      : url.pathname === '/api' && OPERATION_IDS.includes(operation);
  }
  // An API host without the API's path leads to nothing.
  if (API_BASES.some((base) => text === base || text.startsWith(`${base}/`))) return true;
  return PAY_BASES.includes(url.origin);
}

const HOSTS = [...API_BASES, ...PAY_BASES].map((base) => new URL(base).hostname);

/** Every word of the source and of the docs' own code, without comments: a page may name these and nothing else. */
const KNOWN = new Set(
  sourceFiles().flatMap(({ text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    return [...(code.match(/\w+/g) ?? []), ...(code.match(/'\w+\.\w+'/g) ?? []).map((id) => id.slice(1, -1))];
  }),
);
/** Words that come from elsewhere: SQL, other tools, columns and states of the examples. */
const OTHERS = new Set([
  'UNIQUE',
  'NO_COLOR',
  'paid_checkout_id',
  'payment_gateway_unavailable',
  'webview_flutter',
]);

const namespaces = NAMESPACES.join('|');

/** Checks for everything that people read, doc comments included. */
export const EVERYWHERE: readonly Check[] = [
  {
    about: 'is no test card',
    pattern: /(?<![\d.-])\d{4}(?:[ -]?\d{4}){3}(?!\d)/g,
    holds: ([number]) => CARD_NUMBERS.includes(number),
  },
  {
    about: 'is no token of the sandbox',
    pattern: /\b[cp]tk_(?!…)[\w:-]+/g,
    holds: ([token]) => CARD_TOKENS.includes(token.replace(/:.*/, '')),
  },
  {
    about: 'leads nowhere that we know',
    pattern: /https?:\/\/[^\s'"`<>()[\]]*[^\s'"`<>()[\].,;:!?]/g,
    holds: (match) => /[${<]/.test(match[0].slice(8)) || urlHolds(match),
  },
  {
    about: 'is no host of the vendor',
    pattern: /\b(?:[\w-]+\.)+paymennt\.com(?![\w.-]*\.example)\b/g,
    holds: ([host]) => HOSTS.includes(host) || host === 'docs.paymennt.com',
  },
];

/** Checks for pages in Markdown, where backticks mean that a word is code. */
export const ON_PAGES: readonly Check[] = [
  {
    about: 'is no word of the package',
    pattern:
      /(?<=`)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?=`)|(?<=[`'])[a-z]+(?:_[a-z]+)+(?=[`'])|\bPaymennt[A-Z]\w+|\bPAYMENNT_[A-Z_]+/g,
    holds: ([word]) => KNOWN.has(word) || OTHERS.has(word),
  },
  {
    about: 'is no method',
    pattern: new RegExp(
      `(?<![\\w./'-])(?:paymennt\\.)?((?:${namespaces})\\.(?!(?:ts|js|mts|mjs|md)\\b)[a-z]\\w*)(?=[\\s(\`,;.?]|$)`,
      'gm',
    ),
    holds: ([, method = '']) => METHODS.has(method) || KNOWN.has(method),
  },
  {
    about: 'is no example',
    pattern: /(?<=`)examples\/[\w-]+(?=[`/])/g,
    holds: ([path]) => existsSync(ROOT + path),
  },
  {
    about: 'is no operation of the API',
    pattern: /(?<=`)(?:GET|POST|PUT|DELETE) \/(?!orders\/|webhooks\/paymennt)[^\s`?]*/g,
    holds: ([call]) => API_CALLS.includes(call),
  },
];

/**
 * Everything on a page that is not so: `docs/money.md:7: "…" is no test card`.
 *
 * @param own - Code whose words the page may use, whatever they are.
 */
export function untrue({ path, text }: Page, checks: readonly Check[], own = ''): string[] {
  return checks.flatMap(({ about, pattern, holds }) =>
    [...text.matchAll(pattern)]
      .filter((match) => !holds(match as RegExpExecArray) && !own.includes(match[0]))
      .map((match) => {
        const line = text.slice(0, match.index).split('\n').length;
        return `${path}:${line}: "${match[0]}" ${about}`;
      }),
  );
}
