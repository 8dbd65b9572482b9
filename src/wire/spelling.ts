/** A text in one spelling, with the part of the original text that each code unit stands for. */
export interface Spelling {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const asWritten = (text: string): Spelling => ({
  text,
  from: Array.from({ length: text.length }, (_, index) => index),
  to: Array.from({ length: text.length }, (_, index) => index + 1),
});

function rewrite({ text, from, to }: Spelling, pattern: RegExp, write: (part: string) => string): Spelling {
  const starts: number[] = [];
  const ends: number[] = [];
  let end = 0;
  const copy = (until: number) => {
    starts.push(...from.slice(end, until));
    ends.push(...to.slice(end, until));
  };
  const written = text.replace(pattern, (part: string, ...rest: unknown[]) => {
    const start = rest.find((each) => typeof each === 'number') as number;
    const replacement = write(part);
    copy(start);
    end = start + part.length;
    for (const _ of replacement.split('')) {
      starts.push(from[start] as number);
      ends.push(to[end - 1] as number);
    }
    return replacement;
  });
  copy(text.length);
  return { text: written, from: starts, to: ends };
}

const ENCODED =
  /&#x[\da-f]{1,6};|&#\d{1,7};|&[a-z]{2,8};|(?:%[\da-f]{2})+|\\u[\da-f]{4}|\\x[\da-f]{2}|\\["'/\\]|\+/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  commat: '@',
  lsquo: "'",
  rsquo: "'",
};

const character = (code: number) => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

/** Decodes a character that HTML, a URL, a form or JSON has encoded. */
function decode(part: string): string {
  if (part === '+') return ' ';
  if (part.startsWith('%')) return decodeOctets(part);
  if (/^\\[ux]/i.test(part)) return character(Number.parseInt(part.slice(2), 16));
  if (part.startsWith('\\')) return part.slice(1);
  const name = part.slice(1, -1).toLowerCase();
  if (name.startsWith('#x')) return character(Number.parseInt(name.slice(2), 16));
  if (name.startsWith('#')) return character(Number(name.slice(1)));
  // `&eacute;` and similar: every spelling drops the marks, so the letter is enough.
  const letter = /^([a-z])(?:acute|grave|circ|uml|tilde|ring|cedil|caron)$/.exec(name)?.[1];
  return NAMED[name] ?? letter ?? part;
}

function decodeOctets(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part.replace(/%(..)/g, (_, octet: string) => character(Number.parseInt(octet, 16)));
  }
}

// A character with the marks and the invisible characters that belong to it; several blanks count as one.
const CHARACTER = /\s+|[^\p{M}\p{Cf}\s][\p{M}\p{Cf}]*|[\p{M}\p{Cf}]+/gu;

/** The value of a digit in any script. In each script, the digits from 0 to 9 have consecutive code points. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) as number;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}

// Letters that people write for each other, although Unicode makes no link between them.
const ALIKE: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ة: 'ه', ى: 'ي' };

/** Writes similar characters in the same way: without differences in case, marks, width, dashes, apostrophes or script of digits. */
function fold(part: string): string {
  if (/^[!-@[-~]$/.test(part)) return part;
  if (/^[’‘ʼ´]/.test(part)) return "'";
  if (/^\p{Pd}/u.test(part)) return '-';
  const plain = part.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  const folded = plain
    .replace(/\s+/g, ' ')
    .replace(/[^\P{Nd}\d]/gu, asciiDigit)
    .toUpperCase()
    .toLowerCase();
  return ALIKE[folded] ?? folded;
}

/** A text as it is, decoded and decoded twice, each folded. */
export function spellingsOf(text: string): readonly Spelling[] {
  const written = asWritten(text);
  const decoded = rewrite(written, ENCODED, decode);
  const twice = rewrite(decoded, ENCODED, decode);
  const different = [written, decoded, twice].filter(
    (spelling, index, all) => index === 0 || spelling.text !== all[index - 1]?.text,
  );
  return different.map((spelling) => rewrite(spelling, CHARACTER, fold));
}
