import { merchantId, text } from '../schemas/field.js';
import { request, strictObject } from '../schemas/request.js';
import { id, looseObject, optionalCode, optionalText } from '../schemas/response.js';
import { pageFields } from '../shared/schema.js';

export const cardListShape = strictObject({ ...pageFields, customerReferenceId: merchantId });

export const cardListParamsSchema = request(cardListShape);

/** A card is named in the query (see api-notes: card-token-in-query). */
export const cardTokenSchema = request(strictObject({ cardToken: text }));

export const storedCardSchema = looseObject({
  token: id,
  customerReferenceId: optionalText,
  cardBrand: optionalCode<'VISA' | 'MASTERCARD' | 'AMEX' | 'UNIONPAY' | 'MADA'>(),
  cardBin: optionalText,
  cardLast4: optionalText,
  cardHolderName: optionalText,
  // A day without a time; a `Date` could move it to another day (see api-notes: dates).
  expiry: optionalText,
});
