import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { PaymenntError } from 'paymennt';
import { problemOf, Refusal } from './problems.js';

@Catch(Refusal, PaymenntError)
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const { status, body } = problemOf(error);
    host.switchToHttp().getResponse<Response>().status(status).json(body);
  }
}
