/** Any part of a type, at any depth. A list replaces the whole list, and `undefined` removes a field. */
export type Overrides<Type> = Type extends readonly unknown[] | undefined
  ? Type
  : Type extends object
    ? { readonly [Key in keyof Type]?: Overrides<Type[Key]> | undefined }
    : Type;

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(base: unknown, overrides: unknown): unknown {
  if (!isPlainObject(base) || !isPlainObject(overrides)) return overrides;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(overrides)) {
    if (value === undefined) delete result[key];
    else result[key] = merged(base[key], value);
  }
  return result;
}

let built = 0;

/** A new number for each object. */
function nextNumber(): number {
  built += 1;
  return built;
}

/** An id in the gateway's form: a string of 19 digits. */
export function idFor(number: number): string {
  return `1${String(number).padStart(18, '0')}`;
}

/** Builds a complete fixture of a type. `overrides` replace its fields. */
export type Builder<Type> = (overrides?: Overrides<Type>) => Type;

/**
 * Makes a builder, which applies the defaults, then the overrides, then `complete`.
 *
 * @param complete - Returns the fields that follow from other fields. Overrides take precedence over them.
 */
export function builder<Type extends object>(
  defaults: (number: number) => Type,
  complete: (built: Type) => Partial<Type> = () => ({}),
): Builder<Type> {
  return (overrides = {} as Overrides<Type>) => {
    // A copy, so that one test cannot change the defaults of another.
    const whole = merged(structuredClone(defaults(nextNumber())), overrides) as Type;
    return merged({ ...whole, ...complete(whole) }, overrides) as Type;
  };
}
