/**
 * A new webhook.
 *
 * @see https://docs.paymennt.com/api#operation/create-webhook
 */
export interface WebhookParams {
  /** Absolute http or https URL of yours that paymennt.com will call. Use https, because notifications are not public. */
  address: string;
}

/**
 * A webhook: an address of yours that paymennt.com calls when something changes.
 *
 * Only `id` is sure to be there. Fields that the API sends beyond these are kept at run time.
 *
 * @see https://docs.paymennt.com/api#operation/get-webhook-by-id
 */
export interface Webhook {
  /** paymennt.com's id, as text. Never turn it into a number. */
  id: string;
  /**
   * A SECRET for signing what is sent to `address`; every answer about a webhook holds it. Keep it out of logs and
   * away from browsers. How it is used is not published, so do not build on it: take a call as a hint and fetch.
   */
  hmacKey?: string | undefined;
  /** Where paymennt.com calls. */
  address?: string | undefined;
  /** Whether calls have failed. */
  failed?: boolean | undefined;
  /** Whether calls are made. */
  enabled?: boolean | undefined;
}
