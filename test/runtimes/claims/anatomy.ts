import * as paymennt from 'paymennt';

const CLASSES = [
  paymennt.PaymenntError,
  paymennt.PaymenntConfigurationError,
  paymennt.PaymenntValidationError,
  paymennt.PaymenntApiError,
  paymennt.PaymenntAuthenticationError,
  paymennt.PaymenntRateLimitError,
  paymennt.PaymenntResponseError,
  paymennt.PaymenntConnectionError,
  paymennt.PaymenntTimeoutError,
  paymennt.PaymenntAbortError,
];

/** The class of an error below `PaymenntError`, by `instanceof` and by `is`, and what it says of the money. */
export interface Anatomy {
  readonly instanceOf: readonly string[];
  readonly is: readonly string[];
  readonly code: string;
  readonly outcome: string;
}

export function anatomyOf(error: unknown): Anatomy {
  const names = (classes: typeof CLASSES) => classes.map((each) => each.prototype.name);
  const { code, outcome } = error as paymennt.PaymenntError;
  return {
    instanceOf: names(CLASSES.filter((each) => error instanceof each)),
    is: names(CLASSES.filter((each) => each.is(error))),
    code,
    outcome,
  };
}

/** What `anatomyOf` has to find. */
export const anatomy = (code: string, outcome: string, ...classes: readonly string[]): Anatomy => ({
  instanceOf: ['PaymenntError', ...classes],
  is: ['PaymenntError', ...classes],
  code,
  outcome,
});

/** What something failed with. */
export const failureOf = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => 'it did not fail',
    (error: unknown) => error,
  );
