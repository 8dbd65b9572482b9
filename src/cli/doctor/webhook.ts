import {
  CERTIFICATE_ERROR,
  type Check,
  causeOf,
  type Examination,
  fail,
  ok,
  skip,
  startOf,
  warn,
} from './check.js';
import { isLocal } from './hosts.js';

const AFTER_ADDRESS = [
  'webhook.time',
  'webhook.reachable',
  'webhook.redirect',
  'webhook.login',
  'webhook.method',
];

interface Reply {
  readonly status: number;
  readonly location: string;
  readonly text: string;
  readonly ms: number;
}

function checkAddress(address: string): Check {
  const id = 'webhook.address';
  if (!URL.canParse(address)) {
    return fail(
      id,
      'the address is not a URL',
      'Write it in full, such as https://shop.example/paymennt-webhook.',
    );
  }
  if (/\s/.test(address)) {
    return fail(id, 'the address has a blank or a line break in it', 'Copy the address again.');
  }
  const url = new URL(address);
  const { protocol } = url;
  if (protocol !== 'http:' && protocol !== 'https:')
    return fail(id, 'the address is not http(s)', 'Use https.');
  if (url.username + url.password !== '')
    return fail(id, 'the address has a user name or a password in it', 'Remove both.');
  if (isLocal(url)) {
    return warn(
      id,
      'only this machine or its own network can call the address',
      'Register a public https address with the gateway.',
    );
  }
  if (protocol === 'http:')
    return fail(id, 'the address is not https', 'Use https: a call names orders and customers.');
  return ok(id, 'a public https address');
}

/** Calls the address as the gateway does, with a body that names no checkout. */
async function call(address: string, limitMs: number): Promise<Reply> {
  const start = performance.now();
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'paymennt-doctor' },
    body: '{}',
    redirect: 'manual',
    signal: AbortSignal.timeout(limitMs),
  });
  const ms = Math.round(performance.now() - start);
  const text = await startOf(response);
  return { status: response.status, location: response.headers.get('location') ?? '', text, ms };
}

const LOGIN_ADDRESS = /(?<![a-z])(?:log-?in|sign-?in|o?auth[02]?|sso|accounts?)(?![a-z])/i;

/** Laravel answers 419 to a POST without a CSRF token. */
const asksForLogin = (status: number) => [401, 403, 419].includes(status);

function checkLogin({ status, location, text }: Reply): Check {
  const id = 'webhook.login';
  const fix =
    'Let POST requests to this path through without a log-in, a session, a CSRF token or a preview password.';
  if (asksForLogin(status)) return fail(id, `the address asks for a log-in (HTTP ${status})`, fix);
  const redirects = status >= 300 && status < 400;
  if (redirects && LOGIN_ADDRESS.test(location))
    return fail(id, 'the address redirects to a log-in page', fix);
  if (/<input[^>]+type=["']?password/i.test(text)) return fail(id, 'the address shows a log-in page', fix);
  return ok(id, 'the address needs no log-in');
}

function checkRedirect({ status, location }: Reply, address: string): Check {
  const id = 'webhook.redirect';
  if (status < 300 || status >= 400) return ok(id, 'no redirect');
  const target = location !== '' && URL.canParse(location, address) ? new URL(location, address) : undefined;
  const place = target ? ` to ${target.origin}${target.pathname}` : '';
  return fail(
    id,
    `the address redirects${place} (HTTP ${status})`,
    'Register the final address: a redirected POST loses its body.',
  );
}

function checkMethod({ status, text }: Reply): Check {
  const id = 'webhook.method';
  if (status === 404 || status === 410)
    return fail(id, `nothing is at the address (HTTP ${status})`, 'Check the path.');
  if (status === 405 || status === 501) {
    return fail(id, `the address takes no POST (HTTP ${status})`, 'Add a route for POST.');
  }
  if (status === 415) return fail(id, 'the address takes no JSON (HTTP 415)', 'Accept application/json.');
  if (status >= 300 && status < 400) return skip(id, 'the address redirects');
  if (asksForLogin(status)) return skip(id, 'the address asks for a log-in');
  if (status >= 300 && status !== 400 && status !== 422) {
    return warn(
      id,
      `the address answered HTTP ${status} to a body without a checkout id`,
      'Answer 400 to a body that cannot be read: after another status a gateway may call again and again.',
    );
  }
  if (status < 300 && /^\s*<(?:!doctype|html)/i.test(text)) {
    return warn(
      id,
      'the address answered with a web page',
      'Check that the path is the one of your webhook.',
    );
  }
  return ok(id, `the address takes POST (HTTP ${status})`);
}

/** Checks whether the gateway can call the user's own webhook. */
export async function* checkOwnWebhook({
  webhook,
  webhookLimitMs,
  offline,
}: Examination): AsyncGenerator<Check> {
  if (webhook === undefined) return;
  const address = checkAddress(webhook);
  yield address;
  if (offline || address.status === 'FAIL') {
    const why = offline ? 'offline' : 'the address cannot be called';
    return yield* AFTER_ADDRESS.map((id) => skip(id, why));
  }
  let reply: Reply;
  try {
    reply = await call(webhook, webhookLimitMs);
  } catch (error) {
    const cause = causeOf(error);
    if (cause === 'timeout') {
      yield fail(
        'webhook.time',
        `no answer within ${webhookLimitMs / 1000} s`,
        'Answer first and do the work afterwards.',
      );
    } else {
      yield skip('webhook.time', 'no answer');
      yield CERTIFICATE_ERROR.test(cause)
        ? fail(
            'webhook.reachable',
            `the certificate is not trusted (${cause})`,
            'Serve a certificate that browsers trust, with its whole chain.',
          )
        : fail('webhook.reachable', `no connection (${cause})`, 'Check the host, the port and DNS.');
    }
    return yield* AFTER_ADDRESS.slice(cause === 'timeout' ? 1 : 2).map((id) => skip(id, 'no answer'));
  }
  yield ok('webhook.time', `answered within ${reply.ms} ms`);
  yield ok('webhook.reachable', 'the address answers');
  yield checkRedirect(reply, webhook);
  yield checkLogin(reply);
  yield checkMethod(reply);
}
