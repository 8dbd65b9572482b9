import { anyText, currency, text } from '../schemas/field.js';
import { request, strictObject } from '../schemas/request.js';
import { id, looseObject, optionalFlag, optionalText } from '../schemas/response.js';
import * as z from '../schemas/zod.js';

// `currency` is a code, although the API's example is a branch's name (see api-notes: language-and-currency).
export const branchShape = strictObject({ name: text, currency, description: z.optional(anyText) });

export const branchParamsSchema = request(branchShape);

export const branchSchema = looseObject({
  id,
  name: optionalText,
  currency: optionalText,
  description: optionalText,
  enabled: optionalFlag,
});
