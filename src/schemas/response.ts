import type { PaymenntIssue } from '../errors.js';
import { toCode } from '../wire/words.js';
import { fastPath, isText } from './fast-path.js';
import { AMOUNT, kindOf, mend, STATUS, UnknownWord } from './mend.js';
import { pathText, valueAt } from './request.js';
import * as z from './zod.js';

/**
 * A difference between an answer and its schema: the path, the expected kind and the received kind, never the value.
 */
export interface Drift {
  readonly path: string;
  readonly expected: string;
  readonly received: string;
}

/** A schema of something the API answers with. */
export type ResponseSchema<Result> = z.$ZodType<Result>;

/** An object whose unknown fields pass through at run time and stay out of the types. */
export function looseObject<Shape extends z.$ZodShape>(shape: Shape) {
  // The index signature would let a misspelt field compile.
  return z.looseObject(shape) as unknown as z.$ZodType<z.output<z.$ZodObject<Shape, z.$strip>>>;
}

/** The id of an object, which every answer must have. It is text and not always digits (see api-notes: text-ids). */
export const id = z.custom<string>((value) => typeof value === 'string' && value !== '', 'string');

const string = z.custom<string>(isText, 'string');

// The API marks no field as required, so any of these may be absent (see api-notes: optional-fields).
export const optionalText = z.optional(string);
export const optionalNumber = z.optional(z.custom<number>(Number.isFinite, 'number'));
/** An amount of which zero and absent mean the same, so that an unreadable one must be neither: it is `NaN`. */
export const optionalAmount = z.optional(z.custom<number>((value) => typeof value === 'number', AMOUNT));
export const optionalFlag = z.optional(z.custom<boolean>((value) => typeof value === 'boolean', 'boolean'));

/** A word of an open list. Each spelling becomes a code (see api-notes: status-spelling, growing-words). */
export const optionalCode = <Code extends string>() =>
  z.optional(
    z.pipe(
      string,
      z.transform((word) => toCode(word) as Code | (string & {})),
    ),
  );

type StatusReader<Status extends string> = (word: unknown) => Status | 'UNKNOWN';

/** The essential status of an object, as it was spelt; `withStatus` reads it. */
export const statusWord = <Status extends string>(read: StatusReader<Status>) =>
  z.custom<string | UnknownWord>((word) => word instanceof UnknownWord || read(word) !== 'UNKNOWN', STATUS);

// One plain object type, so that it can be compared with a documented interface.
type Flat<Type> = { [Key in keyof Type]: Type[Key] };

type WithStatus<Fields, Status extends string> = Flat<
  Omit<Fields, 'status'> & { status: Status | 'UNKNOWN'; rawStatus: string }
>;

/** Turns the wire's `status` into the closed union, and keeps the word as `rawStatus`. */
export function withStatus<Fields extends { status: string | UnknownWord }, Status extends string>(
  schema: z.$ZodType<Fields>,
  read: StatusReader<Status>,
) {
  return z.pipe(
    schema,
    z.transform((fields: Fields) => {
      const rawStatus = fields.status instanceof UnknownWord ? fields.status.text : fields.status;
      // No other code holds this object: the parser made it, or it is part of the answer that is being read.
      const result = fields as { status: unknown; rawStatus?: string };
      result.status = read(rawStatus);
      result.rawStatus = rawStatus;
      return result as WithStatus<Fields, Status>;
    }),
  );
}

const isAtOrBelow = (paths: ReadonlySet<string>, path: readonly PropertyKey[]) =>
  path.some((_, index) => paths.has(pathText(path.slice(0, index + 1))));

/**
 * Reads an answer tolerantly: it fails only if a required field (an id, a status, the rows of a page) is missing or
 * wrong. Other differences are mended and reported. This function may change `json`.
 */
export function readResponse<Result>(
  schema: ResponseSchema<Result>,
  json: unknown,
): { value: Result; drift: Drift[] } | { issues: PaymenntIssue[] } {
  const fast = fastPath(schema);
  if (fast.fits(json)) return { value: (fast.take ? fast.take(json) : json) as Result, drift: [] };
  // By path: the first kind at a path is the received one, even if a later round finds the value removed.
  const drifts = new Map<string, Drift>();
  for (;;) {
    const parsed = z.parse(schema, json);
    if ('value' in parsed) return { value: parsed.value, drift: [...drifts.values()] };
    const mendedPaths = new Set<string>();
    // The message of a schema for answers is the expected kind.
    for (const { path: keys, message: expected } of parsed.problems) {
      if (isAtOrBelow(mendedPaths, keys)) continue;
      const path = pathText(keys);
      const drift = drifts.get(path) ?? { path, expected, received: kindOf(valueAt(json, keys)) };
      drifts.set(path, drift);
      const mended = mend(json, keys, expected);
      if (mended === undefined) return { issues: [{ path, message: essentialMessage(drift) }] };
      mendedPaths.add(pathText(mended));
    }
  }
}

function essentialMessage({ expected, received }: Drift): string {
  // Both kinds are text, so the text is empty.
  if (expected === received) return 'must not be empty';
  const wanted = expected === STATUS ? 'a status' : `of kind ${expected}`;
  return `must be ${wanted} but is of kind ${received}`;
}
