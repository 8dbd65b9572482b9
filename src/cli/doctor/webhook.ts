import { isLoopbackHost } from '../../config/environments.js';
import { type Check, causeOf, type Examination, fail, ok, skip, startOf, warn } from './check.js';

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
  const { protocol, hostname, username } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:')
    return fail(id, 'the address is not http(s)', 'Use https.');
  if (username !== '')
    return fail(id, 'the address has a user name in it', 'Remove the user name and the password.');
  if (isLoopbackHost(hostname)) {
    return warn(
      id,
      'only this machine can call the address',
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

const LOGIN_ADDRESS = /log-?in|sign-?in|auth|sso|oauth|account/i;

function checkLogin({ status, location, text }: Reply): Check {
  const id = 'webhook.login';
  const fix = 'Let POST requests to this path through without a log-in, a session or a preview password.';
  if (status === 401 || status === 403)
    return fail(id, `the address asks for a log-in (HTTP ${status})`, fix);
  const redirects = status >= 300 && status < 400;
  if (redirects && LOGIN_ADDRESS.test(location))
    return fail(id, 'the address redirects to a log-in page', fix);
  if (/<input[^>]+type=["']?password/i.test(text)) return fail(id, 'the address shows a log-in page', fix);
  return ok(id, 'the address needs no log-in');
}

function checkRedirect({ status, location }: Reply, address: string): Check {
  const id = 'webhook.redirect';
  if (status < 300 || status >= 400) return ok(id, 'no redirect');
  const target = URL.canParse(location, address) ? new URL(location, address) : undefined;
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
  if (status >= 500) {
    return warn(
      id,
      `the address answered HTTP ${status} to a body without a checkout id`,
      'Answer 400 to a body that cannot be read: after a 5xx a gateway may call again and again.',
    );
  }
  if (status >= 300 && status < 400) return skip(id, 'the address redirects');
  if (status === 401 || status === 403) return skip(id, 'the address asks for a log-in');
  if (status >= 200 && status < 300 && /^\s*<(?:!doctype|html)/i.test(text)) {
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
      yield fail(
        'webhook.reachable',
        `no connection (${cause})`,
        'Check the host, the port, DNS and the certificate.',
      );
    }
    return yield* AFTER_ADDRESS.slice(cause === 'timeout' ? 1 : 2).map((id) => skip(id, 'no answer'));
  }
  yield ok('webhook.time', `answered within ${reply.ms} ms`);
  yield ok('webhook.reachable', 'the address answers');
  yield checkRedirect(reply, webhook);
  yield checkLogin(reply);
  yield checkMethod(reply);
}
