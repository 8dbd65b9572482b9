import type { PaymenntError } from 'paymennt';

/** The class of an error, which recognises its own. */
interface ErrorClass<Instance extends PaymenntError> {
  readonly name: string;
  readonly prototype: Instance;
  is(value: unknown): boolean;
}

function asInstance<Instance extends PaymenntError>(
  errorClass: ErrorClass<Instance>,
  error: unknown,
): Instance {
  if (errorClass.is(error)) return error as Instance;
  throw new Error(`expected a ${errorClass.name}, got ${String(error)}`, { cause: error });
}

/** Whatever a promise is rejected with. */
export async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  const settled = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in settled) return settled.error;
  throw new Error(`expected a failure, got an answer: ${JSON.stringify(settled.value)}`);
}

/** The error that a promise is rejected with, which has to be of this class. */
export async function rejection<Instance extends PaymenntError>(
  errorClass: ErrorClass<Instance>,
  promise: PromiseLike<unknown>,
): Promise<Instance> {
  return asInstance(errorClass, await failureOf(promise));
}

/** The error that a function throws, which has to be of this class. */
export function thrownBy<Instance extends PaymenntError>(
  errorClass: ErrorClass<Instance>,
  work: () => unknown,
): Instance {
  let value: unknown;
  try {
    value = work();
  } catch (error) {
    return asInstance(errorClass, error);
  }
  throw new Error(`expected a ${errorClass.name}, got a value: ${JSON.stringify(value)}`);
}
