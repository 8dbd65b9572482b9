import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlTag } from 'paymennt/flow';
import { Random } from '../model/random.js';
import type { FaultyGateway } from './faulty-gateway.js';
import type { Machines } from './machines.js';
import type { CallName } from './protocol.js';

/** A price, and the time in which it was the order's. */
export interface Price {
  readonly amount: string;
  readonly from: number;
  to: number;
}

export interface Shop {
  readonly gateway: FaultyGateway;
  readonly machines: Machines;
  readonly sql: SqlTag;
  /** The prices of each order, the last one last. */
  readonly prices: Map<string, Price[]>;
}

const PRICES = ['105.00', '120.00', '99.50'];

/** What becomes of a checkout at the gateway. Nothing, if it cannot. */
function move(
  { sandbox }: FaultyGateway,
  verb: 'pay' | 'decline' | 'hold' | 'expire' | 'chargeback',
  id: string,
) {
  try {
    sandbox.bank[verb](id);
  } catch {
    // It was cancelled or paid meanwhile.
  }
}

/** One order, from its creation to the last thing that its shopper and the gateway do. */
export class Shopper {
  readonly #shop: Shop;
  readonly #orderId: string;
  readonly #random: Random;

  constructor(shop: Shop, orderId: string, seed: number) {
    this.#shop = shop;
    this.#orderId = orderId;
    this.#random = new Random(seed);
  }

  async run(): Promise<void> {
    const [amount = ''] = PRICES;
    const { sql, prices } = this.#shop;
    prices.set(this.#orderId, [{ amount, from: Date.now(), to: Number.POSITIVE_INFINITY }]);
    await sql`INSERT INTO orders (order_id, amount) VALUES (${this.#orderId}, ${amount}) RETURNING order_id`;
    const late: string[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const id = await this.#tap();
      if (this.#random.chance(0.2)) await this.#changePrice();
      if (id === undefined) continue;
      if (await this.#pay(id, late)) break;
    }
    for (const id of late) {
      await sleep(this.#random.next() * 500);
      this.#shop.gateway.late.delete(id);
      move(this.#shop.gateway, 'pay', id);
      await this.#report(id);
    }
    if (this.#random.chance(0.2)) await this.#call('start', this.#orderId);
  }

  /** Taps on Pay, twice at once at times. @returns the checkout that the app shows. */
  async #tap(): Promise<string | undefined> {
    for (let round = 0; round < 3; round += 1) {
      const taps = this.#random.chance(0.5) ? 2 : 1;
      const answers = await Promise.all(
        Array.from({ length: taps }, () => this.#call('start', this.#orderId)),
      );
      const ids = answers.map((answer) => (answer as { checkoutId?: string } | undefined)?.checkoutId);
      const id = this.#random.pick(ids.filter((found) => found !== undefined));
      if (id !== undefined) return id;
      await sleep(this.#random.next() * 200);
    }
    return undefined;
  }

  /** Decides about a checkout at the gateway. @returns whether the shopper has paid, as far as they know. */
  async #pay(id: string, late: string[]): Promise<boolean> {
    const { gateway } = this.#shop;
    const fate = this.#random.next();
    const isPaid = fate < 0.5;
    if (fate < 0.4) move(gateway, 'pay', id);
    else if (isPaid) {
      move(gateway, 'hold', id);
      await this.#report(id);
      move(gateway, 'pay', id);
    } else if (fate < 0.7) {
      late.push(id);
      gateway.late.add(id);
      move(gateway, 'hold', id);
    } else if (fate < 0.85) move(gateway, 'decline', id);
    else if (fate < 0.92) move(gateway, 'expire', id);
    await this.#report(id);
    if (isPaid && this.#random.chance(0.05)) {
      move(gateway, 'chargeback', id);
      await this.#report(id);
    }
    return isPaid;
  }

  /** The app and webhooks, together, each of them twice at times or not at all. */
  async #report(id: string): Promise<void> {
    const calls: (readonly [CallName, string])[] = [];
    for (let times = this.#times(); times > 0; times -= 1) calls.push(['webhook', id]);
    for (let times = this.#times(); times > 0; times -= 1) calls.push(['confirm', this.#orderId]);
    await Promise.all(calls.map((call) => this.#call(...call)));
  }

  #times(): number {
    return this.#random.pick([0, 1, 1, 2]) ?? 0;
  }

  async #changePrice(): Promise<void> {
    const { sql, prices } = this.#shop;
    const before = prices.get(this.#orderId)?.at(-1);
    const amount = this.#random.pick(PRICES.filter((other) => other !== before?.amount)) ?? '';
    prices.get(this.#orderId)?.push({ amount, from: Date.now(), to: Number.POSITIVE_INFINITY });
    await sql`UPDATE orders SET amount = ${amount} WHERE order_id = ${this.#orderId} RETURNING order_id`;
    if (before) before.to = Date.now();
  }

  /** Calls one of the processes. It may die, and the flow may reject: the shopper sees an error and goes on. */
  async #call(name: CallName, subject: string): Promise<unknown> {
    return this.#shop.machines.call(name, subject).catch(() => undefined);
  }
}
