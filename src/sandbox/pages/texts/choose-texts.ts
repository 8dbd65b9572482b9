import { ARABIC } from './arabic.js';
import { ENGLISH } from './english.js';
import type { PageTexts } from './page-texts.js';

/** The words for what the merchant asked for: Arabic for `AR` and `ARA`, however written, English for all else. */
export function textsFor(language: string | undefined): PageTexts {
  return /^ara?$/i.test(language ?? '') ? ARABIC : ENGLISH;
}
