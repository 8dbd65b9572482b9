import { LosslessNumber } from 'lossless-json';
import { SANDBOX_IDS, SANDBOX_TOKENS } from 'paymennt/sandbox';
import { operationNamed } from './merchant-api.js';
import { type RequestParts, requestSamples } from './samples.js';
import type { SandboxSession } from './sandbox-session.js';
import { fieldOf, isList, isRecord, type Json, type JsonRecord } from './schema.js';

/** Makes a sample request one that the sandbox can grant: what the sample names is really there afterwards. */
export type Scene = (session: SandboxSession, sample: RequestParts) => Promise<RequestParts>;

/** The scene that each operation needs; those that are not here need nothing. */
export const SCENES: { readonly [operation: string]: Scene } = {
  'checkouts.createWeb': async (_, sample) => withRealIds(sample),
  'checkouts.createMobile': async (_, sample) => withRealIds(sample),
  'checkouts.createLink': async (_, sample) => withRealIds(sample),
  'checkouts.createQr': async (_, sample) => withRealIds(sample),
  'checkouts.createTerminal': async (_, sample) => withRealIds(sample),
  'checkouts.search': async (session, sample) => {
    await openCheckout(session, 'MOBILE');
    return sample;
  },
  'checkouts.get': async (session, sample) => ({ ...sample, id: await openCheckout(session, 'MOBILE') }),
  'checkouts.cancel': async (session, sample) => ({ ...sample, id: await openCheckout(session, 'WEB') }),
  'checkouts.resendToTerminal': async (session, sample) => ({
    ...sample,
    id: await openCheckout(session, 'TERMINAL'),
  }),
  'checkouts.refund': async (session, sample) => {
    const id = await openCheckout(session, 'MOBILE');
    await payWithToken(session, id);
    return { ...sample, id };
  },
  'payments.create': paymentScene,
  'payments.get': paidScene,
  'payments.capture': paidScene,
  'cards.list': async (session, sample) => {
    await storeCard(session);
    return sample;
  },
  'cards.get': cardScene,
  'cards.delete': cardScene,
  'subscriptions.search': async (session, sample) => {
    await subscribe(session);
    return sample;
  },
  'subscriptions.create': async (session, sample) => {
    const { customer } = await session.perform(
      'checkouts.createMobile',
      await bodyOf('checkouts.createMobile'),
    );
    return inBody(sample, 'customerId', new LosslessNumber(textAt(customer, 'id')));
  },
  'subscriptions.get': subscriptionScene,
  'subscriptions.pause': subscriptionScene,
  'subscriptions.resume': async (session, sample) => {
    const parts = await subscriptionScene(session, sample);
    await session.perform('subscriptions.pause', { id: parts.id });
    return parts;
  },
  'subscriptions.listPayments': async (session, sample) => {
    const parts = await subscriptionScene(session, sample);
    await session.advance('2d');
    return parts;
  },
  'branches.get': async (_, sample) => ({ ...sample, id: SANDBOX_IDS.branch }),
  'branches.disable': async (_, sample) => ({ ...sample, id: SANDBOX_IDS.branch }),
  'branches.enable': async (session, sample) => {
    await session.perform('branches.disable', { id: SANDBOX_IDS.branch });
    return { ...sample, id: SANDBOX_IDS.branch };
  },
  'terminals.get': async (_, sample) => ({ ...sample, id: SANDBOX_IDS.terminals[0] }),
  'webhooks.list': async (session, sample) => {
    await session.perform('webhooks.create', {});
    return sample;
  },
  'webhooks.get': webhookScene,
  'webhooks.test': webhookScene,
  'webhooks.enable': webhookScene,
  'webhooks.disable': webhookScene,
  'webhooks.delete': webhookScene,
};

const CREATE = { MOBILE: 'createMobile', WEB: 'createWeb', TERMINAL: 'createTerminal' } as const;

async function openCheckout(session: SandboxSession, type: keyof typeof CREATE): Promise<string> {
  const name = `checkouts.${CREATE[type]}`;
  return textAt(await session.perform(name, await bodyOf(name)), 'id');
}

/** The largest sample of an operation, with ids that the sandbox has and a request id of its own. */
async function bodyOf(name: string): Promise<RequestParts> {
  const [sample = { query: {} }] = requestSamples(operationNamed(name), 'maximal');
  return inBody(withRealIds(sample), 'requestId', `scene-${name}`);
}

async function payWithToken(session: SandboxSession, checkoutId: string): Promise<JsonRecord> {
  const source = { type: 'TOKEN', token: SANDBOX_TOKENS.visa };
  return session.perform('payments.create', { body: { source, checkoutId } });
}

async function paidScene(session: SandboxSession, sample: RequestParts): Promise<RequestParts> {
  const payment = await payWithToken(session, await openCheckout(session, 'MOBILE'));
  return { ...sample, id: textAt(payment, 'id') };
}

async function storeCard(session: SandboxSession): Promise<string> {
  const source = { type: 'TOKEN', token: SANDBOX_TOKENS.mastercard, storeCardDetails: true };
  await session.perform('payments.create', {
    body: { source, checkoutId: await openCheckout(session, 'WEB') },
  });
  const { content } = await session.perform('cards.list', {});
  return textAt(isList(content) ? content[0] : undefined, 'token');
}

async function cardScene(session: SandboxSession, sample: RequestParts): Promise<RequestParts> {
  return { ...sample, query: { cardToken: await storeCard(session) } };
}

async function paymentScene(session: SandboxSession, sample: RequestParts): Promise<RequestParts> {
  const { source = null, checkoutId } = sample.body ?? {};
  const isToken = fieldOf(source, 'type') === 'TOKEN';
  const token = isToken ? SANDBOX_TOKENS.visa : await storeCard(session);
  const parts = inBody(withRealIds(sample), 'source', { ...(isRecord(source) ? source : {}), token });
  return checkoutId === undefined
    ? parts
    : inBody(parts, 'checkoutId', await openCheckout(session, 'MOBILE'));
}

async function subscribe(session: SandboxSession): Promise<string> {
  const [sample = { query: {} }] = requestSamples(operationNamed('subscriptions.create'), 'maximal');
  return textAt(await session.perform('subscriptions.create', sample), 'id');
}

async function subscriptionScene(session: SandboxSession, sample: RequestParts): Promise<RequestParts> {
  return { ...sample, id: await subscribe(session) };
}

async function webhookScene(session: SandboxSession, sample: RequestParts): Promise<RequestParts> {
  return { ...sample, id: textAt(await session.perform('webhooks.create', {}), 'id') };
}

/** The branch and the terminal of the sample exist at the vendor's only; these exist in a sandbox. */
function withRealIds(sample: RequestParts): RequestParts {
  const { checkoutDetails = null } = sample.body ?? {};
  const outer = withBranch(inBody(sample, 'terminalId', SANDBOX_IDS.terminals[0]));
  if (!isRecord(checkoutDetails)) return outer;
  const inner = withBranch({ query: {}, body: checkoutDetails }).body ?? {};
  return inBody(outer, 'checkoutDetails', inner);
}

function withBranch(sample: RequestParts): RequestParts {
  return inBody(sample, 'branchId', new LosslessNumber(SANDBOX_IDS.branch));
}

/** Replaces a field that is there; one that the sample leaves out stays out. */
function inBody(sample: RequestParts, name: string, value: Json): RequestParts {
  const { body } = sample;
  return body?.[name] === undefined ? sample : { ...sample, body: { ...body, [name]: value } };
}

function textAt(value: Json | undefined, name: string): string {
  const found = fieldOf(value, name);
  if (typeof found !== 'string') throw new Error(`Expected a text in ${name}, got ${JSON.stringify(value)}`);
  return found;
}
