/** The fields of a URL's query. A list becomes repeated keys (see api-notes: repeated-keys). */
export type Query = Record<string, string | readonly string[]>;

/** A query from its fields under their wire names; what is absent is left out. */
export function toQuery(
  fields: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): Query {
  const query: Query = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) query[name] = typeof value === 'number' ? String(value) : value;
  }
  return query;
}
