import type { SandboxOperation } from './operations.js';

/** How a status word is spelt: `PARTIALLY_REFUNDED`, `Partially refunded` or `partially_refunded`. */
export type SandboxStatusStyle = 'code' | 'label' | 'lower';

/**
 * A refusal, as it came over HTTP.
 *
 * Where `error` holds `{field}`, the sandbox puts the path of the field or the name of the parameter there.
 */
export interface SandboxRefusalBehaviour {
  /** HTTP status of the answer. */
  httpStatus?: number | undefined;
  /** Kind of body. `envelope` is `{ success: false, elapsed, error }`, `json` is any other JSON. */
  body?: 'envelope' | 'json' | 'html' | 'text' | 'empty' | undefined;
  /** The sentence in the envelope, without any value that was sent. */
  error?: string | undefined;
}

/** The answer to a creation with a requestId that another checkout has. */
export interface UsedRequestIdBehaviour extends SandboxRefusalBehaviour {
  /** `same_checkout` is HTTP 200 with the checkout that has the requestId, `new_checkout` HTTP 200 with a second one. */
  answer: 'refused' | 'same_checkout' | 'new_checkout';
}

/** The answer to a request that one gateway refuses and another one accepts. */
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
 * A mistake that merchants make often.
 *
 * | mistake | request |
 * |---|---|
 * | `wrong_credentials` | an unknown key, or a wrong secret |
 * | `missing_credentials` | a request without the two headers |
 * | `unknown_checkout` | a checkout id that does not exist |
 * | `missing_field` | a body without a required field |
 * | `null_field` | a required field that is `null` |
 * | `wrong_type` | text where the API documents a number |
 * | `invalid_value` | a value out of range, such as an amount of 0 |
 * | `unknown_field` | a body with a field that the API does not document |
 * | `broken_json` | a body that is no JSON |
 * | `wrong_content_type` | a body that is not sent as `application/json` |
 * | `unexpected_body` | `{}` to an operation without a body |
 * | `unknown_parameter` | a query parameter that the API does not document |
 * | `invalid_page_size` | `size=0` |
 * | `unknown_status` | a search for a status that does not exist |
 * | `empty_search` | a search that finds nothing |
 * | `unknown_path` | a path that does not exist |
 * | `wrong_method` | a method that the path does not have |
 */
export type SandboxMistake = (typeof MISTAKES)[number];

/**
 * The report of `paymennt probe` about a gateway, as plain JSON. `createSandbox({ behaviour })` answers as that gateway
 * did. Every field is optional: without it the sandbox keeps its default.
 *
 * @example
 * ```ts
 * import { createSandbox, type SandboxBehaviour } from 'paymennt/sandbox';
 *
 * const behaviour: SandboxBehaviour = {
 *   usedRequestId: { pending: { answer: 'same_checkout' } },
 *   listLagMs: 3_000,
 *   statusStyles: { 'checkouts.get': 'label' },
 *   afterTimestampOffsetMinutes: 240,
 * };
 * const sandbox = createSandbox({ behaviour });
 * ```
 */
export interface SandboxBehaviour {
  /** The version of this form. */
  reportVersion?: 1 | undefined;
  /** When the gateway was probed, ISO 8601. The sandbox does not use it. */
  probedAt?: string | undefined;
  /** The version of this package that probed it. The sandbox does not use it. */
  sdkVersion?: string | undefined;
  /** A second creation with the same requestId, by the status of the checkout that has it. */
  usedRequestId?:
    | {
        /** The first checkout is still to be paid. */
        pending?: UsedRequestIdBehaviour | undefined;
        /** The first checkout was cancelled. */
        cancelled?: UsedRequestIdBehaviour | undefined;
      }
    | undefined;
  /** Milliseconds until a new checkout appears in searches. */
  listLagMs?: number | undefined;
  /** How the answer of an operation spells the status of a checkout, such as `{ 'checkouts.get': 'label' }`. */
  statusStyles?: Readonly<Partial<Record<SandboxOperation, SandboxStatusStyle>>> | undefined;
  /**
   * The answers to common mistakes. The sandbox accepts `unknown_field`, `wrong_content_type`, `unexpected_body`,
   * `unknown_parameter`, `invalid_page_size`, `unknown_status` and `empty_search` where the gateway did; it refuses the
   * other mistakes always.
   */
  mistakes?: Readonly<Partial<Record<SandboxMistake, AcceptedOrRefusedBehaviour>>> | undefined;
  /** The second cancellation of the same checkout. */
  cancelTwice?: AcceptedOrRefusedBehaviour | undefined;
  /** The order of the rows of a search. */
  pageOrder?: 'newest_first' | 'oldest_first' | undefined;
  /** The rows that a search with `afterId` answers, seen from the checkout with that id. */
  afterId?: 'newer' | 'newer_or_same' | 'older' | 'older_or_same' | 'ignored' | undefined;
  /** The time zone in which the gateway reads `afterTimestamp`, in minutes ahead of UTC: 0 is UTC, 240 is Dubai. */
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
