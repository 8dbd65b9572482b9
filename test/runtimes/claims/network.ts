import type { PaymenntConnectionError } from 'paymennt';
import { anatomy, anatomyOf, failureOf } from './anatomy.js';
import type { Claim } from './claim.js';
import type { Stage } from './stage.js';

const REFUND = { amount: '5.00', currency: 'AED', note: 'Returned' };

/** What a write to an origin fails with. */
async function failedWrite(stage: Stage, origin: string) {
  const attempts: number[] = [];
  const onRequest = ({ attempt }: { attempt: number }) => attempts.push(attempt);
  const client = stage.clientOf(origin, { maxRetries: 1, hooks: { onRequest } });
  const error = await failureOf(client.checkouts.refund('1', REFUND));
  const { causeCode } = error as PaymenntConnectionError;
  return { ...anatomyOf(error), causeCode, attempts: attempts.length };
}

const connectionFailed = (outcome: string) =>
  anatomy('connection_failed', outcome, 'PaymenntConnectionError');

/** How often each kind of write arrives when the connection breaks that a read has used before. */
async function writesOverUsedConnection(stage: Stage) {
  const trouble = 'breaks-on-writes';
  const client = stage.troubled(trouble);
  const arrived: Record<string, number> = {};
  const writes = {
    refund: () => client.checkouts.refund('1', REFUND),
    charge: () => client.request({ method: 'POST', path: '/payment/debit', body: { source: 'card' } }),
    delete: () => client.request({ method: 'DELETE', path: '/webhooks/1' }),
  };
  for (const [name, write] of Object.entries(writes)) {
    await client.branches.list();
    const before = (await stage.requestsTo(trouble)).length;
    const { outcome } = anatomyOf(await failureOf(write()));
    arrived[`${name}, ${outcome}`] = (await stage.requestsTo(trouble)).length - before;
  }
  return arrived;
}

/** How often each kind of write arrives at a server that says it is the wrong one, and what the SDK says of it. */
async function misdirectedWrites(stage: Stage) {
  const client = stage.troubled('misdirected');
  const writes = {
    refund: () => client.checkouts.refund('1', REFUND),
    charge: () => client.request({ method: 'POST', path: '/payment/debit', body: { source: 'card' } }),
  };
  const seen: Record<string, number> = {};
  for (const [name, write] of Object.entries(writes)) {
    const before = (await stage.requestsTo('misdirected')).length;
    const { outcome } = anatomyOf(await failureOf(write()));
    seen[`${name}, ${outcome}`] = (await stage.requestsTo('misdirected')).length - before;
  }
  return seen;
}

/** Outlives an answer that a runtime refuses, and the end of its connection. */
async function tooManyCodings(stage: Stage) {
  const client = stage.troubled('many-codings', { attemptTimeoutMs: 500, maxRetries: 0 });
  const { outcome } = anatomyOf(await failureOf(client.checkouts.refund('1', REFUND)));
  return { outcome };
}

/** What the SDK says, and does, when there is no answer. */
export const NETWORK: readonly Claim[] = [
  {
    claim:
      'knows that a write was not sent when nobody listens, and tries it again; or says that it does not know',
    seen: (stage) => failedWrite(stage, stage.world.refused),
    expected: ({ refused: { outcome, ...words } }) => ({
      ...connectionFailed(outcome),
      ...words,
      attempts: outcome === 'not_sent' ? 2 : 1,
    }),
  },
  {
    claim: 'sends nothing to a server with a certificate that nobody vouches for, and does not try it twice',
    seen: (stage) => failedWrite(stage, stage.world.untrusted),
    expected: ({ untrusted: { outcome, ...words } }) => ({
      ...connectionFailed(outcome),
      ...words,
      attempts: 1,
    }),
  },
  {
    claim: 'does not know what became of a write when the connection breaks, and does not send it again',
    seen: (stage) => failedWrite(stage, `${stage.world.trouble}/breaks`),
    expected: ({ reset }) => ({ ...connectionFailed('unknown'), ...reset, attempts: 1 }),
  },
  {
    claim: 'sends a write once, also over a connection that was used before',
    seen: writesOverUsedConnection,
    expected: ({ deletesSent }) => ({
      'refund, unknown': 1,
      'charge, unknown': 1,
      'delete, unknown': deletesSent,
    }),
  },
  {
    claim: 'sends a write once to a server that says 421, and does not know what became of it',
    seen: misdirectedWrites,
    expected: { 'refund, unknown': 1, 'charge, unknown': 1 },
  },
  {
    claim: 'lives on after an answer with more content codings than a runtime takes',
    seen: tooManyCodings,
    expected: { outcome: 'unknown' },
  },
];
