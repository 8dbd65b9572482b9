const NOT_PLAIN = 'must begin with / and be encoded, without a query or fragment';
const DOTS = 'must not have empty or dot segments';
const SEPARATORS = 'must not hold an encoded slash, backslash, ?, # or control character';

// Each round removes one layer of encoding. No honest path has so many layers.
const MOST_ROUNDS = 8;

/** A segment as the last server on the way may read it: without any layer of encoding, in its normal form. */
function decoded(segment: string): string | undefined {
  let text = segment;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let next: string;
    try {
      next = decodeURIComponent(text).normalize('NFKC');
    } catch {
      // A percent sign without two hex digits is allowed only if a round has decoded it.
      return round === 0 ? undefined : text;
    }
    if (next === text) return text;
    text = next;
  }
  return undefined;
}

function segmentProblem(segment: string): string | undefined {
  const text = decoded(segment);
  if (text === undefined) return NOT_PLAIN;
  if (/[/\\?#\p{Cc}]/u.test(text)) return SEPARATORS;
  // Java servers cut a segment at its first semicolon, and `..;` then walks up. Others cut blanks at its ends.
  const name = text.replace(/;.*$/s, '').trim();
  return name === '' || name === '.' || name === '..' ? DOTS : undefined;
}

/**
 * Why a path that a caller wrote cannot be sent, as the end of a sentence; undefined when it can. A path that a URL
 * parser, a proxy or a server could read as another one would address another resource with the merchant's secret.
 */
export function rawPathProblem(path: unknown): string | undefined {
  const plain = typeof path === 'string' && /^\/[\w\-.~%!$&'()*+,;=:@/]+$/.test(path);
  if (!plain) return NOT_PLAIN;
  return path
    .slice(1)
    .split('/')
    .map(segmentProblem)
    .find((problem) => problem !== undefined);
}
