import type { SandboxOperation } from './operations.js';

/** Spelling of a status: `PARTIALLY_REFUNDED` (`code`), `Partially refunded` (`label`) or `partially_refunded` (`lower`). */
export type SandboxStatusStyle = 'code' | 'label' | 'lower';

/**
 * The HTTP response with which a gateway refused a request. The sandbox replaces `{field}` in `error` by the path of the
 * field or the name of the parameter.
 */
export interface SandboxRefusalBehaviour {
  /** HTTP status. */
  httpStatus?: number | undefined;
  /** Kind of body. `envelope` is `{ success: false, elapsed, error }`, `json` is any other JSON. */
  body?: 'envelope' | 'json' | 'html' | 'text' | 'empty' | undefined;
  /** The sentence in the envelope, without values of the request. */
  error?: string | undefined;
}

/** The response to a creation with the requestId of another checkout. */
export interface UsedRequestIdBehaviour extends SandboxRefusalBehaviour {
  /** `same_checkout` is HTTP 200 with the existing checkout, `new_checkout` is HTTP 200 with a second checkout. */
  answer: 'refused' | 'same_checkout' | 'new_checkout';
}

/** The response to a request that some gateways refuse and others accept. */
export interface AcceptedOrRefusedBehaviour extends SandboxRefusalBehaviour {
  /** Whether the request succeeds. */
  answer: 'accepted' | 'refused';
}

/** Every mistake of {@link SandboxMistake}. */
export const MISTAKES = [
  'wrong_credentials',
  'missing_credentials',
  'unknown_checkout',
  'missing_field',
  'null_field',
  'wrong_type',
  'invalid_value',
  'unknown_field',
  'broken_json',
  'wrong_content_type',
  'unexpected_body',
  'unknown_parameter',
  'invalid_page_size',
  'unknown_status',
  'empty_search',
  'unknown_path',
  'wrong_method',
] as const;

/**
 * A common mistake in requests.
 *
 * | mistake | request |
 * |---|---|
 * | `wrong_credentials` | an unknown key, or a wrong secret |
 * | `missing_credentials` | a request without the two headers |
 * | `unknown_checkout` | a checkout id that does not exist |
 * | `missing_field` | a body without a required field |
 * | `null_field` | a required field that is `null` |
 * | `wrong_type` | text in place of a number |
 * | `invalid_value` | a value out of range, such as an amount of 0 |
 * | `unknown_field` | a body with a field that the API does not document |
 * | `broken_json` | a body that is not JSON |
 * | `wrong_content_type` | a body without the type `application/json` |
 * | `unexpected_body` | the body `{}` to an operation without a body |
 * | `unknown_parameter` | a query parameter that the API does not document |
 * | `invalid_page_size` | `size=0` |
 * | `unknown_status` | a search for a status that does not exist |
 * | `empty_search` | a search that finds nothing |
 * | `unknown_path` | a path that does not exist |
 * | `wrong_method` | an HTTP method that the path does not support |
 */
export type SandboxMistake = (typeof MISTAKES)[number];

/**
 * The report of `paymennt probe` about a gateway, as plain JSON. A sandbox with the option `behaviour` answers as that
 * gateway did. Every field is optional. For a missing field, the sandbox has its default.
 */
export interface SandboxBehaviour {
  /** Version of this form. */
  reportVersion?: 1 | undefined;
  /** Time of the probe, ISO 8601. The sandbox does not use this field. */
  probedAt?: string | undefined;
  /** Version of this package during the probe. The sandbox does not use this field. */
  sdkVersion?: string | undefined;
  /** The response to a second creation with the same requestId, by the status of the first checkout. */
  usedRequestId?:
    | {
        /** The first checkout is not paid yet. */
        pending?: UsedRequestIdBehaviour | undefined;
        /** The first checkout was cancelled. */
        cancelled?: UsedRequestIdBehaviour | undefined;
      }
    | undefined;
  /** Milliseconds until searches find a new checkout. */
  listLagMs?: number | undefined;
  /** The spelling of checkout statuses in the responses of an operation, such as `{ 'checkouts.get': 'label' }`. */
  statusStyles?: Readonly<Partial<Record<SandboxOperation, SandboxStatusStyle>>> | undefined;
  /**
   * The responses to common mistakes. The sandbox accepts `unknown_field`, `wrong_content_type`, `unexpected_body`,
   * `unknown_parameter`, `invalid_page_size`, `unknown_status` and `empty_search` if the gateway did. It always refuses
   * the other mistakes.
   */
  mistakes?: Readonly<Partial<Record<SandboxMistake, AcceptedOrRefusedBehaviour>>> | undefined;
  /** The response to a second cancellation of the same checkout. */
  cancelTwice?: AcceptedOrRefusedBehaviour | undefined;
  /** The order of the rows in a search. */
  pageOrder?: 'newest_first' | 'oldest_first' | undefined;
  /** The checkouts that a search with `afterId` finds, compared with the checkout of that id. */
  afterId?: 'newer' | 'newer_or_same' | 'older' | 'older_or_same' | 'ignored' | undefined;
  /** Time zone of `afterTimestamp`, in minutes ahead of UTC: 0 is UTC, 240 is Dubai. */
  afterTimestampOffsetMinutes?: number | undefined;
  /** The deliveries to a webhook. The sandbox sends the same kind of body, and the same headers with stand-in values. */
  webhook?:
    | {
        /** Names of the headers, in lower case. */
        headers?: readonly string[] | undefined;
        /** Content-Type without parameters. */
        contentType?: string | undefined;
        /** Names of the fields of a JSON body that are documented or read by public programs. Empty: the sandbox's default. */
        fields?: readonly string[] | undefined;
      }
    | undefined;
}
