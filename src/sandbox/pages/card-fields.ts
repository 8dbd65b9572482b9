import { html } from 'hono/html';
import type { Html } from './layout.js';
import type { OrderSummary } from './order-summary.js';
import type { CardField, CardProblem, PageTexts } from './texts/english.js';

export interface CheckoutPage {
  readonly order: OrderSummary;
  /** The texts in the fields: those of a test card, or those that a refused form may show again. Never a CVV. */
  readonly values: Readonly<Partial<Record<CardField, string>>>;
  readonly errors: Readonly<Partial<Record<CardField, CardProblem>>>;
}

interface TextField {
  readonly name: Exclude<CardField, 'terms'>;
  readonly autocomplete: string;
  readonly numeric: boolean;
  readonly placeholder: string;
  /** The limit of the input. The server has a limit of its own. */
  readonly maxLength: number;
}

const TEXT_FIELDS: readonly TextField[] = [
  // Room for separators in a pasted number.
  {
    name: 'cardNumber',
    autocomplete: 'cc-number',
    numeric: true,
    placeholder: '1234 1234 1234 1234',
    maxLength: 40,
  },
  { name: 'expiry', autocomplete: 'cc-exp', numeric: true, placeholder: 'MM/YY', maxLength: 14 },
  { name: 'cvv', autocomplete: 'cc-csc', numeric: true, placeholder: '', maxLength: 3 },
  { name: 'name', autocomplete: 'cc-name', numeric: false, placeholder: '', maxLength: 100 },
];

/** Screen readers announce a single error here. The summary of the form announces several. */
function errorText(name: CardField, error: string | undefined, { errors }: CheckoutPage): Html | '' {
  if (error === undefined) return '';
  const text = html`<p class="error" id="${name}-error">${error}</p>`;
  return Object.keys(errors).length === 1 ? html`<div role="alert">${text}</div>` : text;
}

/** The first wrong field of a refused form has the focus. */
function focus(name: CardField, { errors }: CheckoutPage): string {
  return CARD_FIELDS.find((field) => errors[field] !== undefined) === name ? 'autofocus' : '';
}

/** The texts that a screen reader adds to the label: the error, then the hint. */
function description(name: CardField, error: string | undefined, hint: string | undefined): Html | '' {
  const ids = [error === undefined ? '' : `${name}-error`, hint === undefined ? '' : `${name}-hint`];
  const described = ids.filter((id) => id !== '').join(' ');
  return described === '' ? '' : html`aria-describedby="${described}"`;
}

/** The text about the mistake in a field. */
function problemText(name: CardField, { errors }: CheckoutPage, texts: PageTexts): string | undefined {
  const problem = errors[name];
  return problem && texts.payment.problems[problem];
}

function textField(field: TextField, page: CheckoutPage, texts: PageTexts): Html {
  const { name } = field;
  const error = problemText(name, page, texts);
  const hint = name === 'name' ? undefined : texts.payment.hints[name];
  return html`<div class="field ${name}">
    <label for="${name}">${texts.payment.fields[name]}</label>
    <input type="text" id="${name}" name="${name}" value="${page.values[name] ?? ''}" placeholder="${field.placeholder}"
      dir="${field.numeric ? 'ltr' : 'auto'}" autocomplete="${field.autocomplete}" inputmode="${field.numeric ? 'numeric' : 'text'}"
      maxlength="${field.maxLength}" spellcheck="false" aria-required="true"
      aria-invalid="${error === undefined ? 'false' : 'true'}" ${description(name, error, hint)} ${focus(name, page)}>
    ${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${errorText(name, error, page)}
  </div>`;
}

function termsField(page: CheckoutPage, texts: PageTexts): Html {
  const error = problemText('terms', page, texts);
  return html`<div class="field terms">
    <div class="choice">
      <input type="checkbox" id="terms" name="terms" value="accepted" ${page.values.terms === undefined ? '' : 'checked'}
        aria-required="true" aria-invalid="${error === undefined ? 'false' : 'true'}" ${description('terms', error, undefined)} ${focus('terms', page)}>
      <label for="terms">${texts.payment.fields.terms}</label>
    </div>
    ${errorText('terms', error, page)}
  </div>`;
}

/** The inputs of the card form, each with the text about its mistake. */
export function cardFields(page: CheckoutPage, texts: PageTexts): Html {
  return html`<div class="fields">
  ${TEXT_FIELDS.map((field) => textField(field, page, texts))}
  ${termsField(page, texts)}
</div>`;
}

export const CARD_FIELDS: readonly CardField[] = [...TEXT_FIELDS.map(({ name }) => name), 'terms'];

/** Groups the digits of the card number while the shopper types. The form works without it. */
export const CARD_SCRIPT = `
const input = document.getElementById('cardNumber');

// Arabic and Persian digits become the digits 0 to 9, as on the server.
const ascii = (text) => text.replace(/[\\u0660-\\u0669\\u06f0-\\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));

function group() {
  const typed = ascii(input.value);
  // The shopper must see other characters: they are a mistake.
  if (!/^[\\d\\s-]*$/.test(typed)) return;
  const grouped = typed.replace(/\\D/g, '').slice(0, 19).replace(/(\\d{4})(?=\\d)/g, '$1 ');
  if (grouped === input.value) return;
  const before = ascii(input.value.slice(0, input.selectionStart ?? typed.length)).replace(/\\D/g, '').length;
  input.value = grouped;
  let caret = 0;
  for (let digits = 0; digits < before && caret < grouped.length; caret += 1) if (grouped[caret] !== ' ') digits += 1;
  input.setSelectionRange(caret, caret);
}

if (input) input.addEventListener('input', ({ isComposing }) => { if (!isComposing) group(); });
`;
