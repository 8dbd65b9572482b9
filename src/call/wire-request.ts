import type { HookContext } from '../config/hooks.js';

/** An HTTP method that the API takes. */
export type HttpMethod = HookContext['method'];

/** A request in the form that is sent: path and query are encoded, the body is JSON text or absent. */
export interface WireRequest {
  readonly method: HttpMethod;
  readonly path: string;
  /** The path with names instead of ids, for hooks. */
  readonly urlTemplate: string;
  readonly body?: string | undefined;
}
