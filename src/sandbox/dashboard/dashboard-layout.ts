import { html } from 'hono/html';
import { type Html, head } from '../pages/layout.js';
import { ADDRESSES, when } from './parts.js';

const SECTIONS = [
  { name: 'Checkouts', address: ADDRESSES.checkouts },
  { name: 'Requests', address: ADDRESSES.requests },
  { name: 'Webhooks', address: ADDRESSES.webhooks },
  { name: 'Time and faults', address: ADDRESSES.controls },
] as const;

/** The data of every page of the dashboard. */
export interface PageFrame {
  readonly token: string;
  readonly notice: Notice | undefined;
  /** The sandbox's time, ISO 8601. */
  readonly now: string;
}

function noticeBox(notice: Notice | undefined): Html | '' {
  if (!notice) return '';
  return html`<p class="notice ${notice.kind}" role="${notice.kind === 'done' ? 'status' : 'alert'}">${notice.text}</p>`;
}

/** A part of a page. The script keeps it up to date. */
export function live(id: string, content: Html): Html {
  return html`<div id="${id}" data-live>${content}</div>`;
}

export function dashboardLayout(
  frame: PageFrame,
  page: {
    title: string;
    /** Stands in place of the title at the top of the page. */
    heading?: Html;
    content: Html;
  },
): Html {
  const heading = page.heading ?? html`<div class="heading"><h1>${page.title}</h1></div>`;
  return html`<!doctype html>
<html lang="en">
  ${head(page.title, ADDRESSES.style, ADDRESSES.script)}
  <body data-events="${ADDRESSES.events}">
    <header>
      <p class="simulation"><strong>Simulation.</strong> No money moves here.</p>
      <div class="bar">
        <p class="brand"><a href="${ADDRESSES.checkouts}">paymennt sandbox</a></p>
        <nav aria-label="Dashboard"><ul>${SECTIONS.map(
          ({ name, address }) =>
            html`<li><a href="${address}" ${name === page.title ? html`aria-current="page"` : ''}>${name}</a></li>`,
        )}</ul></nav>
        <div class="clock">${live('clock', html`<span class="label">Sandbox time</span> ${when(frame.now)}`)}<span id="live" class="label" hidden></span><span id="copied" class="label" role="status"></span></div>
      </div>
    </header>
    <main>
      ${noticeBox(frame.notice)}
      ${heading}
      ${page.content}
    </main>
  </body>
</html>`;
}

/** The result of the last form. */
export interface Notice {
  readonly kind: 'done' | 'problem';
  readonly text: string;
}

const MOST_KEPT = 50;

/** Keeps notices during the redirect after a form. */
export function createNotices() {
  const kept = new Map<string, Notice>();
  let left = 0;
  return {
    /** Keeps a notice and returns its key. */
    leave(notice: Notice): string {
      left += 1;
      const key = String(left);
      kept.set(key, notice);
      // Nobody fetched the page with this notice.
      kept.delete(String(left - MOST_KEPT));
      return key;
    },
    /** Returns and removes a notice, so that a reload does not show it again. */
    take(key = ''): Notice | undefined {
      const notice = kept.get(key);
      kept.delete(key);
      return notice;
    },
  };
}

export type Notices = ReturnType<typeof createNotices>;
