import { chance } from './chance.js';
import { BLOCKED_ORDER_PREFIX } from './gateway-routes.js';
import type { Answer, PaymentClient } from './payment-client.js';
import type { Order, Truth } from './truth.js';

/** What became of one call, once the client's story is held against the truth. */
export type Verdict =
  /** The caller has what it asked for, and it is true. */
  | 'done'
  /** The caller was told that nothing happened, and nothing did. */
  | 'refused'
  /** The caller was told that nobody knows, and can look. */
  | 'unknown'
  /** The caller was told that nothing happened, and it did. */
  | 'lost'
  /** The caller was given something that is not true: another order, another amount, a refund that was never made. */
  | 'wrong'
  /** The caller got an error that is none of the client's own. */
  | 'crashed';

/** One call, and how to judge what the client says of it. */
export interface Task {
  readonly kind: 'create' | 'refund' | 'capture' | 'get';
  /** Whether the gateway can do it: false for a blocked order and for a `requestId` that another order has used. */
  readonly possible: boolean;
  run(client: PaymentClient): Promise<Answer>;
  judge(answer: Answer, truth: Truth): Verdict;
  /** How many times it happened at the gateway. */
  times(truth: Truth): number;
}

export interface TaskCounts {
  readonly creates: number;
  readonly refunds: number;
  readonly captures: number;
  readonly reads: number;
}

/** The judgement that all writes share: `happened` is the truth, `isIt` whether the caller was handed the right thing. */
function judgeWrite(answer: Answer, happened: boolean, isIt: boolean): Verdict {
  if (answer.said === 'done') return happened && isIt ? 'done' : 'wrong';
  if (answer.said === 'refused') return happened ? 'lost' : 'refused';
  return answer.said;
}

function createTask({ order, possible }: SomeOrder): Task {
  const committed = (truth: Truth) => {
    const checkout = truth.checkoutOfRequest(order.requestId);
    return checkout?.orderId === order.orderId ? checkout : undefined;
  };
  return {
    kind: 'create',
    possible,
    run: (client) => client.create(order),
    judge(answer, truth) {
      const seen = answer.said === 'done' ? answer.seen : undefined;
      const checkout = committed(truth);
      const isIt =
        seen?.id === checkout?.id &&
        seen?.requestId === order.requestId &&
        seen.orderId === order.orderId &&
        seen.amount === order.amount;
      return judgeWrite(answer, checkout !== undefined, isIt);
    },
    times: (truth) => truth.checkouts().filter(({ orderId }) => orderId === order.orderId).length,
  };
}

function refundTask(checkoutId: string, note: string): Task {
  return {
    kind: 'refund',
    possible: true,
    run: (client) => client.refund({ checkoutId, amount: 5, currency: 'AED', note }),
    judge(answer, truth) {
      const isIt = answer.said === 'done' && answer.seen.id === checkoutId;
      return judgeWrite(answer, truth.refundsOf(note) > 0, isIt);
    },
    times: (truth) => truth.refundsOf(note),
  };
}

function captureTask(paymentId: string): Task {
  return {
    kind: 'capture',
    possible: true,
    run: (client) => client.capture(paymentId),
    judge(answer, truth) {
      const isIt = answer.said === 'done' && answer.seen.id === paymentId;
      return judgeWrite(answer, truth.capturesOf(paymentId) > 0, isIt);
    },
    times: (truth) => truth.capturesOf(paymentId),
  };
}

function readTask({ orderId, amount }: Order, id: string): Task {
  return {
    kind: 'get',
    possible: true,
    run: (client) => client.get(id),
    judge(answer) {
      if (answer.said !== 'done') return answer.said;
      const { seen } = answer;
      return seen.id === id && seen.orderId === orderId && seen.amount === amount ? 'done' : 'wrong';
    },
    times: () => 1,
  };
}

const range = (length: number) => Array.from({ length }, (_, index) => index);

function order(name: string, index: number, orderId = `ORD-${name}-${index}`): Order {
  return { requestId: `${name}-${index}`, orderId, currency: 'AED', amount: (1_000 + index) / 100 };
}

interface SomeOrder {
  readonly order: Order;
  readonly possible: boolean;
}

/** An order like any other, one that the gateway turns down, or one whose `requestId` an older checkout took. */
function someOrder(seed: number, index: number, truth: Truth): SomeOrder {
  const fate = chance(seed, 'order', index);
  if (fate < 0.03) {
    return { order: order('create', index, `${BLOCKED_ORDER_PREFIX}${index}`), possible: false };
  }
  const normal = order('create', index);
  const isTaken = fate < 0.06;
  if (isTaken) truth.createCheckout({ ...normal, orderId: `OLD-${index}`, amount: 1 }, 'PAID');
  return { order: normal, possible: !isTaken };
}

function paidCheckout(order: Order, truth: Truth): string {
  const checkout = truth.createCheckout(order, 'PAID');
  if (!checkout) throw new Error(`${order.requestId} is used`);
  return checkout.id;
}

/** The calls of one run, the kinds mixed, with everything that has to exist beforehand put into the truth. */
export function makeTasks(
  seed: number,
  truth: Truth,
  { creates, refunds, captures, reads }: TaskCounts,
): Task[] {
  const tasks = [
    ...range(creates).map((index) => createTask(someOrder(seed, index, truth))),
    ...range(refunds).map((index) =>
      refundTask(paidCheckout(order('to-refund', index), truth), `refund ${index}`),
    ),
    ...range(captures).map((index) => captureTask(String(1_700_000_000_000_000_000n + BigInt(index)))),
    ...range(reads).map((index) => {
      const toRead = order('to-read', index);
      return readTask(toRead, paidCheckout(toRead, truth));
    }),
  ];
  return tasks
    .map((task, index) => ({ task, place: chance(seed, 'place', index) }))
    .sort((a, b) => a.place - b.place)
    .map(({ task }) => task);
}
