import { Executor, input } from '../../../src/call/run.js';
import { checkoutSchema, mobileCheckoutParamsSchema } from '../../../src/checkouts/schema.js';
import { PaymenntClient } from '../../../src/client.js';
import type { FetchLike } from '../../../src/config/fetch-like.js';
import { resolveClientOptions } from '../../../src/config/resolve-options.js';
import { createdAnswer, creation } from '../calls/samples.js';
import { serve } from '../serve.js';

let requests = 0;

// No network: what is left is the SDK's own work, where a difference of a microsecond shows.
const fetch: FetchLike = async () => {
  requests += 1;
  const answer = {
    status: 200,
    ok: true,
    headers: new Headers(),
    body: null,
    text: async () => createdAnswer,
  };
  return answer as unknown as Response;
};

const origin = 'http://127.0.0.1:9';
const options = {
  apiKey: 'sandbox-key',
  apiSecret: 'sandbox-secret',
  environment: { apiBaseUrl: origin, payBaseUrl: origin },
  fetch,
};
const client = new PaymenntClient(options);
const executor = new Executor(resolveClientOptions(options).config);
const operation = {
  operation: 'checkouts.createMobile',
  method: 'POST',
  path: '/checkout/mobile',
  body: input(mobileCheckoutParamsSchema, creation),
} as const;

const WAYS = {
  request: () => client.request({ method: 'POST', path: '/checkout/mobile', body: creation }),
  checked: () => executor.one(operation, checkoutSchema),
  recovered: () => executor.create(operation, checkoutSchema, []),
} satisfies Record<string, () => Promise<unknown>>;

/** The ways to send the same creation. */
export type Way = keyof typeof WAYS;

/** For each round, microseconds of processor time per creation; and HTTP requests per creation, over all of them. */
export type Costs = Record<Way, { readonly micros: number[]; readonly requests: number }>;

const CALLS = 500;

async function measure(way: Way): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < CALLS; call += 1) await WAYS[way]();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}

async function measureAll(ways: readonly Way[], rounds: number): Promise<Costs> {
  const costs = { request: [], checked: [], recovered: [] } as Record<Way, number[]>;
  const sent = { request: 0, checked: 0, recovered: 0 };
  // The first rounds warm it up.
  for (let round = -8; round < rounds; round += 1) {
    for (const way of ways) {
      requests = 0;
      const micros = await measure(way);
      if (round < 0) continue;
      costs[way].push(micros);
      sent[way] += requests / CALLS / rounds;
    }
  }
  const of = (way: Way) => ({ micros: costs[way], requests: sent[way] });
  return { request: of('request'), checked: of('checked'), recovered: of('recovered') };
}

serve(({ rounds }: { rounds: number }) => measureAll(['request', 'checked', 'recovered'], rounds));
