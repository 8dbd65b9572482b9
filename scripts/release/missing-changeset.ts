/** A file that a branch changed: how (`A`dded, `M`odified, `D`eleted …), as `git diff --name-status` says, and which. */
export interface Change {
  readonly status: string;
  readonly path: string;
}

export function readChanges(nameStatus: string): Change[] {
  return nameStatus
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [status = '', ...paths] = line.split('\t');
      // A renamed file has two paths; the second is what it is called now.
      return { status, path: paths.at(-1) ?? '' };
    });
}

const isReport = ({ path }: Change) => /^etc\/[^/]+\.api\.md$/.test(path);

const isChangeset = ({ status, path }: Change) =>
  status !== 'D' && /^\.changeset\/[^/]+\.md$/.test(path) && path !== '.changeset/README.md';

/** The reports of the public API that changed without a word to users; empty when there is a changeset. */
export function reportsWithoutChangeset(changes: readonly Change[]): string[] {
  return changes.some(isChangeset) ? [] : changes.filter(isReport).map(({ path }) => path);
}
