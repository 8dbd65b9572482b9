/**
 * The kinds of schemas that the client uses, in the form and with the types of zod's core. Every parser of zod can run
 * them. The classes of zod itself would take 4 KB more of every bundle, an eighth of the whole, for asynchronous parsing,
 * encoding and other features that the client does not need.
 */
import type {
  $loose,
  $strict,
  $ZodArray,
  $ZodCustom,
  $ZodObject,
  $ZodOptional,
  $ZodPipe,
  $ZodShape,
  $ZodTransform,
  $ZodType,
  output,
  ParsePayload,
} from 'zod/v4/core';

export type {
  $strip,
  $ZodObject,
  $ZodShape,
  $ZodTransform,
  $ZodType,
  $ZodTypes,
  input,
  output,
  ParsePayload,
} from 'zod/v4/core';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is an object with fields. The contents of a map, a date or a promise would be lost silently. */
export const isPlain = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]' && !(Symbol.iterator in (value as object));

/** A problem with a value: the keys that lead to the part that is wrong, and a sentence about this part. */
export interface Problem {
  readonly path: PropertyKey[];
  readonly message: string;
  readonly params?: {
    /** Whether the last key of the path is unknown. It is text of the caller, so it may be a secret. */
    readonly unknownKey: true;
  };
}

/** Adds a problem to the payload of a schema. */
export function report(payload: ParsePayload, message: string, rest: Partial<Problem> = {}): void {
  payload.issues.push({ code: 'custom', input: undefined, path: [], ...rest, message });
}

/** Runs a schema. The payload holds the value that the schema read, and the problems. */
const run = <Output>(schema: $ZodType<Output>, value: unknown) =>
  schema._zod.run({ value, issues: [] }, { async: false }) as ParsePayload<Output> & { issues: Problem[] };

/** The value that a schema reads, or every problem with the value. */
export function parse<Output>(
  schema: $ZodType<Output>,
  value: unknown,
): { value: Output } | { problems: readonly Problem[] } {
  const { value: read, issues } = run(schema, value);
  return issues.length === 0 ? { value: read } : { problems: issues };
}

/** Reads a part of a value with a schema of its own. The payload receives the problems of the part. */
export function readPart<Output>(
  payload: ParsePayload,
  schema: $ZodType<Output>,
  part: unknown,
  ...place: PropertyKey[]
): Output {
  const { value, issues } = run(schema, part);
  for (const issue of issues) report(payload, issue.message, { ...issue, path: [...place, ...issue.path] });
  return value;
}

/** Makes a kind of schema. `read` writes the value that it read into the payload, or reports problems. */
const kind =
  <Definition extends { readonly type: string }>(
    read: (payload: ParsePayload, definition: Definition) => void,
  ) =>
  (def: Definition): unknown => {
    const run = (payload: ParsePayload) => {
      read(payload, def);
      return payload;
    };
    return { _zod: { def, run } };
  };

type Message = string | ((value: unknown) => string);

const text = (message: Message, value: unknown) => (typeof message === 'string' ? message : message(value));

interface Test {
  readonly type: 'custom';
  readonly fn: (value: unknown) => boolean;
  readonly message: Message;
}

const makeCustom = kind<Test>((payload, { fn, message }) => {
  if (!fn(payload.value)) report(payload, text(message, payload.value));
});

/** A value that passes a test, and the message for another one. */
export const custom = <Value>(fn: (value: unknown) => boolean, message: Message) =>
  makeCustom({ type: 'custom', fn, message }) as $ZodCustom<Value, Value>;

interface Optional {
  readonly type: 'optional';
  readonly innerType: $ZodType;
}

const makeOptional = kind<Optional>((payload, { innerType }) => {
  if (payload.value !== undefined) innerType._zod.run(payload, { async: false });
});

export const optional = <Schema extends $ZodType>(innerType: Schema) =>
  makeOptional({ type: 'optional', innerType }) as $ZodOptional<Schema>;

interface List {
  readonly type: 'array';
  readonly element: $ZodType;
}

const makeList = kind<List>((payload, { element }) => {
  const { value: given } = payload;
  if (!Array.isArray(given)) return report(payload, 'array');
  payload.value = given.map((entry, index) => readPart(payload, element, entry, index));
});

export const array = <Schema extends $ZodType>(element: Schema) =>
  makeList({ type: 'array', element }) as $ZodArray<Schema>;

interface Transform {
  readonly type: 'transform';
  readonly transform: (value: unknown, payload: ParsePayload) => unknown;
}

const makeTransform = kind<Transform>((payload, { transform }) => {
  payload.value = transform(payload.value, payload);
});

export const transform = <Input, Output>(change: (value: Input, payload: ParsePayload) => Output) =>
  makeTransform({
    type: 'transform',
    transform: change as Transform['transform'],
  }) as $ZodTransform<Output, Input>;

interface Pipe {
  readonly type: 'pipe';
  readonly in: $ZodType;
  readonly out: $ZodType;
}

const makePipe = kind<Pipe>((payload, pipe) => {
  pipe.in._zod.run(payload, { async: false });
  if (payload.issues.length === 0) pipe.out._zod.run(payload, { async: false });
});

export const pipe = <First extends $ZodType, Second extends $ZodType<unknown, output<First>>>(
  first: First,
  second: Second | $ZodType<unknown, output<First>>,
) => makePipe({ type: 'pipe', in: first, out: second }) as $ZodPipe<First, Second>;

interface Fields {
  readonly type: 'object';
  readonly shape: $ZodShape;
  readonly message: Message;
  /** The message for an unknown key. Without it, unknown keys are kept. */
  readonly unknownKey: string | undefined;
}

const makeFields = kind<Fields>((payload, { shape, message, unknownKey }) => {
  const { value: given } = payload;
  const fits: typeof isRecord = unknownKey === undefined ? isRecord : isPlain;
  if (!fits(given)) return report(payload, text(message, given));
  const read: Record<string, unknown> = unknownKey === undefined ? { ...given } : {};
  for (const [key, schema] of Object.entries(shape)) {
    const part = readPart(payload, schema, given[key], key);
    if (part !== undefined || key in given) read[key] = part;
  }
  payload.value = read;
  if (unknownKey === undefined) return;
  const unknownKeys = Object.keys(given).filter((key) => !Object.hasOwn(shape, key));
  for (const key of unknownKeys) report(payload, unknownKey, { path: [key], params: { unknownKey: true } });
});

/** An object that refuses unknown keys. */
export const strictObject = <Shape extends $ZodShape>(shape: Shape, message: Message, unknownKey: string) =>
  makeFields({ type: 'object', shape, message, unknownKey }) as $ZodObject<Shape, $strict>;

/** An object that keeps unknown keys. */
export const looseObject = <Shape extends $ZodShape>(shape: Shape) =>
  makeFields({ type: 'object', shape, message: 'object', unknownKey: undefined }) as $ZodObject<
    Shape,
    $loose
  >;
