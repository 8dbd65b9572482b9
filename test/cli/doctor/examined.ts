import type { Check, Examination } from '../../../src/cli/doctor/check.js';
import { examine } from '../../../src/cli/doctor/examine.js';
import { closedPort, type SmallGateway, smallGateway } from '../servers.js';

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

/** A test gateway that knows the shop, and the examination of it. */
export async function atGateway(gateway: Partial<SmallGateway> = {}, changes: Partial<Examination> = {}) {
  const test = await smallGateway({ ...SHOP, ...gateway });
  const closed = await closedPort();
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
