import { html } from 'hono/html';
import { moneyText } from '../amounts.js';
import { SANDBOX_CARDS } from '../cards.js';
import { CARD_FIELDS, cardFields, problemText } from './card-fields.js';
import { type Html, layout, textsFor } from './layout.js';
import type { CheckoutPage } from './models.js';
import { orderSummary } from './order-summary.js';
import type { PageTexts } from './texts/page-texts.js';

/** Takes the focus when the form comes back, without a script, and leads to each field that is marked. */
function problemSummary(page: CheckoutPage, texts: PageTexts): Html | '' {
  const wrong = CARD_FIELDS.filter((name) => page.errors[name] !== undefined);
  if (wrong.length === 0) return '';
  return html`<div class="problems" role="alert" tabindex="-1" autofocus aria-labelledby="problems-heading">
    <p id="problems-heading"><strong>${texts.payment.problemsHeading}</strong></p>
    <ul>${wrong.map((name) => html`<li><a href="#${name}">${problemText(name, page, texts)}</a></li>`)}</ul>
  </div>`;
}

function testCards({ testCards: words }: PageTexts): Html {
  const cards = [
    { ...SANDBOX_CARDS.threeDSecure, what: words.threeDSecure },
    { ...SANDBOX_CARDS.frictionless, what: words.frictionless },
    { ...SANDBOX_CARDS.declined, what: words.declined },
  ];
  return html`<details class="test-cards">
  <summary>${words.heading}</summary>
  <p>${words.text}</p>
  <dl>${cards.map((card) => html`<div><dt><bdi>${card.number}</bdi></dt><dd>${card.what}</dd></div>`)}</dl>
</details>`;
}

/** The form that takes a card. It posts to its own address, and no script is needed. */
export function checkoutPage(page: CheckoutPage): Html {
  const { order } = page;
  const texts = textsFor(order.language);
  const { payment } = texts;
  return layout({
    title: payment.title,
    texts,
    width: 'wide',
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
