/**
 * The API spells enumerations in two ways: as codes (`PARTIALLY_REFUNDED`) where it takes them and as labels
 * (`Partially refunded`) where its schema returns them. Codes are what the SDK speaks.
 */
export function toCode(word: string): string {
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
  if (typeof text !== 'string') return 'UNKNOWN';
  const code = toCode(text);
  return words.find((word) => word === code) ?? 'UNKNOWN';
}
