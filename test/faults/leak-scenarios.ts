import { pageOf, successText } from '../support/answers.js';
import { CANARIES, canaryCheckout } from './canaries.js';

/** A `fetch` that makes every call fail, and tries to get canaries out with the failure. */
export interface LeakScenario {
  readonly name: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

// A gateway can echo what it was sent, and our own credentials on top; it is not taken to tell us of other shoppers.
function echo(url: string, { headers, body }: RequestInit): string {
  const texts = [decodeURIComponent(url), JSON.stringify(headers), String(body ?? '')];
  return Object.values(CANARIES)
    .filter((canary) => texts.some((text) => text.includes(canary)))
    .join(' and ');
}

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });

const refusing = (status: number): LeakScenario => ({
  name: `an envelope with HTTP ${status} that echoes everything it was sent`,
  fetch: async (url, init) =>
    json({ success: false, elapsed: 1, error: `Not allowed: ${echo(url, init)}` }, { status }),
});

const shouting: LeakScenario = {
  name: 'an envelope that echoes in other cases',
  fetch: async (url, init) => {
    const echoed = echo(url, init);
    const error = `${echoed.toUpperCase()} ${echoed.toLowerCase()}`;
    return json({ success: false, elapsed: 1, error }, { status: 400 });
  },
};

const all = Object.values(CANARIES).join(' ');

const strangers: LeakScenario[] = [200, 400, 401, 403, 429, 500, 503].map((status) => ({
  name: `a page of HTML with HTTP ${status}`,
  fetch: async () => new Response(`<html>${all}</html>`, { status, statusText: CANARIES.apiSecret }),
}));

/** Answers that only strict responses refuse, or that nothing can read. */
export const DRIFTING: readonly LeakScenario[] = [
  ['numbers and objects where words should be', { id: { [all]: all }, status: [all] }],
  [
    'words where objects should be',
    { id: 1, status: 'PAID', customer: all, billingAddress: all, amount: all },
  ],
  ['a status that nobody knows', { ...canaryCheckout, status: all }],
  ['fields that nobody knows', { ...canaryCheckout, id: undefined, [all]: all }],
  [
    'wrong kinds all over',
    Object.fromEntries(Object.keys(canaryCheckout).map((key) => [key, { [all]: [all] }])),
  ],
].map(([name, result]) => ({
  name: `an answer with ${name}`,
  fetch: async (url) => new Response(successText(url.includes('?') ? pageOf([result]) : result)),
}));

function throwing(name: string, makeError: (init: RequestInit) => unknown): LeakScenario {
  return {
    name: `a fetch that fails with ${name}`,
    fetch: async (_, init) => {
      throw makeError(init);
    },
  };
}

const thrown: LeakScenario[] = [
  throwing('the request in its message', (init) => new Error(JSON.stringify(init))),
  throwing('the request as a property', (init) => Object.assign(new Error('failed'), { config: init })),
  throwing('the request as its cause', (init) => new TypeError('fetch failed', { cause: init })),
  throwing('a secret for a code', () => Object.assign(new Error('failed'), { code: CANARIES.apiSecret })),
  throwing('a secret for a word of the system', () => {
    const cause = Object.assign(new Error(all), { code: CANARIES.cvv, syscall: all });
    return new TypeError('fetch failed', { cause });
  }),
  throwing('the headers instead of an error', ({ headers }) => headers),
  throwing('a text instead of an error', () => all),
];

const others: LeakScenario[] = [
  {
    name: 'a redirect whose address holds secrets',
    fetch: async () =>
      new Response(all, {
        status: 302,
        headers: { location: `https://x.example/?q=${encodeURIComponent(all)}` },
      }),
  },
  {
    name: 'a wait whose length is a secret',
    fetch: async () =>
      json({ success: false, error: 'Wait' }, { status: 429, headers: { 'retry-after': all } }),
  },
  {
    name: 'half an answer',
    fetch: async () => new Response(successText(canaryCheckout).slice(0, -2)),
  },
  { name: 'silence', fetch: () => new Promise<never>(() => {}) },
];

/** Every failure path, each with something in it that a careless error would carry along. */
export const LEAK_SCENARIOS: readonly LeakScenario[] = [
  ...[200, 400, 401, 403, 404, 429, 500, 503].map(refusing),
  shouting,
  ...strangers,
  ...DRIFTING,
  ...thrown,
  ...others,
];
