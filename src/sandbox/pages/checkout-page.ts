import { html } from 'hono/html';
import { moneyText } from '../amounts.js';
import { SANDBOX_CARDS } from '../cards.js';
import { CARD_FIELDS, type CheckoutPage, cardFields } from './card-fields.js';
import { type Html, layout, textsFor } from './layout.js';
import { orderSummary } from './order-summary.js';
import type { PageTexts } from './texts/english.js';

/** Names the wrong fields for screen readers when there are several. The text about each mistake is at its field. */
function problemSummary(page: CheckoutPage, texts: PageTexts): Html | '' {
  const wrong = CARD_FIELDS.filter((name) => page.errors[name] !== undefined);
  if (wrong.length < 2) return '';
  const { problemsHeading, fields, comma } = texts.payment;
  return html`<p class="visually-hidden" role="alert">${problemsHeading} ${wrong.map((name) => fields[name]).join(comma)}</p>`;
}

/** Each card is a link to the same page with the form filled in, so it needs no script. */
function testCards({ testCards: words }: PageTexts): Html {
  return html`<details class="test-cards" open>
  <summary>${words.heading}</summary>
  <p>${words.text}</p>
  <ul>${Object.entries(SANDBOX_CARDS).map(
    ([name, card]) =>
      html`<li><a href="?card=${name}#form-heading" id="use-${name}"><span class="numbers"><bdi>${card.number}</bdi><span class="detail">${words[name as keyof typeof SANDBOX_CARDS]}</span></span><span class="use">${words.use}</span></a></li>`,
  )}</ul>
</details>`;
}

/** The form that takes a card. The form posts to its own address and needs no script. */
export function checkoutPage(page: CheckoutPage): Html {
  const { order } = page;
  const texts = textsFor(order.language);
  const { payment } = texts;
  return layout({
    title: payment.title,
    texts,
    width: 'wide',
    languages: true,
    script: true,
    content: html`<h1 class="visually-hidden">${payment.title}</h1>
<div class="columns">
${orderSummary(order, texts)}
<section class="paying" aria-labelledby="form-heading">
<h2 id="form-heading">${payment.form}</h2>
<form method="post" novalidate aria-labelledby="form-heading">
  ${problemSummary(page, texts)}
  ${cardFields(page, texts)}
  <div class="actions">
    <button type="submit" class="primary" name="action" value="pay">${payment.pay} ${moneyText(order.currency, order.amount)}</button>
    <button type="submit" class="quiet" name="action" value="cancel">${payment.cancel}</button>
  </div>
</form>
${testCards(texts)}
</section>
</div>`,
  });
}
