import * as z from 'zod/mini';
import { text } from '../schemas/field.js';
import { toQuery } from '../schemas/query.js';
import { request, strictObject } from '../schemas/request.js';
import { id, looseObject, optionalCode, optionalText } from '../schemas/response.js';
import { pageFields } from '../shared/schema.js';

export const cardListShape = strictObject({ ...pageFields, customerReferenceId: text });

export const cardListParamsSchema = request(
  z.pipe(
    cardListShape,
    z.transform((fields) => toQuery(fields)),
  ),
);

/** T20: a card is named in the query. */
export const cardTokenSchema = request(strictObject({ cardToken: text }));

export const storedCardSchema = looseObject({
  token: id,
  customerReferenceId: optionalText,
  cardBrand: optionalCode<'VISA' | 'MASTERCARD' | 'AMEX' | 'UNIONPAY' | 'MADA'>(),
  cardBin: optionalText,
  cardLast4: optionalText,
  cardHolderName: optionalText,
  // T40: a day; a `Date` would move it.
  expiry: optionalText,
});
