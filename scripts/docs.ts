import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application, type TranslatedString, TSConfigReader, TypeDocReader } from 'typedoc';
import { brokenLinksOf, incompletePagesOf } from './docs/check-site.js';
import { addGuides } from './docs/guide-pages.js';
import { ROOT, readGuides, readPage, SECTIONS } from './docs/guides.js';
import { addLiteralUnions } from './docs/literal-unions.js';
import { llmsFullText } from './docs/llms.js';
import { withoutExample } from './docs/missing-examples.js';
import { addProse } from './docs/prose.js';
import { addReferenceGroups, GROUP_NAMES } from './docs/reference-groups.js';
import { addSearchOrder } from './docs/search.js';
import { SiteTheme } from './docs/site/theme.js';
import { addSteadyHighlighting } from './docs/steady-highlighting.js';
import { writeTexts } from './docs/texts.js';

/** Builds the site into `site/`. Any warning is a failure. */
async function buildSite(): Promise<boolean> {
  const app = await Application.bootstrap({}, [new TypeDocReader(), new TSConfigReader()]);
  addGuides(app);
  addReferenceGroups(app);
  addLiteralUnions(app);
  addProse(app);
  addSearchOrder(app);
  addSteadyHighlighting(app);
  app.renderer.defineTheme('site', SiteTheme);
  app.options.setValue('groupOrder', [...Object.keys(SECTIONS), 'Reference', ...GROUP_NAMES, '*']);
  const project = await app.convert();
  if (!project) return false;
  app.validate(project);
  for (const name of withoutExample(project)) {
    app.logger.error(`${name} has no @example.` as TranslatedString);
  }
  await app.generateOutputs(project);
  const site = app.options.getValue('out');
  copyTexts(site);
  writeStyles(site);
  for (const problem of [...brokenLinksOf(site), ...incompletePagesOf(site)])
    app.logger.error(problem as TranslatedString);
  return !app.logger.hasErrors() && !app.logger.hasWarnings();
}

/** What tools read: `llms.txt` at the root of the site, with the guides that it links to beside it, and all of them in one file. */
function copyTexts(site: string): void {
  mkdirSync(join(site, 'docs'), { recursive: true });
  const paths = ['llms.txt', ...readGuides().map(({ slug }) => `docs/${slug}.md`)];
  for (const path of paths) copyFileSync(new URL(path, ROOT), join(site, path));
  writeFileSync(join(site, 'llms-full.txt'), llmsFullText());
}

const STYLES = ['colours', 'frame', 'reading', 'reference', 'landing'];

/** The site's own styles in one file, so that a page asks for no more than it needs. */
function writeStyles(site: string): void {
  const styles = STYLES.map((name) => readPage(`docs/theme/${name}.css`));
  writeFileSync(join(site, 'assets/site.css'), styles.join('\n'));
}

writeTexts();
if (!(await buildSite())) process.exitCode = 1;
