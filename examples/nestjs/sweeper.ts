import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { PaymentFlow } from 'paymennt/flow';

/** Finds payments whose shopper never came back, and finishes work that a crash interrupted. */
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #payments: PaymentFlow;
  #timer: NodeJS.Timeout | undefined;

  constructor(payments: PaymentFlow) {
    this.#payments = payments;
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => this.#payments.sweep().catch(console.error), 5 * 60_000);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }
}
