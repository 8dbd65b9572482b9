import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { Response } from 'express';
import { PaymenntError } from 'paymennt';

/** The answer to the app when the gateway is down. Nest answers every other error by itself. */
// Not @Catch(PaymenntError): Nest compares with instanceof, which is false for an error of the package's other build.
@Catch()
export class GatewayErrorFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    if (!PaymenntError.is(error)) {
      super.catch(error, host);
      return;
    }
    // Safe to log: the errors of the SDK hold no secret and no personal detail.
    console.error(error);
    // Starting and confirming are safe to repeat, so the app may try again.
    const response = host.switchToHttp().getResponse<Response>();
    response.status(502).json({ error: 'payment_gateway_unavailable' });
  }
}
