import { type Application, DefaultTheme, PageEvent } from 'typedoc';
import { readGuides } from './guides.js';

const BLOCK = /^```(\w+)[^\n]*\n([\s\S]*?)^```/gm;

/**
 * Highlights all code once before any page is made. A grammar is compiled when it is first used, which on a busy
 * machine takes longer than a line may take: that line would then be left in one colour.
 */
export function addSteadyHighlighting(app: Application): void {
  let warm = false;
  app.renderer.on(PageEvent.BEGIN, () => {
    const { theme } = app.renderer;
    if (warm || !(theme instanceof DefaultTheme)) return;
    warm = true;
    for (const { markdown } of readGuides()) {
      for (const [, language = '', code = ''] of markdown.matchAll(BLOCK)) {
        theme.markedPlugin.getHighlighted(code, language);
      }
    }
  });
}
