import { CHECKOUT_STATUSES } from '../../statuses/checkout.js';

/** Ordinary words of error sentences. A report holds no other words. */
const WORDS = `
a about accepted access account active after again against all allowed already also amount an and another any api
application are argument as at authentication authorisation authorization authorized bad be because been before being
belongs between body boolean both but by can cannot card characters check checkout checkouts city content could country
create created creation credentials currency customer data date decimal decimals default denied did different digits
disabled does done duplicate each elapsed element email empty enabled enum equal error exceed exceeds exist existing
exists expected expired failed false field fields file filter first for forbidden format found from full get given
greater has have header headers http id identifier if in include incorrect input integer internal invalid is it item
items its json key known language large last later least length less letters like limit list long longer malformed
match matches matching max maximum may media merchant message method min minimum missing more most must name negative
new no non not null number numbers object occurred of on one only operation option or order other out page parameter
parameters parse path payload payment pending permission permitted please positive post property provided query range
read reason recognised recognized reference refused reject rejected repeated request requested requests required
resource result route same search secret server should size small smaller some something sort state status string
successful such support supported take taken takes text than that the their there these this time timestamp to token too true try type
unable unauthorised unauthorized unexpected unique unknown unprocessable unread unsupported url use used user valid
validation value values violation was were when which while whole will with within without wrong you your zero zone
`
  .trim()
  .split(/\s+/);

/** Names of fields and parameters that the vendor documents and the probe sends. */
const FIELDS = `
requestId orderId currency amount items customer billingAddress deliveryAddress returnUrl firstName lastName email phone
address1 address2 city state zip country name quantity unitprice linetotal language branchId page size status afterId
afterTimestamp checkoutId content totalElements totalPages success elapsed result error
`
  .trim()
  .split(/\s+/);

const CODES = ['AED', 'AE', 'API', 'HTTP', 'JSON', 'URL', 'ID', 'GET', 'POST', 'PUT', ...CHECKOUT_STATUSES];

const KNOWN = new Set([
  ...WORDS,
  ...FIELDS.map((name) => name.toLowerCase()),
  ...CODES.map((code) => code.toLowerCase()),
]);

/** Whether a word may stand in a report. */
export function isKnownWord(word: string): boolean {
  return KNOWN.has(word.toLowerCase());
}

const LONGEST_SENTENCE = 200;

/**
 * The sentence of a gateway with words of the list and short numbers only. Names, ids and sent values become `…`, and the
 * name of the field with the mistake becomes `{field}`.
 */
export function safeSentence(sentence: string, field: string | undefined): string {
  return sentence
    .slice(0, LONGEST_SENTENCE)
    .replaceAll(/[\p{L}\p{N}_.@:/\\+%#=&?~$^*|<>{}[\]-]+/gu, (token) => {
      const [, before = '', word = '', after = ''] = /^([[<{(]*)(.*?)([\]>}).:?]*)$/u.exec(token) ?? [];
      if (word === '') return /^[.:?-]*$/.test(token) ? token : '…';
      if (field !== undefined && word === field) return `${before}{field}${after}`;
      const parts = word.split(/[-_./]/);
      const known = parts.every((part) => isKnownWord(part) || /^\d{1,3}$/.test(part)) || isKnownWord(word);
      return known ? `${before}${word}${after}` : `…${after}`;
    })
    .replaceAll(/[^\p{L}\p{N}\p{P}{} _]/gu, ' ')
    .replaceAll(/(?:…[\s,;]*){2,}/g, '… ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
