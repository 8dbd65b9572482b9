import { html } from 'hono/html';
import type { Html } from './layout.js';
import type { CardField, CheckoutPage } from './models.js';
import type { PageTexts } from './texts/page-texts.js';

interface TextField {
  readonly name: Exclude<CardField, 'terms'>;
  readonly autocomplete: string;
  readonly numeric: boolean;
  readonly placeholder: string;
  /** Also a limit on what can be typed; the server has its own. */
  readonly longest: number;
}

const TEXT_FIELDS: readonly TextField[] = [
  {
    name: 'cardNumber',
    autocomplete: 'cc-number',
    numeric: true,
    placeholder: '1234 1234 1234 1234',
    // Room for pasted separators.
    longest: 40,
  },
  { name: 'expiry', autocomplete: 'cc-exp', numeric: true, placeholder: 'MM/YY', longest: 14 },
  { name: 'cvv', autocomplete: 'cc-csc', numeric: true, placeholder: '', longest: 3 },
  { name: 'name', autocomplete: 'cc-name', numeric: false, placeholder: '', longest: 100 },
];

function hintOf(name: CardField, texts: PageTexts): string | undefined {
  const hints: Readonly<Partial<Record<CardField, string>>> = texts.payment.hints;
  return hints[name];
}

/** The only error of the form is announced where it stands; several are announced by the summary. */
function errorText(name: CardField, error: string | undefined, { errors }: CheckoutPage): Html | '' {
  if (error === undefined) return '';
  const text = html`<p class="error" id="${name}-error">${error}</p>`;
  return Object.keys(errors).length === 1 ? html`<div role="alert">${text}</div>` : text;
}

/** The first field that is wrong takes the focus when the form comes back, without a script. */
function focus(name: CardField, { errors }: CheckoutPage): string {
  return CARD_FIELDS.find((field) => errors[field] !== undefined) === name ? 'autofocus' : '';
}

/** What a screen reader adds to the label: what is wrong, then what is wanted. */
function description(name: CardField, error: string | undefined, hint: string | undefined): Html | '' {
  const ids = [error === undefined ? '' : `${name}-error`, hint === undefined ? '' : `${name}-hint`];
  const described = ids.filter((id) => id !== '').join(' ');
  return described === '' ? '' : html`aria-describedby="${described}"`;
}

/** The words for what is wrong with a field. */
function problemText(name: CardField, { errors }: CheckoutPage, texts: PageTexts): string | undefined {
  const problem = errors[name];
  return problem && texts.payment.problems[problem];
}

function textField(field: TextField, page: CheckoutPage, texts: PageTexts): Html {
  const { name } = field;
  const error = problemText(name, page, texts);
  const hint = hintOf(name, texts);
  return html`<div class="field ${name}">
    <label for="${name}">${texts.payment.fields[name]}</label>
    <input type="text" id="${name}" name="${name}" value="${page.values[name] ?? ''}" placeholder="${field.placeholder}"
      dir="${field.numeric ? 'ltr' : 'auto'}" autocomplete="${field.autocomplete}" inputmode="${field.numeric ? 'numeric' : 'text'}"
      maxlength="${field.longest}" spellcheck="false" aria-required="true"
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

/** The inputs of the card form, with what is wrong with each of them. */
export function cardFields(page: CheckoutPage, texts: PageTexts): Html {
  return html`<div class="fields">
  ${TEXT_FIELDS.map((field) => textField(field, page, texts))}
  ${termsField(page, texts)}
</div>`;
}

export const CARD_FIELDS: readonly CardField[] = [...TEXT_FIELDS.map(({ name }) => name), 'terms'];

/** Groups the digits of the card number while somebody types. Everything works without it. */
export const CARD_SCRIPT = `
const input = document.getElementById('cardNumber');

// The digits of Arabic and Persian keyboards, as the pay page reads them.
const ascii = (text) => text.replace(/[\\u0660-\\u0669\\u06f0-\\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));

function group() {
  const typed = ascii(input.value);
  // Other characters are a mistake that the shopper has to see.
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
