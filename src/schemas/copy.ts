// Requests nest four levels. The schema refuses deeper values, so they need no copy.
const MAX_DEPTH = 6;

/**
 * A copy of what a caller passed, in which every property has been read exactly once. The SDK checks, sends and
 * compares this copy, so that a getter with another answer or a change of the original cannot come in between.
 *
 * Own properties stay own properties. Getters and methods of a class stay readable, but are not listed, as in the
 * original. The copy inherits nothing else. Values that are no plain data (dates, maps, bytes, functions) stay as they
 * are.
 */
export function copyOf<Value>(value: Value, depth = MAX_DEPTH): Value {
  return copy(value, depth, new Map()) as Value;
}

type Copies = Map<object, unknown>;

function copy(value: unknown, depth: number, copies: Copies): unknown {
  if (typeof value !== 'object' || value === null || depth === 0) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) return copyList(value, depth, copies);
  return Object.prototype.toString.call(value) === '[object Object]'
    ? copyObject(value, depth, copies)
    : value;
}

function copyList(list: readonly unknown[], depth: number, copies: Copies): unknown[] {
  const entries: unknown[] = [];
  copies.set(list, entries);
  const { length } = list;
  for (let index = 0; index < length; index += 1) entries.push(copy(list[index], depth - 1, copies));
  return entries;
}

function copyObject(value: object, depth: number, copies: Copies): Record<string, unknown> {
  // Without a prototype: what a program adds to `Object.prototype` is no field of a request.
  const fields: Record<string, unknown> = Object.create(null);
  copies.set(value, fields);
  for (const key of Object.keys(value)) {
    fields[key] = copy((value as Record<string, unknown>)[key], depth - 1, copies);
  }
  for (const key of inheritedNames(value)) {
    if (key in fields) continue;
    Object.defineProperty(fields, key, {
      value: copy(readOrNothing(value, key), depth - 1, copies),
      writable: true,
    });
  }
  return fields;
}

/** The names of the getters and methods of an instance, without those of `Object.prototype`. */
function inheritedNames(value: object): string[] {
  const names: string[] = [];
  let prototype: object | null = Object.getPrototypeOf(value);
  while (prototype !== null) {
    const next: object | null = Object.getPrototypeOf(prototype);
    if (next === null) break;
    for (const [name, { get, value: method }] of Object.entries(
      Object.getOwnPropertyDescriptors(prototype),
    )) {
      if (get || (typeof method === 'function' && name !== 'constructor')) names.push(name);
    }
    prototype = next;
  }
  return names;
}

function readOrNothing(value: object, key: string): unknown {
  try {
    const read = (value as Record<string, unknown>)[key];
    return typeof read === 'function' ? read.bind(value) : read;
  } catch {
    // A getter that no request needs may throw. If a request needs it, the schema reports a missing field.
    return undefined;
  }
}
