import { PaymenntClient, type PaymenntRateLimitError, type PaymenntValidationError } from 'paymennt';
import { anatomy, anatomyOf, failureOf } from './anatomy.js';
import type { Claim } from './claim.js';
import { newOrder } from './order.js';

/** What the SDK says when the API, or the SDK itself, says no. */
export const REFUSALS: readonly Claim[] = [
  {
    claim: 'refuses input before anything is sent, and says where it is wrong',
    async seen(stage) {
      const error = await failureOf(
        stage.client().checkouts.createMobile({ ...newOrder(), amount: '0.001' }),
      );
      const { issues } = error as PaymenntValidationError;
      return { ...anatomyOf(error), paths: issues.map(({ path }) => path) };
    },
    expected: { ...anatomy('invalid_request', 'not_sent', 'PaymenntValidationError'), paths: ['amount'] },
  },
  {
    claim: 'starts here as on any server, and asks for what it was not given',
    async seen() {
      const error = await failureOf((async () => PaymenntClient.fromEnv({ environment: 'test' }))());
      return { ...anatomyOf(error), names: String(error).includes('PAYMENNT_API_KEY') };
    },
    expected: { ...anatomy('invalid_configuration', 'not_sent', 'PaymenntConfigurationError'), names: true },
  },
  {
    claim: 'hands on what the API refuses',
    seen: async (stage) => anatomyOf(await failureOf(stage.client().checkouts.get('1'))),
    expected: anatomy('api_error', 'no_effect', 'PaymenntApiError'),
  },
  {
    claim: 'tells a wrong key from other refusals',
    seen: async (stage) => anatomyOf(await failureOf(stage.client({ apiSecret: 'another' }).branches.list())),
    expected: anatomy(
      'authentication_failed',
      'no_effect',
      'PaymenntApiError',
      'PaymenntAuthenticationError',
    ),
  },
  {
    claim: 'says how long the API asks to wait',
    async seen(stage) {
      await stage.fail({ operation: 'branches.list', fault: 'rate-limit', retryAfterSeconds: 7 });
      const error = await failureOf(stage.client({ maxRetries: 0 }).branches.list());
      return { ...anatomyOf(error), retryAfterMs: (error as PaymenntRateLimitError).retryAfterMs };
    },
    expected: {
      ...anatomy('rate_limited', 'no_effect', 'PaymenntApiError', 'PaymenntRateLimitError'),
      retryAfterMs: 7_000,
    },
  },
  {
    claim: 'does not take half an answer for an answer',
    async seen(stage) {
      await stage.fail({ operation: 'branches.list', fault: 'truncate' });
      return anatomyOf(await failureOf(stage.client({ maxRetries: 0 }).branches.list()));
    },
    expected: anatomy('unreadable_response', 'no_effect', 'PaymenntResponseError'),
  },
  {
    claim: 'does not follow a redirect, which would take the secret along',
    async seen(stage) {
      const error = await failureOf(stage.troubled('redirect').branches.list());
      return { ...anatomyOf(error), elsewhere: await stage.requestsTo('elsewhere') };
    },
    expected: { ...anatomy('unexpected_redirect', 'no_effect', 'PaymenntResponseError'), elsewhere: [] },
  },
];
