const RELEASE = /^## (\S+).*$/gm;

/** What CHANGELOG.md says of a version, without its heading. */
export function notesOf(changelog: string, version: string): string {
  const headings = [...changelog.matchAll(RELEASE)];
  const index = headings.findIndex(([, name]) => name === version);
  const heading = headings[index];
  if (!heading) throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return changelog.slice(heading.index + heading[0].length, headings[index + 1]?.index).trim();
}

/**
 * Puts the paragraph that introduces the changelog back to its top: changesets writes each new version directly below
 * the title.
 *
 * @param before - The changelog as it was.
 */
export function withIntroductionFirst(changelog: string, before: string): string {
  const [introduction = ''] = before.replace(/^# .*\n+/, '').split(/^## /m);
  const title = /^# .*\n/.exec(changelog)?.[0] ?? '';
  const releases = changelog.slice(title.length).replace(introduction.trim(), '').trimStart();
  return `${title}\n${introduction.trim()}\n\n${releases}`.replaceAll(/\n{3,}/g, '\n\n');
}
