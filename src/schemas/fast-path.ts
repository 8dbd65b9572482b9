import * as z from './zod.js';

/** A schema as two plain functions. */
interface FastPath {
  /** Whether the value passes as it is, so that the parser has nothing to report. */
  fits(value: unknown): boolean;
  /** Applies the transforms in place to a value that fits; undefined if there are none. */
  take: ((value: unknown) => unknown) | undefined;
}

// For schemas that `build` does not list: the parser always decides.
const NEVER: FastPath = { fits: () => false, take: undefined };

const leaf = (fits: FastPath['fits']): FastPath => ({ fits, take: undefined });

export const isText = (value: unknown) => typeof value === 'string';
const isOptionalText = (value: unknown) => typeof value === 'string' || value === undefined;

function optionalPath(inner: FastPath): FastPath {
  const { take } = inner;
  return {
    fits: inner.fits === isText ? isOptionalText : (value) => value === undefined || inner.fits(value),
    take: take && ((value) => (value === undefined ? undefined : take(value))),
  };
}

function arrayPath({ fits, take }: FastPath): FastPath {
  return {
    fits: (value) => Array.isArray(value) && value.every(fits),
    take: take && ((value) => (value as unknown[]).map(take)),
  };
}

function objectPath(shape: z.$ZodShape): FastPath {
  const fields = Object.entries(shape).map(([key, schema]) => ({ key, ...fastPath(schema) }));
  // Most fields of an answer are optional text; checking them without a call each halves the time.
  const texts = fields.filter(({ fits }) => fits === isOptionalText).map(({ key }) => key);
  const others = fields.filter(({ fits }) => fits !== isOptionalText);
  const taken = fields.flatMap(({ key, take }) => (take ? [{ key, take }] : []));
  return {
    fits(value) {
      if (!z.isRecord(value)) return false;
      for (const key of texts) {
        const text = value[key];
        if (typeof text !== 'string' && text !== undefined) return false;
      }
      for (const { key, fits } of others) if (!fits(value[key])) return false;
      return true;
    },
    take: taken.length === 0 ? undefined : (value) => takeFields(value as Record<string, unknown>, taken),
  };
}

function takeFields(
  value: Record<string, unknown>,
  fields: readonly { key: string; take: (value: unknown) => unknown }[],
): unknown {
  for (const { key, take } of fields) {
    if (value[key] !== undefined) value[key] = take(value[key]);
  }
  return value;
}

const isTransform = (schema: z.$ZodType): schema is z.$ZodTransform => schema._zod.def.type === 'transform';

function pipePath(input: FastPath, { _zod: { def } }: z.$ZodTransform): FastPath {
  const take = (value: unknown) =>
    def.transform(input.take ? input.take(value) : value, { value, issues: [] });
  return { fits: input.fits, take };
}

function build(schema: z.$ZodTypes): FastPath {
  const { def } = schema._zod;
  if (def.checks?.length) return NEVER;
  switch (def.type) {
    case 'custom':
      return leaf(def.fn as FastPath['fits']);
    case 'optional':
      return optionalPath(fastPath(def.innerType));
    case 'array':
      return arrayPath(fastPath(def.element));
    case 'object':
      // Only objects that keep their unknown fields may be passed on as they are.
      return 'unknownKey' in def && def.unknownKey === undefined ? objectPath(def.shape) : NEVER;
    case 'pipe':
      return isTransform(def.out) ? pipePath(fastPath(def.in), def.out) : NEVER;
    default:
      return NEVER;
  }
}

const paths = new WeakMap<z.$ZodType, FastPath>();

/**
 * A response schema as two functions, without the bookkeeping of the parser. Nearly all answers fit their schema, and
 * these functions read them several times faster. An answer that does not fit goes to the parser, which reports why.
 */
export function fastPath(schema: z.$ZodType): FastPath {
  const known = paths.get(schema);
  if (known) return known;
  const path = build(schema as z.$ZodTypes);
  paths.set(schema, path);
  return path;
}
