import { anyText, currency, text } from '../schemas/field.js';
import { request, strictObject } from '../schemas/request.js';
import { id, looseObject, optionalFlag, optionalText } from '../schemas/response.js';
import * as z from '../schemas/zod.js';

// The API's example of this currency is a branch's name; a code is meant (see api-notes: language-and-currency).
export const branchShape = strictObject({ name: text, currency, description: z.optional(anyText) });

export const branchParamsSchema = request(branchShape);

export const branchSchema = looseObject({
  id,
  name: optionalText,
  currency: optionalText,
  description: optionalText,
  enabled: optionalFlag,
});
