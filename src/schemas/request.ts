import * as z from 'zod/mini';
import type { PaymenntIssue } from '../errors.js';
import { field } from './field.js';

/** Reports a problem that concerns more than one field. */
export type Report = (path: string, message: string) => void;

/**
 * A check across fields. It sees the input as the caller gave it, also where single fields are wrong (every problem
 * is to be listed at once), so it must not trust kinds.
 */
export type Rule = (input: Readonly<Record<string, unknown>>, report: Report) => void;

/** How a request is read: everything wrong with it, or what goes on the wire. */
export type RequestSchema<Params> = {
  /** Carries the type of the input; never called with anything but what a caller passed. */
  read(input: Params): { wire: unknown } | { issues: PaymenntIssue[] };
};

/** Where a value is: the keys that lead to it. */
export type Path = readonly PropertyKey[];

/** `customer.email`, `items[0].linetotal`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

/** What is at a path, undefined where it breaks off. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, key) => (node as Record<PropertyKey, unknown> | null | undefined)?.[key],
    root,
  );
}

function issuesOf(error: z.core.$ZodError): PaymenntIssue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathText([...issue.path, key]),
        message: 'is not a field of this request; remove it or correct its spelling',
      }));
    }
    return [{ path: pathText(issue.path), message: issue.message }];
  });
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A request schema from its shape and the rules across its fields. */
export function request<Params>(
  shape: z.core.$ZodType<unknown, Params>,
  ...rules: readonly Rule[]
): RequestSchema<Params> {
  return {
    read(input) {
      const parsed = z.safeParse(shape, input);
      const issues = parsed.success ? [] : issuesOf(parsed.error);
      if (isRecord(input)) {
        const report: Report = (path, message) => {
          // A field that is wrong in itself has been told so already.
          if (!issues.some((issue) => issue.path === path)) issues.push({ path, message });
        };
        for (const rule of rules) rule(input, report);
      }
      return issues.length === 0 && parsed.success ? { wire: parsed.data } : { issues };
    },
  };
}

/** What is to be said where an object was expected. */
export function objectError({ input }: { input?: unknown }): string {
  return input === undefined ? 'is required and must be an object' : 'must be an object';
}

/**
 * An object that refuses unknown keys: a misspelt optional field of a payment must not get lost. An optional field is
 * left out or `undefined`; `null` is refused (see api-notes: no-nulls).
 */
export function strictObject<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'invalid_type' ? objectError(issue) : undefined),
  });
}

/** A list of at least `min` entries. */
export function list<Output, Input>(item: z.core.$ZodType<Output, Input>, min: 0 | 1 = 0) {
  const expected = min === 0 ? 'must be an array' : 'must be an array with at least one entry';
  const entries = field<Input[]>(expected, (value) => Array.isArray(value) && value.length >= min);
  // The parser makes a list of its own, so it may be given one that must not change.
  return z.pipe(entries, z.array(item)) as unknown as z.ZodMiniType<Output[], readonly Input[]>;
}

/** A rule about the object in a field of the request, where there is one; its paths begin with the field. */
export function within(key: string, rule: Rule): Rule {
  return (input, report) => {
    const inner = input[key];
    if (isRecord(inner)) rule(inner, (path, message) => report(`${key}.${path}`, message));
  };
}

/**
 * Refuses an input that has both fields or neither: both name the same thing, and the API does not say which one it
 * would use (see api-notes: conditional-fields).
 */
export function exactlyOne(first: string, second: string): Rule {
  return (input, report) => {
    const given = [first, second].filter((key) => input[key] !== undefined);
    if (given.length === 0) report(first, `is required, unless ${second} is given`);
    if (given.length === 2) report(second, `must not be given together with ${first}`);
  };
}
