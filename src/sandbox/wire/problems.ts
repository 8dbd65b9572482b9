import * as z from 'zod/mini';
import type { SandboxMistake } from '../behaviour.js';
import { Refusal } from './refusal.js';

/** One mistake in a value. */
export interface Problem {
  /** `items[0].quantity`; empty for the value itself. */
  readonly path: string;
  readonly keys: readonly PropertyKey[];
  /** The end of a sentence that begins with the path: `is required`. */
  readonly text: string;
  readonly mistake: SandboxMistake;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  boolean: 'true or false',
  array: 'an array',
  object: 'a JSON object',
  number: 'a number',
};

/** The text about a field without a value. */
export const absenceOf = (input: null | undefined) => (input === null ? 'must not be null' : 'is required');

type RawIssue = Readonly<Record<string, unknown>>;

/** The text of a problem, for zod's error map. */
export function sentenceOf(issue: RawIssue): string {
  const input = issue['input'];
  // The value itself has no path. The text is then about its type.
  const path = (issue['path'] ?? []) as readonly PropertyKey[];
  if (path.length > 0 && (input === undefined || input === null)) return absenceOf(input);
  switch (issue['code']) {
    case 'invalid_type':
      return `must be ${TYPES[String(issue['expected'])] ?? `of the type ${String(issue['expected'])}`}`;
    case 'invalid_value':
      return `must be one of ${(issue['values'] as readonly string[]).join(', ')}`;
    case 'invalid_union': {
      const tag = String(issue['discriminator']);
      const missing = !Object.hasOwn(Object(input), tag);
      return missing ? 'is required' : `must be one of ${(issue['options'] as readonly string[]).join(', ')}`;
    }
    case 'invalid_format':
      return `must match "${String(issue['pattern']).slice(1, -1)}"`;
    case 'unrecognized_keys':
    case 'invalid_key':
      return 'is not a known field';
    default:
      return 'is not valid';
  }
}

const MISTAKES: Readonly<Record<string, SandboxMistake>> = {
  'is required': 'missing_field',
  'must not be null': 'null_field',
  'is not a known field': 'unknown_field',
  'must be a number': 'wrong_type',
};

const pathText = (path: readonly PropertyKey[]) =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  const mistake = MISTAKES[issue.message] ?? (issue.code === 'invalid_type' ? 'wrong_type' : 'invalid_value');
  return paths.map((keys) => ({ path: pathText(keys), keys, text: issue.message, mistake }));
}

/** Puts an unknown field before the mistakes in the other fields of the same object. */
function inReadingOrder(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const ahead = (issue: z.core.$ZodIssue, other: z.core.$ZodIssue) =>
    issue.code === 'unrecognized_keys' && issue.path.every((part, index) => part === other.path[index]);
  return [...issues].sort((a, b) => Number(ahead(b, a)) - Number(ahead(a, b)));
}

/** Reads a value with a schema. Returns the value for the record, or every mistake. */
export function check<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): { readonly value: z.output<Schema> } | { readonly problems: readonly [Problem, ...Problem[]] } {
  const result = z.safeParse(schema, value, { error: sentenceOf });
  if (result.success) return { value: result.data };
  const [first, ...others] = inReadingOrder(result.error.issues).flatMap(problemsOf);
  return {
    problems: [first ?? { path: '', keys: [], text: 'is not valid', mistake: 'invalid_value' }, ...others],
  };
}

/** Reads the body of a request, or throws a {@link Refusal}. */
export type BodyReader<Body> = (body: unknown, options: { unknownFields: boolean }) => Body;

function remove(body: unknown, path: readonly PropertyKey[]): void {
  const parent = path.slice(0, -1).reduce<unknown>((value, part) => Reflect.get(Object(value), part), body);
  Reflect.deleteProperty(Object(parent), path.at(-1) ?? '');
}

/** Creates the reader of a body. The API answers with one sentence, so the refusal names the first mistake only. */
export function bodyReader<Schema extends z.core.$ZodType>(schema: Schema): BodyReader<z.output<Schema>> {
  return (body, { unknownFields }) => {
    let result = check(schema, body);
    if ('problems' in result && unknownFields) {
      const unknown = result.problems.filter(({ mistake }) => mistake === 'unknown_field');
      for (const { keys } of unknown) remove(body, keys);
      result = check(schema, body);
    }
    if ('value' in result) return result.value;
    const [{ path, text, mistake }] = result.problems;
    throw new Refusal(path === '' ? `Request body ${text}.` : `${path} ${text}.`, { mistake, field: path });
  };
}

const MOST_PROBLEMS = 20;

/**
 * Creates the reader of a developer's input: options, a seed, a saved state. The error names the first twenty mistakes.
 *
 * @param root - Name of the value at the start of each path. Default: no name.
 */
export function inputReader<Schema extends z.core.$ZodType>(
  schema: Schema,
  headline: string,
  root = '',
): (input: unknown) => z.output<Schema> {
  return (input) => {
    const result = check(schema, input);
    if ('value' in result) return result.value;
    const sentences = result.problems.map(({ path, text }) => {
      const place = root === '' || path === '' || path.startsWith('[') ? root + path : `${root}.${path}`;
      return `${place === '' ? 'The value' : place} ${text}.`;
    });
    const more = sentences.length - MOST_PROBLEMS;
    const end = more > 0 ? ` And ${more} more.` : '';
    throw new Error(`${headline}: ${sentences.slice(0, MOST_PROBLEMS).join(' ')}${end}`);
  };
}
