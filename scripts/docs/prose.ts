import { type Application, PageEvent } from 'typedoc';
import { readPage } from './guides.js';

const DIAGRAM = /<img [^>]*src="[^"]*media\/([\w-]+\.svg)"[^>]*>/g;
const TASK = /<li>\[ \] /g;

/**
 * Puts drawings into the page instead of linking to them: only there can they follow the page's own switch between
 * light and dark. On GitHub the same file is a picture that follows the system.
 */
function withDrawings(html: string): string {
  return html.replaceAll(DIAGRAM, (_, file: string) => readPage(`docs/media/${file}`));
}

/** Shows `- [ ]` as a box, as GitHub does. */
function withBoxes(html: string): string {
  return html.replaceAll(TASK, '<li class="task">');
}

/** A corner of a table without text is no heading: a screen reader would announce an empty one. */
function withoutEmptyHeadings(html: string): string {
  return html.replaceAll('<th></th>', '<td></td>');
}

/** TypeDoc's own titles stand at every depth of a page, where a heading of one fixed level would be out of order. */
function withTitles(html: string): string {
  return html
    .replaceAll(/<h4>([^<]*)<\/h4>/g, '<p class="tag-title">$1</p>')
    .replaceAll(/<h5([^>]*)>(.*?)<\/h5>/gs, '<div class="field-title"$1>$2</div>');
}

/** Links whole URLs only: `shop.example` and `ada@shop.example` are no links. */
function linkUrls({ linkify }: { linkify: { set(options: object): void } }): void {
  linkify.set({ fuzzyLink: false, fuzzyEmail: false });
}

/** What the guides are written with, and TypeDoc's Markdown does not know. */
export function addProse(app: Application): void {
  app.options.setValue('markdownItLoader', linkUrls);
  app.renderer.on(PageEvent.END, (page) => {
    if (page.contents !== undefined) {
      page.contents = withTitles(withoutEmptyHeadings(withBoxes(withDrawings(page.contents))));
    }
  });
}
