/**
 * A failure of `createNodeFetch` before the first byte of the request. `cause` is the original failure:
 * the error of the connection, or the reason of the signal.
 */
export class RequestNotSent extends Error {
  override readonly name = 'RequestNotSent';

  /** Compares the name, because `createNodeFetch` may come from the build of the other module format. */
  static is(error: unknown): error is RequestNotSent {
    return error instanceof Error && error.name === 'RequestNotSent';
  }

  constructor(cause: unknown) {
    super('The request was not sent.', { cause });
  }
}
