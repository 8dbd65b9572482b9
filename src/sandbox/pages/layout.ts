import { html } from 'hono/html';
import { ENGLISH } from './texts/english.js';
import type { PageTexts } from './texts/page-texts.js';

/** A piece of a page, escaped. */
export type Html = ReturnType<typeof html>;

/** Where the stylesheet is served: the Content-Security-Policy allows no style inside the page. */
export const STYLESHEET_PATH = '/assets/sandbox.css';

/** The frame that every page of the shopper has, with the words that say what this is. */
export function layout(page: {
  title: string;
  content: Html;
  texts?: PageTexts | undefined;
  /** `wide` has room for two columns where the screen has. */
  width?: 'narrow' | 'wide' | undefined;
}): Html {
  const { title, content, texts = ENGLISH, width = 'narrow' } = page;
  return html`<!doctype html>
<html lang="${texts.lang}" dir="${texts.dir}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · paymennt sandbox</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${STYLESHEET_PATH}">
  </head>
  <body>
    <header>
      <p class="simulation"><strong>${texts.simulation.word}</strong> ${texts.simulation.text}</p>
    </header>
    <main class="${width}">${content}</main>
  </body>
</html>`;
}
