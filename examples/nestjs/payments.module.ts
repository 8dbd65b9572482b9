import { Module } from '@nestjs/common';
import { DEMO_ORDERS } from './demo-orders.js';
import { InMemoryOrderStore } from './orders.js';
import { createPaymenntClient } from './paymennt-client.js';
import { PaymentsController } from './payments.controller.js';
import { Payments } from './payments.js';

/** The shop's payments: import it into your own module. */
@Module({
  controllers: [PaymentsController],
  providers: [
    {
      provide: Payments,
      useFactory: () => new Payments(createPaymenntClient(), new InMemoryOrderStore(DEMO_ORDERS)),
    },
  ],
})
export class PaymentsModule {}
