import type { PaymenntIssue } from '../errors.js';
import { shownKey } from '../wire/redact.js';
import { copyOf } from './copy.js';
import { field } from './field.js';
import * as z from './zod.js';

/** Reports a problem that concerns more than one field. */
export type Report = (path: string, message: string) => void;

/**
 * A check across fields. It receives the SDK's copy of the input before the single fields are checked, because all
 * problems are reported at once. It must therefore not rely on the kinds of the values. It may change the copy, which the
 * SDK then sends.
 */
export type Rule = (input: Record<string, unknown>, report: Report) => void;

/** Reads a request: returns the value for the wire, or every problem. */
export type RequestSchema<Params> = {
  /** Reads the value that a caller passed. */
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

/** The value at a path, or undefined if the path does not exist. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, key) => (node as Record<PropertyKey, unknown> | null | undefined)?.[key],
    root,
  );
}

// An error shows so many problems, and counts the others.
const MOST_SHOWN = 100;

function issuesOf(problems: readonly z.Problem[]): PaymenntIssue[] {
  return problems.map(({ path, message, params }, index) => {
    if (index >= MOST_SHOWN) return { path: '', message };
    const shown = params?.unknownKey ? [...path.slice(0, -1), shownKey(String(path.at(-1)))] : path;
    return { path: pathText(shown), message };
  });
}

/** The value that a schema reads from an input, or every problem with the input. */
export function readInput<Output>(
  shape: z.$ZodType<Output>,
  input: unknown,
): { value: Output } | { issues: PaymenntIssue[] } {
  const parsed = z.parse(shape, input);
  return 'value' in parsed ? parsed : { issues: issuesOf(parsed.problems) };
}

/** A request schema from its shape and the rules across its fields. */
export function request<Params>(
  shape: z.$ZodType<unknown, Params>,
  ...rules: readonly Rule[]
): RequestSchema<Params> {
  return {
    read(given) {
      const input = copyOf(given);
      // By path, so that each field is reported once. A problem of the field alone wins over one with other fields.
      const broken = new Map<string, PaymenntIssue>();
      const report: Report = (path, message) => {
        if (!broken.has(path)) broken.set(path, { path, message });
      };
      if (z.isRecord(input)) for (const rule of rules) rule(input, report);
      const read = readInput(shape, input);
      if ('value' in read && broken.size === 0) return { wire: read.value };
      const issues = 'issues' in read ? read.issues : [];
      for (const { path } of issues) broken.delete(path);
      return { issues: issues.concat([...broken.values()]) };
    },
  };
}

/** The message for a value that must be an object. */
const objectMessage = (value: unknown) =>
  value === undefined ? 'is required and must be an object' : 'must be an object';

/**
 * An object that refuses unknown keys, because a misspelt optional field of a payment must not be lost. An optional
 * field may be absent or `undefined`; `null` is refused (see api-notes: no-nulls).
 */
export const strictObject = <Shape extends z.$ZodShape>(
  shape: Shape,
  unknownKey = 'is not a field of this request; remove it or correct its spelling',
) => z.strictObject(shape, objectMessage, unknownKey);

/** A list of at least `min` entries. */
export function list<Output, Input>(item: z.$ZodType<Output, Input>, min: 0 | 1 = 0) {
  const expected = min === 0 ? 'must be an array' : 'must be an array with at least one entry';
  const entries = field<Input[]>(expected, (value) => Array.isArray(value) && value.length >= min);
  // The parser makes a new list, so that a readonly list can be its input.
  return z.pipe(entries, z.array(item)) as unknown as z.$ZodType<Output[], readonly Input[]>;
}

/** An object whose `type` names one of several shapes. */
export function oneOfTypes<Shapes extends Readonly<Record<string, z.$ZodType>>>(shapes: Shapes) {
  type Shape = Shapes[keyof Shapes];
  const names = Object.keys(shapes).join(' or ');
  const chosen = z.transform((value: unknown, payload) => {
    if (!z.isRecord(value)) return z.report(payload, objectMessage(value));
    const { type } = value;
    const shape = Object.hasOwn(shapes, String(type)) ? shapes[String(type)] : undefined;
    if (shape) return z.readPart(payload, shape, value);
    return z.report(payload, `${type === undefined ? 'is required and ' : ''}must be ${names}`, {
      path: ['type'],
    });
  });
  return chosen as unknown as z.$ZodType<z.output<Shape>, z.input<Shape>>;
}

/** A rule about the object in a field of the request, where there is one; its paths begin with the field. */
export function within(key: string, rule: Rule): Rule {
  return (input, report) => {
    const inner = input[key];
    if (z.isRecord(inner)) rule(inner, (path, message) => report(`${key}.${path}`, message));
  };
}

/**
 * Refuses an input that has both fields or neither: both name the same thing, and the API does not document which one it
 * uses (see api-notes: conditional-fields).
 */
export function exactlyOne(first: string, second: string): Rule {
  return (input, report) => {
    const given = [first, second].filter((key) => input[key] !== undefined);
    if (given.length === 0) report(first, `is required, unless ${second} is given`);
    if (given.length === 2) report(second, `must not be given together with ${first}`);
  };
}
