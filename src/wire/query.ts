/** Query values. A list becomes repeated keys, as the schema in the API's description says; its prose says commas. */
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
export type QueryValue = string | number | boolean | bigint;

/** `?a=1&b=2`, or an empty text. A blank becomes `%20`, because not every server reads `+` as a blank. */
export function queryText(query: Query | undefined): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const values: readonly QueryValue[] = Array.isArray(value) ? value : [value as QueryValue];
    return values.map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`);
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
