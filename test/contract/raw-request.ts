/** A request exactly as it was on the wire. */
export interface RawRequest {
  readonly method: string;
  /** The request target: path and query, still encoded. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bodyText: string;
}
