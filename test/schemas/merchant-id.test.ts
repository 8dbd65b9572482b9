import { describe, expect, it } from 'vitest';
import { cardListParamsSchema } from '../../src/cards/schema.js';
import {
  checkoutSearchParamsSchema,
  linkCheckoutParamsSchema,
  mobileCheckoutParamsSchema,
  qrCheckoutParamsSchema,
  refundParamsSchema,
  terminalCheckoutParamsSchema,
  webCheckoutParamsSchema,
} from '../../src/checkouts/schema.js';
import { paymentParamsSchema } from '../../src/payments/schema.js';
import { directPayment, link, mobile, problems, qr, terminal, web } from './requests.js';

const TRIM_IT = 'must not begin or end with a blank or a line break; trim it where you make it';
// Line feed, tab, blank, no-break space, next line, line separator, ideographic space, byte order mark, zero width
// space, NUL, the last control character that Java cuts off, and the mark that turns the direction of a text.
const BLANKS = [
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\u00a0',
  '\u0085',
  '\u2028',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\0',
  '\u001f',
  '\u200e',
];

describe('an id of the merchant', () => {
  it.each(BLANKS)('is refused with %j at an end', (blank) => {
    for (const id of [`ORD-9${blank}`, `${blank}ORD-9`, `${blank}ORD-9${blank}`]) {
      expect(problems(mobileCheckoutParamsSchema, { ...mobile, requestId: id, orderId: id })).toEqual({
        requestId: TRIM_IT,
        orderId: TRIM_IT,
      });
    }
  });

  it.each(['ORD 9', 'ORD\n9', 'طلب-٩', 'ORD-9.', '-'])('may have anything in its middle: %j', (id) => {
    expect(problems(mobileCheckoutParamsSchema, { ...mobile, requestId: id, orderId: id })).toEqual({});
  });

  it.each(['', ' ', '\n', undefined, 5])('is reported once when it is no id at all: %j', (id) => {
    const found = problems(mobileCheckoutParamsSchema, { ...mobile, requestId: id });
    expect(found['requestId']).toContain('must be a non-empty string');
  });

  it('is refused wherever it is sent', () => {
    const ids = { requestId: 'R1\n', orderId: ' O1' };
    const both = ['requestId', 'orderId'];
    expect(Object.keys(problems(webCheckoutParamsSchema, { ...web, ...ids }))).toEqual(both);
    expect(Object.keys(problems(linkCheckoutParamsSchema, { ...link, ...ids }))).toEqual(both);
    expect(Object.keys(problems(qrCheckoutParamsSchema, { ...qr, ...ids }))).toEqual(both);
    expect(Object.keys(problems(terminalCheckoutParamsSchema, { ...terminal, ...ids }))).toEqual(both);
    expect(Object.keys(problems(checkoutSearchParamsSchema, ids))).toEqual(both);
    const checkoutDetails = { ...directPayment.checkoutDetails, ...ids };
    expect(Object.keys(problems(paymentParamsSchema, { ...directPayment, checkoutDetails }))).toEqual(
      both.map((id) => `checkoutDetails.${id}`),
    );
    const refund = { amount: 1, currency: 'AED', note: 'x', referenceId: 'RET-1\t' };
    expect(Object.keys(problems(refundParamsSchema, refund))).toEqual(['referenceId']);
    const customer = { ...mobile.customer, id: 'CUST-7 ' };
    expect(Object.keys(problems(mobileCheckoutParamsSchema, { ...mobile, customer }))).toEqual([
      'customer.id',
    ]);
    expect(Object.keys(problems(cardListParamsSchema, { customerReferenceId: 'CUST-7 ' }))).toEqual([
      'customerReferenceId',
    ]);
  });
});
