import { html } from 'hono/html';
import { type Html, layout, textsFor, toneIcon, toneOf } from './layout.js';
import type { NoticePage, OutcomePage } from './models.js';
import { orderSummary } from './order-summary.js';

/** How it ended: on the confirmation endpoints, and when somebody opens a checkout that is over. */
export function outcomePage({ order, status, continueTo }: OutcomePage): Html {
  const texts = textsFor(order.language);
  const { title, text } = texts.outcomes[status];
  return layout({
    title,
    texts,
    content: html`<div class="card">
<div class="outcome">
  ${toneIcon(toneOf(status))}
  <h1>${title}</h1>
  <p role="status" data-status="${status}">${text}</p>
</div>
${orderSummary(order, texts)}
${
  continueTo === undefined
    ? html`<p class="closing">${texts.closePage}</p>`
    : html`<p class="actions"><a class="button primary" href="${continueTo}">${texts.onward}</a></p>`
}
</div>`,
  });
}

/** A page about no checkout in particular, such as one for an address that leads nowhere. */
export function noticePage({ title, text }: NoticePage): Html {
  return layout({
    title,
    content: html`<div class="card"><div class="outcome">
  ${toneIcon('over')}
  <h1>${title}</h1>
  <p>${text}</p>
</div></div>`,
  });
}
