/**
 * A new webhook.
 *
 * @see https://docs.paymennt.com/api#operation/create-webhook
 */
export interface WebhookParams {
  /** Absolute http or https URL that the gateway calls. Use https, because a notification names orders and customers. */
  address: string;
}

/**
 * A webhook: an address to which the gateway sends notifications.
 *
 * Only `id` is always present. The object keeps every other field of the answer at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-webhook-by-id
 */
export interface Webhook {
  /** paymennt.com's id, as text. Never turn it into a number. */
  id: string;
  /**
   * A SECRET that signs the calls; every answer about a webhook holds it. Keep it out of logs and browsers. The vendor
   * does not document the signature, so do not check it: fetch the checkout that a call names.
   */
  hmacKey?: string | undefined;
  /** The address that the gateway calls. */
  address?: string | undefined;
  /** Whether calls of the gateway have failed. */
  failed?: boolean | undefined;
  /** Whether the gateway calls the address. */
  enabled?: boolean | undefined;
}
