/** One change to one field of an answer. */
export interface Mutation {
  readonly kind: 'drop' | 'null' | 'retype' | 'rename' | 'nest';
  /** Where, with dots: `result.customer.email`, `result.content.0.id`; empty for the answer as a whole. */
  readonly path: string;
  /** The answer after it. */
  readonly answer: unknown;
}

type Container = Record<string, unknown>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** The paths of every field and every row below a value. */
function pathsOf(value: unknown, prefix: readonly string[] = []): string[][] {
  if (!isContainer(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const path = [...prefix, key];
    return [path, ...pathsOf(child, path)];
  });
}

/** A value of another kind. */
function retyped(value: unknown): unknown {
  if (typeof value === 'string') return 4711;
  if (typeof value === 'number') return 'a word';
  if (typeof value === 'boolean') return { yes: value };
  return Array.isArray(value) ? { rows: 1 } : 'a word';
}

const CHANGES: Record<Mutation['kind'], (parent: Container, key: string) => void> = {
  drop(parent, key) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  },
  null(parent, key) {
    parent[key] = null;
  },
  retype(parent, key) {
    parent[key] = retyped(parent[key]);
  },
  rename(parent, key) {
    parent[`${key}Renamed`] = parent[key];
    delete parent[key];
  },
  nest(parent, key) {
    parent[key] = { value: parent[key] };
  },
};

/** A copy of the answer with the change made. */
function mutate(answer: unknown, path: readonly string[], kind: Mutation['kind']): unknown {
  const copy: unknown = structuredClone(answer);
  const key = path.at(-1);
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, step) => (isContainer(node) ? node[step] : undefined), copy);
  if (key !== undefined && isContainer(parent)) CHANGES[kind](parent, key);
  return copy;
}

/** Every change to every field, one at a time. */
export function mutationsOf(answer: unknown): Mutation[] {
  const kinds = Object.keys(CHANGES) as Mutation['kind'][];
  return pathsOf(answer).flatMap((path) =>
    kinds.map((kind) => ({ kind, path: path.join('.'), answer: mutate(answer, path, kind) })),
  );
}
