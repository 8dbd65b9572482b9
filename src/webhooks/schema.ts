import { webUrl } from '../schemas/field.js';
import { request, strictObject } from '../schemas/request.js';
import { id, looseObject, optionalFlag, optionalText } from '../schemas/response.js';

export const webhookShape = strictObject({ address: webUrl });

export const webhookParamsSchema = request(webhookShape);

export const webhookSchema = looseObject({
  id,
  // T42: a secret, in every answer about a webhook.
  hmacKey: optionalText,
  address: optionalText,
  failed: optionalFlag,
  enabled: optionalFlag,
});
