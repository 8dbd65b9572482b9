import {
  type CustomEnvironment,
  PaymenntApiError,
  PaymenntAuthenticationError,
  PaymenntClient,
  PaymenntError,
} from '../../index.js';
import type { Target } from '../environment.js';
import { type Check, type Examination, fail, ok, skip, warn } from './check.js';
import { isLocal } from './hosts.js';

const ID = 'credentials.accepted';
const WEBHOOKS_ID = 'webhooks.registered';

/** A client without retries. @throws PaymenntConfigurationError if the credentials cannot be sent. */
export function clientFor(
  { env, gatewayLimitMs }: Examination,
  environment: CustomEnvironment,
): PaymenntClient {
  return new PaymenntClient({
    apiKey: env['PAYMENNT_API_KEY'] ?? '',
    apiSecret: env['PAYMENNT_API_SECRET'] ?? '',
    environment,
    maxRetries: 0,
    timeoutMs: gatewayLimitMs,
    attemptTimeoutMs: gatewayLimitMs,
  });
}

type Answer = 'accepted' | 'refused' | PaymenntError;

async function tryCredentials(examination: Examination, environment: CustomEnvironment): Promise<Answer> {
  try {
    await clientFor(examination, environment).branches.list({ page: 0, size: 1 });
    return 'accepted';
  } catch (error) {
    // A page with HTTP 403 comes from a firewall as a rule, and says nothing about the keys.
    const isPage =
      PaymenntApiError.is(error) &&
      error.httpStatus === 403 &&
      /html/i.test(error.header('content-type') ?? '');
    if (PaymenntAuthenticationError.is(error) && !isPage) return 'refused';
    if (PaymenntError.is(error)) return error;
    throw error;
  }
}

async function compare(examination: Examination, kind: 'live' | 'test', first: Answer): Promise<Check> {
  const other = kind === 'live' ? 'test' : 'live';
  const second = await tryCredentials(examination, examination.gateways[other]);
  if (second === 'accepted' && first === 'accepted') {
    return warn(ID, `the keys work on ${kind} and on ${other}`, `Use keys of their own for ${other}.`);
  }
  if (second === 'accepted') {
    return fail(
      ID,
      `${kind} refuses the keys and ${other} accepts them: they are ${other} keys`,
      `Use the ${kind} keys, or set PAYMENNT_ENVIRONMENT=${other}.`,
    );
  }
  const also = second === 'refused' ? `${other} refuses them` : `${other} gave no clear answer`;
  if (first === 'accepted') return ok(ID, `${kind} accepts the keys; ${also}`);
  return fail(ID, `${kind} refuses the keys; ${also}`, 'Copy the key and the secret of your account again.');
}

/** Whether the gateway accepts the key pair, by one read. The other gateway receives the pair only with `--both`. */
export async function checkCredentials(examination: Examination, target: Target): Promise<Check> {
  const answer = await tryCredentials(examination, target.baseUrls);
  if (typeof answer === 'object') {
    if (answer.code === 'invalid_configuration') {
      return skip(ID, 'the credentials cannot be sent as they are: see config.shape');
    }
    if (PaymenntAuthenticationError.is(answer)) {
      return fail(
        ID,
        'a page with HTTP 403 came back, which says nothing about the keys',
        'Ask paymennt.com whether it blocks the address of this machine.',
      );
    }
    const said = PaymenntApiError.is(answer) && answer.apiMessage ? ` and says: ${answer.apiMessage}` : '';
    const reason = said === '' ? answer.message : `the gateway refused to list branches${said}`;
    return fail(ID, reason, 'Read the error above; run again in a few minutes before you change anything.');
  }
  if (examination.both && target.kind !== 'sandbox') return await compare(examination, target.kind, answer);
  if (answer === 'accepted') return ok(ID, `${target.kind} accepts the keys`);
  return fail(
    ID,
    `${target.kind} refuses the keys`,
    target.kind === 'sandbox'
      ? 'Copy the three lines that "paymennt sandbox" prints.'
      : `Copy the ${target.kind} key and secret of your account again. "--both" tries whether they are ${target.kind === 'live' ? 'test' : 'live'} keys.`,
  );
}

/** Origin and path of an address, without its query, which may hold a secret. */
function shown(address: string): string {
  if (!URL.canParse(address)) return '(not a URL)';
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

function problemsOf(addresses: readonly string[], kind: Target['kind']): string[] {
  const twice = new Set(addresses.filter((address, index) => addresses.indexOf(address) !== index));
  const problems = [...twice].map((address) => `${shown(address)} is registered twice`);
  for (const address of new Set(addresses)) {
    if (!URL.canParse(address)) {
      problems.push('one address is not a URL');
    } else if (kind !== 'sandbox') {
      const url = new URL(address);
      if (isLocal(url)) problems.push(`the gateway cannot reach ${shown(address)}`);
      else if (url.protocol !== 'https:') problems.push(`${shown(address)} is not https`);
    }
  }
  return problems;
}

/** Whether each registered webhook is enabled, unique, https and reachable from outside. */
export async function checkWebhooks(examination: Examination, target: Target): Promise<Check> {
  const enabled: string[] = [];
  const problems: string[] = [];
  try {
    for await (const { address = '', enabled: on, failed } of clientFor(
      examination,
      target.baseUrls,
    ).webhooks.list()) {
      if (failed) problems.push(`calls to ${shown(address)} have failed`);
      else if (on === false) problems.push(`${shown(address)} is disabled`);
      if (on !== false) enabled.push(address);
    }
  } catch (error) {
    if (!PaymenntError.is(error)) throw error;
    return fail(WEBHOOKS_ID, error.message, 'Run again in a few minutes.');
  }
  problems.push(...problemsOf(enabled, target.kind));
  if (problems.length > 0) {
    return fail(
      WEBHOOKS_ID,
      problems.join('; '),
      'Delete what is wrong with webhooks.delete and register the public https address once.',
    );
  }
  if (enabled.length === 0) {
    return warn(
      WEBHOOKS_ID,
      'no webhook is registered',
      'Register one with webhooks.create, or fetch open checkouts every few minutes.',
    );
  }
  return ok(WEBHOOKS_ID, enabled.map(shown).join(', '));
}
