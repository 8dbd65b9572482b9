import { lookup } from 'node:dns/promises';
import process from 'node:process';
import { connect } from 'node:tls';
import { isLoopbackHost } from '../../config/environments.js';
import type { Target } from '../environment.js';
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
import { bareHost } from './hosts.js';

const PROXY_FIX =
  'If this network needs a proxy, give the client a fetch that uses it: see "Proxies and your own fetch" in the guides.';

const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];

/** Whether NO_PROXY exempts the host. */
function isExempt({ env }: Examination, url: URL): boolean {
  const entries = (env['no_proxy'] || env['NO_PROXY'] || '').toLowerCase().split(/[\s,]+/);
  const names = entries.map((entry) => entry.replace(/^\*?\.|:\d+$/g, '')).filter(Boolean);
  return names.some((name) => name === '*' || `.${bareHost(url)}`.endsWith(`.${name}`));
}

/** Whether Node's own fetch uses the proxy of the variables. */
function usesProxy(examination: Examination, url: URL | undefined): boolean {
  const { env } = examination;
  const [major = 0] = process.versions.node.split('.').map(Number);
  const canUse = major >= 24 || process.allowedNodeEnvironmentFlags.has('--use-env-proxy');
  return (
    env['NODE_USE_ENV_PROXY'] === '1' &&
    canUse &&
    PROXY_VARIABLES.some((name) => env[name]) &&
    !(url && isExempt(examination, url))
  );
}

/** Whether the variables name a proxy that Node's own fetch does not use. */
export function checkProxy(examination: Examination, target: Target | undefined): Check {
  const id = 'network.proxy';
  const name = PROXY_VARIABLES.find((candidate) => examination.env[candidate]);
  if (name === undefined) return ok(id, 'no proxy is set');
  const url = target && new URL(target.baseUrls.apiBaseUrl);
  if (url && isExempt(examination, url)) return ok(id, `NO_PROXY exempts ${url.hostname} from ${name}`);
  if (!/^\w+:\/\//.test(examination.env[name] ?? '')) {
    return fail(id, `${name} is not a URL`, `Write ${name}=http://HOST:PORT, or unset it.`);
  }
  if (usesProxy(examination, url)) return ok(id, `Node uses ${name}`);
  if (target?.kind === 'sandbox') return ok(id, 'a sandbox on this machine needs no proxy');
  return warn(id, `${name} is set, and Node's fetch does not use it`, PROXY_FIX);
}

/** Whether the name of the gateway resolves. */
export async function checkDns(examination: Examination, url: URL): Promise<Check> {
  const id = 'network.dns';
  const host = bareHost(url);
  if (usesProxy(examination, url)) return skip(id, 'the proxy resolves the name');
  const late = AbortSignal.timeout(examination.gatewayLimitMs);
  try {
    const { address } = await Promise.race([
      lookup(host),
      new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(late.reason))),
    ]);
    return ok(id, host === address ? `${host} is an address` : `${host} is ${address}`);
  } catch (error) {
    return fail(
      id,
      `${host} was not found (${causeOf(error)})`,
      `Check the network and the DNS of this machine. ${PROXY_FIX}`,
    );
  }
}

function handshake({ gatewayLimitMs }: Examination, url: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    const host = bareHost(url);
    const servername = /^[\d.]+$|:/.test(host) ? '' : host;
    // Checks the certificate even with NODE_TLS_REJECT_UNAUTHORIZED=0.
    const socket = connect({ host, port: Number(url.port || 443), servername, rejectUnauthorized: true });
    socket.setTimeout(gatewayLimitMs, () => socket.destroy(Object.assign(new Error(), { code: 'timeout' })));
    socket.once('secureConnect', () => {
      resolve(socket.getProtocol() ?? 'TLS');
      socket.end();
    });
    socket.once('error', reject);
  });
}

/** The failure if a variable turns the check of certificates off. */
export function checkTlsVariable({ env }: Examination): Check | undefined {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return undefined;
  return fail(
    'network.tls',
    'NODE_TLS_REJECT_UNAUTHORIZED=0 turns the check of certificates off, so that anybody on the network can read the API secret',
    'Unset the variable. For a certificate of your company, set NODE_EXTRA_CA_CERTS to its file.',
  );
}

/** Whether the gateway has a valid certificate, and Node checks it. */
export async function checkTls(examination: Examination, url: URL): Promise<Check> {
  const id = 'network.tls';
  const variable = checkTlsVariable(examination);
  if (variable) return variable;
  if (usesProxy(examination, url)) return skip(id, 'the connection goes through the proxy');
  if (url.protocol === 'http:') return skip(id, 'a sandbox on this machine needs no TLS');
  try {
    return ok(id, `${url.hostname} has a valid certificate (${await handshake(examination, url)})`);
  } catch (error) {
    const cause = causeOf(error);
    return CERTIFICATE_ERROR.test(cause)
      ? fail(
          id,
          `the certificate of ${url.hostname} is not trusted (${cause})`,
          `${/EXPIRED|NOT_YET/.test(cause) ? 'Check the clock of this machine first. ' : ''}A proxy or a virus scanner may read this connection: set NODE_EXTRA_CA_CERTS to the certificate of your company, or use another network.`,
        )
      : fail(id, `no TLS connection to ${url.host} (${cause})`, 'Check the firewall of this network.');
  }
}

/** The answer to a request without credentials. */
interface Reply {
  readonly status: number;
  readonly html: boolean;
  readonly json: boolean;
  /** The Date header in milliseconds. */
  readonly date: number | undefined;
  /** The clock of this machine, in the middle of the request. */
  readonly at: number;
}

async function ask({ gatewayLimitMs, now }: Examination, apiBaseUrl: string): Promise<Reply> {
  const start = now();
  const response = await fetch(`${apiBaseUrl}/branches?page=0&size=1`, {
    headers: { accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(gatewayLimitMs),
  });
  const at = (start + now()) / 2;
  const text = await startOf(response);
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    status: response.status,
    html: /html/i.test(response.headers.get('content-type') ?? '') || /^\s*</.test(text),
    json: /^\s*[{[]/.test(text),
    date: Number.isNaN(date) ? undefined : date,
    at,
  };
}

function judge(id: string, host: string, { status, html, json }: Reply): Check {
  const portal = `A proxy, a firewall or the log-in page of a network answers in place of ${host}. ${PROXY_FIX}`;
  if (status >= 300 && status < 400) {
    return fail(id, `${host} answered with a redirect (HTTP ${status})`, portal);
  }
  // The vendor does not document the answer to a request without credentials, and a 401 may be a page.
  if (status === 401) return ok(id, `${host} answers`);
  if (html && status === 403) {
    return warn(
      id,
      `${host} answered HTTP 403 with a page`,
      `Ask paymennt.com whether it blocks the address of this machine. ${portal}`,
    );
  }
  if (html) return fail(id, `${host} answered HTTP ${status} with a page in place of JSON`, portal);
  if (status < 300 && !json) return fail(id, `${host} answered HTTP ${status} without JSON`, portal);
  if (status >= 500) {
    return fail(id, `${host} answered HTTP ${status}`, 'Try again in a few minutes; then ask paymennt.com.');
  }
  if (status === 404) {
    return fail(id, `${host} knows no Merchant API (HTTP 404)`, 'Check PAYMENNT_ENVIRONMENT.');
  }
  return ok(id, `${host} answers`);
}

function silence(cause: string): string {
  if (cause === 'timeout') return ' in time';
  // The error of fetch for a 407 does not name the status.
  if (cause === 'Error') return '; fetch fails like this when a proxy asks for a log-in (HTTP 407)';
  return ` (${cause})`;
}

/** Whether the gateway itself answers. The request has no credentials, because another server may receive it. */
export async function checkAnswer(
  examination: Examination,
  apiBaseUrl: string,
): Promise<{ check: Check; reply: Reply | undefined }> {
  const id = 'network.answer';
  const { host, hostname } = new URL(apiBaseUrl);
  try {
    const reply = await ask(examination, apiBaseUrl);
    return { check: judge(id, host, reply), reply };
  } catch (error) {
    const reason = `${host} did not answer${silence(causeOf(error))}`;
    const fix = isLoopbackHost(hostname)
      ? 'Start "paymennt sandbox", and set PAYMENNT_ENVIRONMENT to the URL that it prints.'
      : `Check network and firewall. ${PROXY_FIX}`;
    return { check: fail(id, reason, fix), reply: undefined };
  }
}

const MINUTE_MS = 60_000;

/** Whether the clock of this machine agrees with the gateway's. */
export function checkClock(reply: Reply | undefined): Check {
  const id = 'network.clock';
  if (reply?.date === undefined) return skip(id, reply ? 'the answer has no Date header' : 'no answer');
  const offMs = reply.at - reply.date;
  const minutes = Math.round(Math.abs(offMs) / MINUTE_MS);
  const reason = `the clock of this machine is ${minutes} min ${offMs > 0 ? 'ahead of' : 'behind'} the gateway`;
  const fix = 'Turn on NTP: certificates, expiries and "afterTimestamp" depend on the clock.';
  if (Math.abs(offMs) >= 5 * MINUTE_MS) return fail(id, reason, fix);
  if (Math.abs(offMs) >= MINUTE_MS) return warn(id, reason, fix);
  return ok(id, 'the clock of this machine agrees with the gateway');
}
