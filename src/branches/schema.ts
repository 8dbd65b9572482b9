import * as z from 'zod/mini';
import { anyText, currency, text } from '../schemas/field.js';
import { request, strictObject } from '../schemas/request.js';
import { id, looseObject, optionalFlag, optionalText } from '../schemas/response.js';

// T28: the spec's example of a currency is the name of a branch.
export const branchShape = strictObject({ name: text, currency, description: z.optional(anyText) });

export const branchParamsSchema = request(branchShape);

export const branchSchema = looseObject({
  id,
  name: optionalText,
  currency: optionalText,
  description: optionalText,
  enabled: optionalFlag,
});
