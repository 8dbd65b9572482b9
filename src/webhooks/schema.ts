import { webUrl } from '../schemas/field.js';
import { request, strictObject } from '../schemas/request.js';
import { id, looseObject, optionalFlag, optionalText } from '../schemas/response.js';

export const webhookShape = strictObject({ address: webUrl });

export const webhookParamsSchema = request(webhookShape);

export const webhookSchema = looseObject({
  id,
  // A secret, present in every answer about a webhook (see api-notes: webhook-secret).
  hmacKey: optionalText,
  address: optionalText,
  failed: optionalFlag,
  enabled: optionalFlag,
});
