import { PaymenntApiError, PaymenntError, PaymenntValidationError } from 'paymennt';

/** Something that a caller may be told as it is. */
export class Refusal extends Error {
  readonly status: 404 | 409;

  constructor(status: 404 | 409, reason: string) {
    super(reason);
    this.status = status;
  }
}

/** What a caller is told of an error: enough to know what to do next, and nothing of what is behind it. */
export interface Problem {
  readonly status: 400 | 404 | 409 | 500 | 502;
  readonly body: { readonly error: string };
}

const problem = (status: Problem['status'], error: string): Problem => ({ status, body: { error } });

export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return problem(error.status, error.message);
  if (isRefusedByFramework(error)) return problem(400, 'bad_request');
  // The SDK's errors are safe to log: they hold no secret and no personal detail.
  console.error(error);
  // What we have stored about the order cannot be sent: no repetition will help.
  if (PaymenntValidationError.is(error)) return problem(500, 'internal_error');
  if (PaymenntApiError.is(error) && error.code === 'request_id_conflict') {
    return problem(409, 'payment_conflict');
  }
  // What the API refuses, it refuses again; all documented refusals are a 400.
  if (PaymenntApiError.is(error) && error.httpStatus === 400)
    return problem(502, 'payment_refused_by_gateway');
  // No answer, or none that helps. Starting and confirming are safe to repeat.
  if (PaymenntError.is(error)) return problem(502, 'payment_gateway_unavailable');
  return problem(500, 'internal_error');
}

/** A body that is too large, a broken encoding. */
function isRefusedByFramework(error: unknown): boolean {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0;
  return status >= 400 && status < 500;
}
