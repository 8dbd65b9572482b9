/** Query values; a list is sent as repeated keys, which is what the spec's schema says (its prose says commas). */
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
export type QueryValue = string | number | boolean | bigint;

/** `?a=1&b=2`, or nothing. A blank is `%20`, not `+`: both are read as a blank, only one of them everywhere. */
export function queryText(query: Query | undefined): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const values: readonly QueryValue[] = Array.isArray(value) ? value : [value as QueryValue];
    return values.map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`);
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
