import type { Webhook } from 'paymennt';
import type { Check, Examination } from '../../../src/cli/doctor/check.js';
import { examine } from '../../../src/cli/doctor/examine.js';
import type { Identity } from '../../node/certificates.js';
import { answer } from '../../support/acts.js';
import { scriptedGateway } from '../../support/gateway.js';
import { refusedOrigin } from '../../support/server.js';

export const SHOP = { apiKey: 'shop-key-0001', apiSecret: 'shop-word-0001' };

export const VARIABLES = {
  PAYMENNT_API_KEY: SHOP.apiKey,
  PAYMENNT_API_SECRET: SHOP.apiSecret,
  PAYMENNT_ENVIRONMENT: 'test',
};

/** An examination with good defaults: the checks under test change what they are about. */
export function examination(changes: Partial<Examination> = {}): Examination {
  const nowhere = { apiBaseUrl: 'http://127.0.0.1:9/mer/v2.0', payBaseUrl: 'http://127.0.0.1:9' };
  return {
    env: VARIABLES,
    directory: '/',
    now: () => Date.now(),
    gateways: { live: nowhere, test: nowhere },
    webhook: undefined,
    both: false,
    deliver: false,
    offline: false,
    gatewayLimitMs: 3_000,
    webhookLimitMs: 3_000,
    ...changes,
  };
}

interface SmallGateway {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly webhooks?: readonly (Pick<Webhook, 'id' | 'address'> & Partial<Webhook>)[];
  /** Makes the gateway speak TLS. */
  readonly identity?: Identity;
  /** Milliseconds that the Date header is ahead of this machine. */
  readonly clockMs?: number;
}

/** A gateway that knows branches and webhooks, and checks credentials. */
export async function smallGateway({
  apiKey,
  apiSecret,
  webhooks = [],
  clockMs = 0,
  identity,
}: SmallGateway) {
  const rows = webhooks.map((row) => ({ enabled: true, failed: false, hmacKey: 'hmac-of-the-shop', ...row }));
  const resultAt = (path: string) => {
    const id = /^\/mer\/v2\.0\/webhooks\/(\w+)/.exec(path)?.[1];
    if (id !== undefined) return rows.find((row) => row.id === id);
    return path.endsWith('/webhooks') ? rows : [];
  };
  const server = await scriptedGateway(
    (exchange) => {
      const { 'x-paymennt-api-key': key, 'x-paymennt-api-secret': secret } = exchange.headers;
      const date = new Date(Date.now() + clockMs).toUTCString();
      const error = `Key ${key} with secret ${secret} is not valid`;
      if (key !== apiKey || secret !== apiSecret) {
        return answer(401, { success: false, elapsed: 1, error }, { date })(exchange);
      }
      return answer(200, { success: true, elapsed: 1, result: resultAt(exchange.path) }, { date })(exchange);
    },
    { tls: identity },
  );
  return {
    environment: { apiBaseUrl: `${server.origin}/mer/v2.0`, payBaseUrl: server.origin },
    get requests() {
      return server.exchanges.map(({ method, path }) => `${method} ${path}`);
    },
  };
}

/** A test gateway that knows the shop, and the examination of it. */
export async function atGateway(gateway: Partial<SmallGateway> = {}, changes: Partial<Examination> = {}) {
  const test = await smallGateway({ ...SHOP, ...gateway });
  const closed = await refusedOrigin();
  const live = { apiBaseUrl: `${closed}/mer/v2.0`, payBaseUrl: closed };
  return { test, examination: examination({ gateways: { test: test.environment, live }, ...changes }) };
}

/** Every check of an examination by its id. */
export async function checksOf(subject: Examination): Promise<Record<string, Check>> {
  const checks: Record<string, Check> = {};
  for await (const check of examine(subject)) {
    if (checks[check.id]) throw new Error(`${check.id} was reported twice`);
    checks[check.id] = check;
  }
  return checks;
}

export async function checkOf(subject: Examination, id: string): Promise<Check> {
  const check = (await checksOf(subject))[id];
  if (!check) throw new Error(`there is no check ${id}`);
  return check;
}
