import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { PaymenntError } from 'paymennt';

/** What the app gets when the gateway is down. Nest answers every other error by itself. */
@Catch(PaymenntError)
export class GatewayErrorFilter implements ExceptionFilter {
  catch(error: PaymenntError, host: ArgumentsHost): void {
    // Safe to log: the errors of the SDK hold no secret and no personal detail.
    console.error(error);
    // Starting and confirming are safe to repeat, so the app may try again.
    const response = host.switchToHttp().getResponse<Response>();
    response.status(502).json({ error: 'payment_gateway_unavailable' });
  }
}
