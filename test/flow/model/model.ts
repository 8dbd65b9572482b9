import {
  createPaymentFlow,
  type Finding,
  type FlowOrder,
  type Fulfilment,
  type PaymentFlow,
  type PaymentFlowOptions,
} from 'paymennt/flow';
import { Gateway } from '../support/gateway.js';
import { ORDER_ID, orderOver } from '../support/shop.js';
import { Database, type ModelTransaction } from './database.js';
import { type Actor, Scheduler } from './scheduler.js';

/** How fulfilment is made safe. */
export type Mode = 'transaction' | 'lease';

export type FlowFactory = (options: PaymentFlowOptions<ModelTransaction>) => PaymentFlow;

export interface ModelOptions {
  readonly mode: Mode;
  readonly createFlow?: FlowFactory | undefined;
  readonly ignoresRevision?: boolean | undefined;
}

/** One shop with one order on machines that share a database and a gateway. */
export class Model {
  readonly scheduler = new Scheduler();
  readonly database = new Database(this.scheduler);
  readonly gateway = new Gateway();
  readonly findings: Finding[] = [];
  /** Fulfilments that count: committed, or begun without a transaction. */
  readonly fulfilments: string[] = [];
  readonly violations: string[] = [];
  price = '105.00';
  /** Whether time has passed that may have ended a lease. */
  hasWaited = false;
  /** Whether the shop has forgotten what the gateway knows. */
  hasForgotten = false;
  #backup: { readonly rows: Database['rows']; readonly fulfilments: number } | undefined;
  readonly #prices = new Map<Actor, number>();
  readonly #options: ModelOptions;
  #actors = 0;

  constructor(options: ModelOptions) {
    this.#options = options;
    this.database.ignoresRevision = options.ignoresRevision === true;
    this.database.onPaid = (actor, checkoutId) => this.#checkPayment(actor, checkoutId);
  }

  /** Runs one method of the flow on a machine of its own. */
  run(name: string, work: (flow: PaymentFlow) => Promise<unknown>): Actor {
    this.#actors += 1;
    return this.scheduler.spawn(`${name}#${this.#actors}`, (actor) => work(this.#flowOf(actor)));
  }

  #flowOf(actor: Actor): PaymentFlow {
    const { mode, createFlow = createPaymentFlow } = this.#options;
    const hasTransactions = mode === 'transaction';
    return createFlow({
      paymennt: this.gateway.clientOf((call) => this.scheduler.point(actor, call)),
      storage: this.database.storageOf(actor, hasTransactions),
      order: async (): Promise<FlowOrder> => {
        await this.scheduler.point(actor, 'order');
        this.#prices.set(actor, Number(this.price));
        return orderOver(this.price);
      },
      fulfil: async (fulfilment, tx) => {
        await this.scheduler.point(actor, 'fulfil');
        const record = () => this.#fulfil(fulfilment);
        if (hasTransactions) tx.effects.push(record);
        else record();
        await this.scheduler.point(actor, 'fulfilled');
      },
      review: async (finding) => {
        await this.scheduler.point(actor, 'review');
        this.findings.push(finding);
        await this.scheduler.point(actor, 'reviewed');
      },
    });
  }

  /** What pays an order must have the amount that its machine read last as the order's. */
  #checkPayment(actor: Actor, checkoutId: string): void {
    const { orderId, status, amount } = this.gateway.row(checkoutId);
    const isRight = orderId === ORDER_ID && status !== 'FAILED' && amount === this.#prices.get(actor);
    if (!isRight) this.violations.push(`paid wrongly by checkout ${checkoutId}`);
  }

  #fulfil({ orderId, checkout }: Fulfilment): void {
    this.fulfilments.push(orderId);
    const { id, status, totalRefunded } = checkout;
    const isPaid = status === 'PAID' && !(Number(totalRefunded) > 0);
    const isPayer = this.database.rows.get(orderId)?.paidBy === id;
    // A restored backup has forgotten who paid.
    if (!isPaid || !(isPayer || this.hasForgotten))
      this.violations.push(`fulfilled wrongly for checkout ${id}`);
  }

  backUp(): void {
    this.#backup = { rows: new Map(this.database.rows), fulfilments: this.fulfilments.length };
    this.scheduler.log.push('a backup is made');
  }

  /** What the shop wrote since the backup is gone; what happened at the gateway is not. */
  restore(): void {
    if (!this.#backup || this.database.isLocked) return;
    this.database.restore(this.#backup.rows);
    this.hasForgotten = true;
    this.fulfilments.length = this.#backup.fulfilments;
    this.scheduler.log.push('the backup is restored');
  }

  /** What must hold at every moment. */
  check(): void {
    const payable = this.gateway.payable(ORDER_ID).length;
    if (payable > 1) this.violations.push(`${payable} checkouts can be paid`);
  }
}
