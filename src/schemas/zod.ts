/**
 * The parts of zod that the client uses, on top of zod's core. The classes and the parser of `zod/mini` take 2 KB more
 * of every bundle, for methods, checks and asynchronous parsing, which nothing here needs.
 */
import {
  $constructor,
  type $loose,
  type $strict,
  $ZodArray,
  type $ZodCustom,
  type $ZodIssue,
  $ZodObject,
  $ZodOptional,
  $ZodPipe,
  type $ZodRawIssue,
  type $ZodShape,
  $ZodTransform,
  $ZodType,
  type output,
  type ParsePayload,
} from 'zod/v4/core';

export type {
  $strip,
  $ZodIssue,
  $ZodObject,
  $ZodShape,
  $ZodTransform,
  $ZodType,
  $ZodTypes,
  input,
  output,
  ParsePayload,
} from 'zod/v4/core';
export { NEVER } from 'zod/v4/core';

type ErrorText = (issue: $ZodRawIssue) => string;

interface LeafDefinition {
  readonly type: 'custom' | 'unknown' | 'never';
  readonly fn?: (value: unknown) => boolean;
  readonly error?: ErrorText;
}

interface Leaf extends $ZodType {
  _zod: $ZodType['_zod'] & { def: LeafDefinition };
}

/** A schema that tests a value and nothing below it. */
const Leaf = $constructor<Leaf, LeafDefinition>('Leaf', (schema, definition) => {
  $ZodType.init(schema, definition as never);
  schema._zod.parse = (payload) => {
    const { value: input } = payload;
    if (definition.fn?.(input) === false) payload.issues.push({ code: 'custom', input, inst: schema });
    return payload;
  };
});

/** A value that passes a test, and the message for one that does not. */
export const custom = <Value>(test: (value: unknown) => boolean, error: string | ErrorText) =>
  new Leaf({
    type: 'custom',
    fn: test,
    error: typeof error === 'string' ? () => error : error,
  }) as unknown as $ZodCustom<Value, Value>;

export const optional = <Schema extends $ZodType>(innerType: Schema) =>
  new $ZodOptional({ type: 'optional', innerType }) as $ZodOptional<Schema>;

export const array = <Schema extends $ZodType>(element: Schema) =>
  new $ZodArray({ type: 'array', element }) as $ZodArray<Schema>;

export const transform = <Input, Output>(change: (value: Input, payload: ParsePayload) => Output) =>
  new $ZodTransform({ type: 'transform', transform: change as (value: unknown) => unknown }) as $ZodTransform<
    Output,
    Input
  >;

export const pipe = <First extends $ZodType, Second extends $ZodType<unknown, output<First>>>(
  first: First,
  second: Second | $ZodType<unknown, output<First>>,
) => new $ZodPipe({ type: 'pipe', in: first, out: second }) as unknown as $ZodPipe<First, Second>;

/** An object that refuses unknown keys. */
export const strictObject = <Shape extends $ZodShape>(shape: Shape, error: ErrorText) =>
  new $ZodObject({ type: 'object', shape, catchall: new Leaf({ type: 'never' }), error }) as $ZodObject<
    Shape,
    $strict
  >;

/** An object that keeps unknown keys. */
export const looseObject = <Shape extends $ZodShape>(shape: Shape) =>
  new $ZodObject({ type: 'object', shape, catchall: new Leaf({ type: 'unknown' }) }) as $ZodObject<
    Shape,
    $loose
  >;

/** Runs a schema inside another one, which passes on the issues. */
export const run = <Output>(schema: $ZodType<Output>, value: unknown) =>
  schema._zod.run({ value, issues: [] }, { async: false }) as ParsePayload<Output>;

/** An issue with its path and the message of its schema. */
function finished(issue: $ZodRawIssue): $ZodIssue {
  const error = issue.inst?._zod.def.error as ErrorText | undefined;
  const message = issue.message ?? error?.(issue) ?? '';
  return { ...issue, path: issue.path ?? [], message } as $ZodIssue;
}

/** What a schema makes of a value, or every problem with the value. */
export function parse<Output>(
  schema: $ZodType<Output>,
  value: unknown,
): { value: Output } | { issues: $ZodIssue[] } {
  const { value: read, issues } = run(schema, value);
  return issues.length === 0 ? { value: read } : { issues: issues.map(finished) };
}
