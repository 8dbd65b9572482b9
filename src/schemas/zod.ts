/**
 * The parts of zod that the client uses, taken from zod's core: the classes of `zod/mini` carry methods that nobody
 * here calls, which cost 1 KB of every bundle.
 */
import {
  type $loose,
  type $strict,
  $ZodArray,
  $ZodCustom,
  type $ZodErrorMap,
  $ZodNever,
  $ZodObject,
  $ZodOptional,
  $ZodPipe,
  type $ZodShape,
  $ZodTransform,
  type $ZodType,
  $ZodUnknown,
  type output,
  type ParsePayload,
} from 'zod/v4/core';

export {
  type $strip,
  type $ZodError,
  type $ZodIssue,
  type $ZodObject,
  type $ZodShape,
  type $ZodTransform,
  type $ZodType,
  type $ZodTypes,
  type input,
  NEVER,
  type output,
  type ParsePayload,
  safeParse,
} from 'zod/v4/core';

/** A value that passes a test, and the message for one that does not. */
export const custom = <Value>(test: (value: unknown) => boolean, error: string | $ZodErrorMap) =>
  new $ZodCustom({
    type: 'custom',
    check: 'custom',
    abort: true,
    fn: test,
    error: typeof error === 'string' ? () => error : error,
  }) as $ZodCustom<Value, Value>;

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
export const strictObject = <Shape extends $ZodShape>(shape: Shape, error: $ZodErrorMap) =>
  new $ZodObject({ type: 'object', shape, catchall: new $ZodNever({ type: 'never' }), error }) as $ZodObject<
    Shape,
    $strict
  >;

/** An object that keeps unknown keys. */
export const looseObject = <Shape extends $ZodShape>(shape: Shape) =>
  new $ZodObject({ type: 'object', shape, catchall: new $ZodUnknown({ type: 'unknown' }) }) as $ZodObject<
    Shape,
    $loose
  >;
