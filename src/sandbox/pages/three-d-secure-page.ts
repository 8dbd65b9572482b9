import { html } from 'hono/html';
import { type Html, layout, textsFor } from './layout.js';
import { type OrderSummary, orderSummary } from './order-summary.js';

/** The page on which the shopper's bank asks for approval. */
export function threeDSecurePage(order: OrderSummary, cardLast4: string | undefined): Html {
  const texts = textsFor(order.language);
  const words = texts.threeDSecure;
  const question =
    cardLast4 === undefined
      ? words.question
      : html`${words.questionWithCard} ${cardLast4}${words.questionEnd}`;
  return layout({
    title: words.title,
    texts,
    languages: true,
    content: html`<div class="card bank">
<p class="bank-name">${words.bank}</p>
<h1>${words.title}</h1>
<p class="question" id="question">${question}</p>
${orderSummary(order, texts)}
<form method="post" aria-labelledby="question">
  <div class="actions">
    <button type="submit" class="primary" name="action" value="approve">${words.approve}</button>
    <button type="submit" class="quiet" name="action" value="decline">${words.decline}</button>
  </div>
</form>
</div>`,
  });
}
