import { closest, distance } from 'fastest-levenshtein';

/** The most similar word; undefined if no word is similar. */
function similar(word: string, words: readonly string[]): string | undefined {
  const started = words.filter((candidate) => word.length > 1 && candidate.startsWith(word));
  if (started.length === 1) return started[0];
  const nearest = closest(word, [...words]);
  return distance(word, nearest) <= Math.max(2, nearest.length * 0.45) ? nearest : undefined;
}

/** ` Did you mean "sandbox"?`, or empty text. */
export function didYouMean(word: string, words: readonly string[], written = (name: string) => name): string {
  const suggestion = similar(word, words);
  return suggestion === undefined ? '' : ` Did you mean "${written(suggestion)}"?`;
}
