import type { PaymenntIssue } from '../errors.js';

/** A path template such as `/checkout/{checkoutId}/refund`, and the ids that go into it. */
export type PathIds = Readonly<Record<string, unknown>>;

// `encodeURIComponent` keeps dots, and a URL parser resolves `..`, which would address another resource.
function idProblem(id: unknown): string | undefined {
  if (typeof id !== 'string') return 'must be a string (a number loses digits of a 19-digit id)';
  if (id.trim() === '') return 'must not be empty';
  if (id === '.' || id === '..') return 'must be an id, not a path';
  if (/\p{Surrogate}/u.test(id)) return 'must be well-formed text';
  return undefined;
}

/** Fills a path template with encoded ids, or says which of them cannot go into a path. */
export function fillPath(template: string, ids: PathIds): { path: string } | { issues: PaymenntIssue[] } {
  const issues: PaymenntIssue[] = [];
  let path = template;
  for (const [name, id] of Object.entries(ids)) {
    const message = idProblem(id);
    if (message === undefined) path = path.replace(`{${name}}`, encodeURIComponent(String(id)));
    else issues.push({ path: name, message });
  }
  return issues.length === 0 ? { path } : { issues };
}
