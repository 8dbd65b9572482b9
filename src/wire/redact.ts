import { personalSpans, phoneDigits, phoneSpans } from './personal-patterns.js';
import { type Spelling, spellingsOf } from './spelling.js';

type Span = readonly [start: number, end: number];

const CUT = '[redacted]';
const LONGEST_SENTENCE = 500;
// Longer than the shown part, so that a text across its end is found as a whole.
const LONGEST_READ = 4_000;
// The search for a longer text uses its beginning, and removes everything after it.
const LONGEST_TEXT = 1_000;

// Scripts with blanks between words; in other scripts a name may touch the next word.
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;

const isWord = (character: string | undefined) => character !== undefined && WORD.test(character);

/** Two letters can be a name (Li, Bo), two digits cannot. */
const saysSomething = (text: string) =>
  text.length > (/^[a-z]/.test(text) ? 1 : 2) || /^\P{ASCII}/u.test(text);

/** A long text with a digit or a sign is no word, so it is removed inside other words as well. */
const isOpaque = (text: string) => text.length >= 8 && /[^\p{L} ]/u.test(text);

function placesOf(wanted: string, { text }: Spelling): Span[] {
  const places: Span[] = [];
  const start = wanted.slice(0, LONGEST_TEXT);
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    const end = start === wanted ? at + wanted.length : text.length;
    const within = (isWord(text[at]) && isWord(text[at - 1])) || (isWord(text[end - 1]) && isWord(text[end]));
    if (!within || isOpaque(wanted)) places.push([at, end]);
  }
  return places;
}

function cut(sentence: string, spans: readonly Span[]): string {
  let shown = '';
  let end = 0;
  for (const [start, stop] of [...spans].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    // Cuts that overlap or touch are one.
    if (start > end || shown === '') shown += sentence.slice(end, start) + CUT;
    end = Math.max(end, stop);
  }
  return shown + sentence.slice(end);
}

// These would break a line of a log, or change the direction of the text after it.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029]+/gu;
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The text printable, well-formed and no longer than a sentence, and not cut within a character. */
function printable(sentence: string): string {
  return sentence
    .replace(DIRECTIONS, '')
    .replace(UNPRINTABLE, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .slice(0, LONGEST_SENTENCE)
    .replace(/\p{Surrogate}$/u, '');
}

/**
 * A sentence of the API, safe to log: without the texts that were sent, as whole words in any spelling, and without
 * card numbers, phone numbers, e-mail addresses and opaque tokens.
 */
export function redact(sentence: string, sent: readonly string[]): string {
  return without(sentence, sent, personalSpans);
}

/** The name of an unknown key for a message. A key that is no plain name may hold a secret and is not shown. */
export const shownKey = (key: string) => (/^[\w$-]{1,40}$/.test(key) && redact(key, []) === key ? key : CUT);

/** A text without these texts in any spelling, printable and no longer than a sentence. */
export function withoutTexts(text: string, texts: readonly string[]): string {
  return without(text, texts, () => []);
}

function without(
  sentence: string,
  sent: readonly string[],
  others: (text: string) => readonly Span[],
): string {
  const read = sentence.slice(0, LONGEST_READ);
  const texts = new Set(
    sent.flatMap((text) => spellingsOf(text.slice(0, LONGEST_READ)).map((spelling) => spelling.text.trim())),
  );
  const wanted = [...texts].filter(saysSomething);
  const phones = wanted.map(phoneDigits).filter((phone) => phone !== undefined);
  const spans = spellingsOf(read).flatMap((spelling) => {
    const found = [
      ...wanted.flatMap((text) => placesOf(text, spelling)),
      ...phoneSpans(spelling.text, phones),
      ...others(spelling.text),
    ];
    return found.map(
      ([start, end]): Span => [spelling.from[start] as number, spelling.to[end - 1] as number],
    );
  });
  // The last part that was read may hold the beginning of a text that must be removed.
  const half: Span[] = read === sentence ? [] : [[LONGEST_READ / 2, LONGEST_READ]];
  return printable(cut(read, [...spans, ...half]));
}
