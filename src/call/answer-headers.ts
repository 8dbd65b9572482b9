import { withoutTexts } from '../wire/redact.js';

/** Reads a header of an answer by its name; undefined if the header is missing or must not be shown. */
export type HeaderReader = (name: string) => string | undefined;

// Headers that exist to carry a secret, such as `set-cookie`, `www-authenticate` and `x-csrf-token`.
const SECRET = /cookie|auth|secret|token|api[-_]?key|session|csrf|xsrf|password|signature/i;

/** A reader for the headers of one answer, in which the credentials are cut out. */
export function headerReader(
  headers: { get(name: string): string | null },
  credentials: readonly string[],
): HeaderReader {
  return (name) => {
    // `get` throws if the text cannot be the name of a header.
    if (typeof name !== 'string' || !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || SECRET.test(name))
      return undefined;
    const value = headers.get(name);
    return typeof value === 'string' ? withoutTexts(value, credentials) : undefined;
  };
}
