// Classes that no network error has. A `TypeError` can be either, so its sentence decides.
const PROGRAMMING = new Set(['ReferenceError', 'SyntaxError', 'RangeError', 'EvalError', 'URIError']);

// The sentences of V8, JavaScriptCore and SpiderMonkey about a mistake in a program, and of undici about a wrong argument.
// Any other sentence counts as a network error: repeating a mistake costs time, but not repeating a request after a
// network error costs the call.
const MISTAKE =
  /is not (?:an? (?:function|constructor|object|iterator)\b|iterable|defined|callable)|^Cannot (?!connect|reach|resolve|establish|open)|^[Cc]an't (?:access|convert|define|delete|redefine|assign)|^Illegal invocation|^Class constructor|^Assignment to|^Invalid (?:URL|attempt|value)|^Failed to (?:parse URL|construct|execute)|^Request(?:Init| constructor|: )|^Headers?\.|^Expected |must be (?:an? )?(?:instance|of type)|^(?:undefined|null) is not|^Reduce of empty|^Converting circular|^Do not know how|[Bb]ody is unusable|body object should not|has already been (?:read|used)|^Right-hand side|^Method .+ called on|^Private field|^Object prototype|^Iterator |^Property description/;

interface Thrown {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly code?: unknown;
}

/** The class of an error that a `fetch` function threw by a mistake in its own code; undefined for any other error. */
export function programmingError(error: unknown, depth = 3): string | undefined {
  // By shape: an error may come from another realm.
  if (typeof error !== 'object' || error === null || depth === 0) return undefined;
  const { name, message, cause, code } = error as Thrown;
  if (PROGRAMMING.has(String(name))) return String(name);
  // If an error has a cause, the cause decides. An error with a code of the system comes from the network.
  if (cause !== undefined) return programmingError(cause, depth - 1);
  if (name !== 'TypeError' || isSystemCode(code)) return undefined;
  return MISTAKE.test(String(message)) ? 'TypeError' : undefined;
}

// Node's own codes for a wrong argument are mistakes as well.
const isSystemCode = (code: unknown) =>
  typeof code === 'string' && !/^ERR_INVALID_(?:ARG|URL|THIS)/.test(code);

/** The member of a `Response` that an answer lacks; undefined if the answer can be read. */
export function missingOfResponse(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null) return 'a Response';
  const { status, headers, text, bodyUsed } = answer as Record<string, unknown>;
  const { getReader, locked } = ((answer as { body?: unknown }).body ?? {}) as Record<string, unknown>;
  if (!Number.isInteger(status)) return 'status';
  if (typeof (headers as { get?: unknown } | null | undefined)?.get !== 'function') return 'headers.get';
  // For example a wrapper that has read the answer for its log.
  if (bodyUsed === true || locked === true) return 'an unread body';
  return typeof getReader === 'function' || typeof text === 'function' ? undefined : 'text';
}
