// The word is already a code, as in nearly all answers.
const CODE = /^[A-Z\d]+(?:_[A-Z\d]+)*$/;

/**
 * The API spells enumerations in two ways: as codes (`PARTIALLY_REFUNDED`) where it takes them and as labels
 * (`Partially refunded`) where its schema returns them. The SDK uses codes.
 */
export function toCode(word: string): string {
  if (CODE.test(word)) return word;
  return word
    .trim()
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase())
    .replace(/[\s_-]+/g, '_');
}

/** The member of a closed list that a word means, or `UNKNOWN`. */
export function knownWord<const Word extends string>(
  words: readonly Word[],
  text: unknown,
): Word | 'UNKNOWN' {
  const known = words as readonly unknown[];
  if (typeof text !== 'string') return 'UNKNOWN';
  // Codes first: labels take ten times as long to read, and every row has a status.
  const code = known.includes(text) ? text : toCode(text);
  return known.includes(code) ? (code as Word) : 'UNKNOWN';
}
