import { html } from 'hono/html';
import type { SandboxCheckoutStatus } from '../records/index.js';
import { ARABIC } from './texts/arabic.js';
import { ENGLISH, type PageTexts } from './texts/english.js';

/** A part of a page, already escaped. */
export type Html = ReturnType<typeof html>;

/** The path of the stylesheet. The Content-Security-Policy allows no style inside a page. */
export const STYLESHEET_PATH = '/assets/sandbox.css';

/** The path of the script of the card form. The form works without it. */
export const SCRIPT_PATH = '/assets/sandbox.js';

/** The head of a page. */
export const head = (title: string, stylesheet: string, script: string | undefined): Html => html`<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · paymennt sandbox</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${stylesheet}">
    ${script === undefined ? '' : html`<script src="${script}" defer></script>`}
  </head>`;

/** The frame of every page for the shopper. It says that this is a simulation. */
export function layout(page: {
  title: string;
  content: Html;
  texts?: PageTexts | undefined;
  /** `wide` has two columns on a wide screen. */
  width?: 'narrow' | 'wide' | undefined;
  /** Shows the links to the other languages. */
  languages?: boolean | undefined;
  /** Loads the script of the card form. */
  script?: boolean | undefined;
}): Html {
  const { title, content, texts = ENGLISH, width = 'narrow', languages = false, script = false } = page;
  return html`<!doctype html>
<html lang="${texts.lang}" dir="${texts.dir}">
  ${head(title, STYLESHEET_PATH, script ? SCRIPT_PATH : undefined)}
  <body>
    <header>
      <p class="simulation"><strong>${texts.simulation.word}</strong> ${texts.simulation.text}</p>
      ${languages ? languageLinks(texts) : ''}
    </header>
    <main class="${width}">${content}</main>
  </body>
</html>`;
}

function languageLinks(texts: PageTexts): Html {
  const link = ({ lang, dir }: PageTexts, name: string) =>
    html`<a href="?lang=${lang}" lang="${lang}" hreflang="${lang}" dir="${dir}" ${lang === texts.lang ? html`aria-current="true"` : ''}>${name}</a>`;
  return html`<nav class="languages" aria-label="${texts.language}">${link(ENGLISH, 'English')} <span aria-hidden="true">|</span> ${link(ARABIC, 'العربية')}</nav>`;
}

/** The texts in a language: Arabic for `AR` and `ARA` in any case, English for anything else. */
export function textsFor(language: string | undefined): PageTexts {
  return /^ara?$/i.test(language ?? '') ? ARABIC : ENGLISH;
}

/** The colour and the icon of a status. */
export type Tone = 'good' | 'waiting' | 'bad' | 'over';

export const TONES: Readonly<Record<SandboxCheckoutStatus, Tone>> = {
  PENDING: 'waiting',
  PENDING_CONFIRMATION: 'waiting',
  AUTHORIZED: 'good',
  PAID: 'good',
  FAILED: 'bad',
  CANCELLED: 'over',
  EXPIRED: 'over',
  REFUNDED: 'over',
  PARTIALLY_REFUNDED: 'over',
  CHARGEBACK: 'bad',
};

const ICON_PATHS: Readonly<Record<Tone, Html>> = {
  good: html`<path d="M15 25l6 6 13-14"></path>`,
  waiting: html`<path d="M24 14v11l7 4"></path>`,
  bad: html`<path d="M17 17l14 14M31 17L17 31"></path>`,
  over: html`<path d="M16 24h16"></path>`,
};

export function toneIcon(tone: Tone): Html {
  return html`<svg class="icon ${tone}" viewBox="0 0 48 48" width="64" height="64" aria-hidden="true" focusable="false">
  <circle cx="24" cy="24" r="22"></circle>${ICON_PATHS[tone]}
</svg>`;
}
