import { Controller, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { FlowState, PaymentFlow, StartedPayment } from 'paymennt/flow';
import { GatewayErrorFilter } from './gateway-error.filter.js';
import { START_STATUS } from './payments.js';

/** The token under which the module provides the flow. */
export const PAYMENTS = Symbol('payments');

/** The routes of the shop's payments. Put your own guard in front of the two `/orders` routes. */
@Controller()
@UseFilters(GatewayErrorFilter)
export class PaymentsController {
  readonly #payments: PaymentFlow;

  constructor(@Inject(PAYMENTS) payments: PaymentFlow) {
    this.#payments = payments;
  }

  @Post('orders/:orderId/checkout')
  async start(
    @Param('orderId') orderId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StartedPayment> {
    const payment = await this.#payments.start(orderId);
    response.status(START_STATUS[payment.state]);
    return payment;
  }

  @Post('orders/:orderId/confirm')
  async confirm(
    @Param('orderId') orderId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ state: FlowState }> {
    const state = await this.#payments.confirm(orderId);
    response.status(state === 'unknown_order' ? 404 : 200);
    return { state };
  }

  @Post('webhooks/paymennt')
  async webhook(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    response.status(await this.#payments.receiveWebhook(request.body ?? ''));
  }
}
