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
