import { Controller, HttpCode, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type PaymentState, Payments, type StartedPayment } from './payments.js';
import { ProblemFilter } from './problem.filter.js';

/** The routes of the shop's payments. Put your own guard in front of the two `/orders` routes. */
@Controller()
@UseFilters(ProblemFilter)
export class PaymentsController {
  readonly #payments: Payments;

  // Named, so that it works without the type metadata that only some compilers write.
  constructor(@Inject(Payments) payments: Payments) {
    this.#payments = payments;
  }

  @Post('orders/:orderId/checkout')
  @HttpCode(200)
  start(@Param('orderId') orderId: string): Promise<StartedPayment> {
    return this.#payments.start(orderId);
  }

  @Post('orders/:orderId/confirm')
  @HttpCode(200)
  async confirm(@Param('orderId') orderId: string): Promise<{ status: PaymentState }> {
    return { status: await this.#payments.confirm(orderId) };
  }

  @Post('webhooks/paymennt')
  async webhook(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    response.status(await this.#payments.receiveWebhook(request.body ?? ''));
  }
}
