import { inspect } from 'node:util';

/** Texts that must not turn up anywhere, by what they stand for. */
export type Canaries = Readonly<Record<string, string>>;

/** How a text may look once something has encoded it. */
function disguises(text: string): string[] {
  const base64 = Buffer.from(text).toString('base64').replace(/=+$/, '');
  return [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1), base64];
}

function attempt(produce: () => unknown): unknown {
  try {
    return produce();
  } catch (error) {
    // What a getter or a serialiser throws is printed just as well.
    return error;
  }
}

/** Every text that can be reached from a value: own properties of any kind, entries, bytes, and the prototypes' getters. */
function reachableTexts(root: unknown): string[] {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  const open: unknown[] = [root];
  for (let value = open.pop(); open.length > 0 || value !== undefined; value = open.pop()) {
    if (typeof value === 'string' || typeof value === 'symbol') texts.push(String(value));
    if (((typeof value !== 'object' || value === null) && typeof value !== 'function') || seen.has(value))
      continue;
    seen.add(value);
    const owner = value;
    if (ArrayBuffer.isView(owner)) {
      texts.push(Buffer.from(owner.buffer, owner.byteOffset, owner.byteLength).toString('latin1'));
      continue;
    }
    if (owner instanceof Map || owner instanceof Set) open.push(...[...owner].flat());
    if (owner instanceof Headers || owner instanceof URLSearchParams) open.push(...[...owner].flat());
    for (let layer: object | null = owner; layer; layer = Object.getPrototypeOf(layer)) {
      for (const key of Reflect.ownKeys(layer)) {
        if (key === 'caller' || key === 'callee' || key === 'arguments') continue;
        open.push(
          key,
          attempt(() => Reflect.get(owner, key)),
        );
      }
      if (layer === owner && typeof owner === 'function') break;
    }
  }
  return texts;
}

/** Every way in which a log, a crash reporter or a response might show a value. */
function renderings(value: unknown): string[] {
  const printed = (shown: unknown) => inspect(shown, { depth: 9, showHidden: true, getters: true });
  return [
    ...reachableTexts(value),
    String(attempt(() => JSON.stringify(value))),
    String(attempt(() => String(value))),
    String(attempt(() => inspect(value))),
    String(attempt(() => printed(value))),
    String(attempt(() => printed(structuredClone(value)))),
  ];
}

/** Which of the canaries can be found in a value, however it is shown. */
export function leaksIn(value: unknown, canaries: Canaries): string[] {
  const texts = renderings(value).map((text) => text.toLowerCase());
  return Object.entries(canaries)
    .filter(([, canary]) =>
      disguises(canary).some((disguise) => texts.some((text) => text.includes(disguise.toLowerCase()))),
    )
    .map(([name]) => name);
}
