import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageOf, refusalText, successText } from '../support/answers.js';
import { serveHandler } from '../support/server.js';
import { chance } from './chance.js';
import { deliver, deliverBadly, type Reply } from './delivery.js';
import { chooseFault, type Fault, type FaultPlan } from './fault-plan.js';
import { checkoutBody, readWork, type Work } from './gateway-routes.js';
import { type CommittedCheckout, Truth } from './truth.js';

export interface GatewayOptions extends FaultPlan {
  /** How long a late commit stays out of sight, in milliseconds: longer than an attempt of the client, up to twice this. */
  readonly lateCommitMs: number;
  /** How long a checkout may stay out of the list, in milliseconds: each has a lag of its own up to this. */
  readonly lagMs?: number;
}

/** A payment gateway that fails on purpose and knows what it did. */
export interface Gateway {
  readonly apiBaseUrl: string;
  readonly truth: Truth;
  /** How many requests came, and how many of them went wrong, by fault. */
  readonly requests: { total: number; readonly faults: Map<string, number> };
  /** Waits until every late commit has landed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** A checkout that some other customer paid, for answers that went to the wrong door. */
function bystander(truth: Truth): CommittedCheckout {
  const order = { requestId: 'bystander-r1', orderId: 'bystander', currency: 'AED', amount: 9_999 };
  const checkout = truth.createCheckout(order, 'PAID');
  if (!checkout) throw new Error('the bystander exists already');
  return checkout;
}

function replyTo(work: Work, fault: Fault, commits: boolean, other: CommittedCheckout): Reply {
  const proper = commits || work.kind === 'get' || work.kind === 'lookup' ? work.perform() : undefined;
  switch (fault.delivery) {
    case 'answer for someone else':
      return { status: 200, body: successText(checkoutBody(other)) };
    case 'stale list':
      return { status: 200, body: successText(pageOf([])) };
    case 'unfiltered list':
      return { status: 200, body: successText(pageOf([checkoutBody(other)])) };
    default:
      return proper ?? { status: 400, body: refusalText('not done') };
  }
}

/** Starts a gateway on a free loopback port. */
export async function startGateway({
  seed,
  rate,
  lateCommitMs,
  lagMs = 0,
}: GatewayOptions): Promise<Gateway> {
  const truth = new Truth((requestId) => lagMs * chance(seed, 'lag', requestId));
  const other = bystander(truth);
  const requests = { total: 0, faults: new Map<string, number>() };
  const attempts = new Map<string, number>();
  const lateCommits = new Set<Promise<void>>();

  function nthAttempt(work: Work): number {
    const subject = `${work.kind} ${work.subject}`;
    const nth = (attempts.get(subject) ?? 0) + 1;
    attempts.set(subject, nth);
    return nth;
  }

  function commitLater(work: Work, nth: number): void {
    const delayMs = lateCommitMs * (1 + chance(seed, 'delay', work.kind, work.subject, nth));
    const landed = new Promise<void>((resolve) => {
      setTimeout(() => {
        work.perform();
        resolve();
      }, delayMs);
    }).finally(() => lateCommits.delete(landed));
    lateCommits.add(landed);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const work = await readWork(truth, request);
    requests.total += 1;
    if (!work) return void response.writeHead(404).end();

    const nth = nthAttempt(work);
    const fault = chooseFault({ seed, rate }, work.kind, work.subject, nth);
    if (!fault) return deliver(response, work.perform());

    const name = `${work.kind}: ${fault.delivery}, commits ${fault.commits}`;
    requests.faults.set(name, (requests.faults.get(name) ?? 0) + 1);
    if (fault.commits === 'late') commitLater(work, nth);
    deliverBadly(response, replyTo(work, fault, fault.commits === 'now', other), fault.delivery);
  }

  // A client that hangs up while its request is being read is part of the weather.
  const { environment, close } = await serveHandler((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  return {
    apiBaseUrl: environment.apiBaseUrl,
    close,
    truth,
    requests,
    async settled() {
      while (lateCommits.size > 0) await Promise.all(lateCommits);
    },
  };
}
