import { html } from 'hono/html';
import type { SandboxCheckoutStatus } from '../records/index.js';
import { type Html, layout, TONES, textsFor, toneIcon } from './layout.js';
import { type OrderSummary, orderSummary } from './order-summary.js';

/**
 * Shows the outcome of a checkout: on the confirmation endpoints, and on the pay page after the checkout has ended.
 *
 * @param continueTo - The URL of the next page. Absent on the confirmation endpoints, which are the last page.
 */
export function outcomePage(order: OrderSummary, status: SandboxCheckoutStatus, continueTo?: string): Html {
  const texts = textsFor(order.language);
  const { title, text } = texts.outcomes[status];
  return layout({
    title,
    texts,
    content: html`<div class="card">
<div class="outcome">
  ${toneIcon(TONES[status])}
  <h1>${title}</h1>
  <p role="status" data-status="${status}">${text}</p>
</div>
${orderSummary(order, texts)}
${
  continueTo === undefined
    ? html`<p class="closing">${texts.closePage}</p>`
    : html`<p class="actions"><a class="button primary" href="${continueTo}">${texts.continue}</a></p>`
}
</div>`,
  });
}

/** A page without a checkout, such as the one for an unknown address. */
export function noticePage(title: string, text: string): Html {
  return layout({
    title,
    content: html`<div class="card"><div class="outcome">
  ${toneIcon('over')}
  <h1>${title}</h1>
  <p>${text}</p>
</div></div>`,
  });
}
