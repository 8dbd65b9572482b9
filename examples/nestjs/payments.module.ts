import { Module } from '@nestjs/common';
import { PaymenntClient } from 'paymennt';
import { openDatabase } from './database.js';
import { PAYMENTS, PaymentsController } from './payments.controller.js';
import { createPayments } from './payments.js';
import { Sweeper } from './sweeper.js';

/** The shop's payments: import it into your own module. */
@Module({
  controllers: [PaymentsController],
  providers: [
    {
      provide: PAYMENTS,
      async useFactory() {
        const { sql } = await openDatabase(process.env['DATABASE_URL'] ?? 'file:shop.db');
        return createPayments(PaymenntClient.fromEnv(), sql);
      },
    },
    { provide: Sweeper, useFactory: (payments) => new Sweeper(payments), inject: [PAYMENTS] },
  ],
})
export class PaymentsModule {}
